#include "server/store/sqlite/engine_error.h"

#include "server/store/store_error.h"

#include <fmt/format.h>
#include <sqlite3.h>

namespace rasoat::store {

void rethrow(const SQLite::Exception& error, std::string_view doing) {
    switch (error.getErrorCode() & 0xff) {
    case SQLITE_FULL:
        throw StoreFull(fmt::format(
            "{}: the disk is full, or the file has reached the size allowed to it; free some space, no restart is "
            "needed ({})",
            doing, error.what()));
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        throw StoreCorrupt(fmt::format(
            "{}: the database file is damaged ({}); stop the server and put a backup in its place", doing,
            error.what()));
    case SQLITE_CONSTRAINT:
        throw StoreConflict(fmt::format("{}: {}", doing, error.what()));
    default:
        throw StoreUnavailable(fmt::format("{}: {}", doing, error.what()));
    }
}

} // namespace rasoat::store
