#include "server/store/sqlite/connection.h"

#include "server/store/sqlite/damage_check.h"
#include "server/store/sqlite/engine_error.h"
#include "server/store/store_error.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>

namespace rasoat::store {
namespace {

constexpr int wait_for_other_programs_ms = 5000;

SQLite::Database opened(const std::filesystem::path& file, Connection::Use use) {
    try {
        SQLite::Database database(
            file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
            wait_for_other_programs_ms);
        database.exec("PRAGMA journal_mode=WAL");
        // FULL syncs the log at every commit: what was confirmed survives a power cut (sqlite.org/pragma.html).
        database.exec("PRAGMA synchronous=FULL");
        database.exec("PRAGMA foreign_keys=ON");
        database.exec("PRAGMA secure_delete=FAST");
        database.exec("PRAGMA wal_autocheckpoint=4000");
        database.exec("PRAGMA journal_size_limit=67108864");
        if (use == Connection::Use::read) {
            database.exec("PRAGMA query_only=ON");
            database.exec("PRAGMA cache_size=-2000");
        } else {
            database.exec("PRAGMA cache_size=-16000");
        }
        return database;
    } catch (const SQLite::Exception& error) {
        const auto code = error.getErrorCode() & 0xff;
        if (code == SQLITE_NOTADB || code == SQLITE_CORRUPT) throw StoreCorrupt(damage_message(file, error.what()));
        rethrow(error, fmt::format("opening {}", file.string()));
    }
}

} // namespace

Connection::Connection(const std::filesystem::path& file, Use use) : database_(opened(file, use)) {}

SQLite::Statement& Connection::prepared(const char* sql) {
    const auto known = statements_.find(sql);
    if (known != statements_.end()) return known->second;
    try {
        return statements_.emplace(sql, SQLite::Statement(database_, sql)).first->second;
    } catch (const SQLite::Exception& error) {
        rethrow(error, sql);
    }
}

bool Connection::outside_transaction() const {
    return sqlite3_get_autocommit(database_.getHandle()) != 0;
}

Query::Query(Connection& connection, const char* sql) : statement_(connection.prepared(sql)) {}

Query::~Query() {
    statement_.tryReset();
}

bool Query::next() {
    column_ = 0;
    try {
        return statement_.executeStep();
    } catch (const SQLite::Exception& error) {
        rethrow(error, statement_.getQuery());
    }
}

int Query::run() {
    try {
        return statement_.exec();
    } catch (const SQLite::Exception& error) {
        rethrow(error, statement_.getQuery());
    }
}

void Query::bind(std::int64_t value) {
    statement_.bind(parameter_++, value);
}

void Query::bind(double value) {
    statement_.bind(parameter_++, value);
}

void Query::bind(std::string_view value) {
    statement_.bind(parameter_++, std::string(value));
}

void Query::bind(Blob value) {
    statement_.bindNoCopy(parameter_++, value.bytes.data(), static_cast<int>(value.bytes.size()));
}

void Query::bind(const SecretHash& value) {
    statement_.bind(parameter_++, value.data(), static_cast<int>(value.size()));
}

void Query::bind_null() {
    statement_.bind(parameter_++);
}

void Query::read(const SQLite::Column& column, SecretHash& value) {
    const auto* bytes = static_cast<const std::uint8_t*>(column.getBlob());
    if (column.getBytes() != static_cast<int>(value.size()))
        throw StoreCorrupt(fmt::format("a stored hash has {} bytes in place of {}", column.getBytes(), value.size()));
    std::copy_n(bytes, value.size(), value.begin());
}

} // namespace rasoat::store
