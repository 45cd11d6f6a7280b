#pragma once

#include "server/store/records.h"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>

namespace rasoat::store {

/// One connection with its prepared statements. Used by one thread at a time.
class Connection {
public:
    enum class Use { write, read };
    /// Throws StoreError.
    Connection(const std::filesystem::path& file, Use use);

    /// `sql` must be a literal: it is kept by its address.
    [[nodiscard]] SQLite::Statement& prepared(const char* sql);
    [[nodiscard]] SQLite::Database& database() { return database_; }
    /// Whether the engine has given up the running transaction by itself, as it does when the disk is full.
    [[nodiscard]] bool outside_transaction() const;

private:
    SQLite::Database database_;
    std::unordered_map<const char*, SQLite::Statement> statements_;
};

/// Bytes that are bound as a BLOB without being copied; they must live until the statement has run.
struct Blob {
    std::string_view bytes;
};

/// One run of a prepared statement: values are bound, then columns taken, in their order.
///
///     Query query(connection, "SELECT id, name FROM units WHERE parent = ?");
///     query.with(parent);
///     while (query.next()) units.push_back({query.take<UnitId>(), query.take<std::string>()});
///
/// The engine's errors come out as StoreError.
class Query {
public:
    Query(Connection& connection, const char* sql);
    Query(const Query&) = delete;
    Query& operator=(const Query&) = delete;
    ~Query();

    template <class... Values>
    Query& with(const Values&... values) {
        (bind(values), ...);
        return *this;
    }

    /// Goes to the next row; false after the last.
    bool next();
    /// Runs a statement that gives no rows; returns how many rows it changed.
    int run();

    template <class Value>
    [[nodiscard]] Value take() {
        Value value{};
        read(statement_.getColumn(column_++), value);
        return value;
    }

private:
    void bind(std::int64_t value);
    void bind(int value) { bind(std::int64_t{value}); }
    void bind(std::size_t value) { bind(static_cast<std::int64_t>(value)); }
    void bind(bool value) { bind(std::int64_t{value}); }
    void bind(double value);
    void bind(std::string_view value);
    void bind(const std::string& value) { bind(std::string_view(value)); }
    void bind(Blob value);
    void bind(const SecretHash& value);
    void bind(Time value) { bind(std::int64_t{value.time_since_epoch().count()}); }
    void bind(Day value) { bind(std::int64_t{value.time_since_epoch().count()}); }
    void bind(Vnd value) { bind(value.amount); }
    void bind(Year value) { bind(value.value); }
    void bind(Revision value) { bind(value.value); }
    template <class Record>
    void bind(Id<Record> value) {
        bind(value.value);
    }
    template <class Enum>
    void bind(Enum value) requires std::is_enum_v<Enum> {
        bind(static_cast<std::int64_t>(value));
    }
    template <class Value>
    void bind(const std::optional<Value>& value) {
        value ? bind(*value) : bind_null();
    }
    void bind_null();

    static void read(const SQLite::Column& column, std::int64_t& value) { value = column.getInt64(); }
    static void read(const SQLite::Column& column, bool& value) { value = column.getInt64() != 0; }
    static void read(const SQLite::Column& column, double& value) { value = column.getDouble(); }
    static void read(const SQLite::Column& column, std::string& value) { value = column.getString(); }
    static void read(const SQLite::Column& column, SecretHash& value);
    static void read(const SQLite::Column& column, Time& value) {
        value = Time(std::chrono::milliseconds(column.getInt64()));
    }
    static void read(const SQLite::Column& column, Day& value) { value = Day(std::chrono::days(column.getInt64())); }
    static void read(const SQLite::Column& column, Vnd& value) { value.amount = column.getInt64(); }
    static void read(const SQLite::Column& column, Year& value) { value.value = column.getInt(); }
    static void read(const SQLite::Column& column, Revision& value) { value.value = column.getInt64(); }
    template <class Record>
    static void read(const SQLite::Column& column, Id<Record>& value) {
        value.value = column.getInt64();
    }
    template <class Enum>
    static void read(const SQLite::Column& column, Enum& value) requires std::is_enum_v<Enum> {
        value = static_cast<Enum>(column.getInt64());
    }
    template <class Value>
    static void read(const SQLite::Column& column, std::optional<Value>& value) {
        if (column.isNull()) return;
        read(column, value.emplace());
    }

    SQLite::Statement& statement_;
    int parameter_ = 1;
    int column_ = 0;
};

} // namespace rasoat::store
