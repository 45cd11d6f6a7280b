#include "server/store/sqlite/backup.h"

#include "server/store/sqlite/engine_error.h"
#include "server/store/sqlite/private_file.h"
#include "server/store/store_error.h"

#include <SQLiteCpp/Backup.h>
#include <fmt/format.h>

namespace rasoat::store {
namespace {

constexpr int all_pages = -1;

void copy_pages(Connection& source, const std::filesystem::path& part) {
    try {
        SQLite::Database target(part.string(), SQLite::OPEN_READWRITE);
        {
            // In one step, so that it is of one moment; in WAL mode a long read keeps no writer waiting.
            SQLite::Backup backup(target, source.database());
            backup.executeStep(all_pages);
        }
        // A single file in place of one with a log beside it.
        target.exec("PRAGMA journal_mode=DELETE");
    } catch (const SQLite::Exception& error) {
        rethrow(error, fmt::format("backing up to {}", part.string()));
    }
}

} // namespace

void back_up(Connection& source, const std::filesystem::path& file) {
    std::error_code failure;
    if (std::filesystem::exists(file, failure))
        throw StoreUnavailable(fmt::format("{} is there already; name a new file for the backup", file.string()));
    auto part = file;
    part += ".part";
    std::filesystem::remove(part, failure);
    try {
        make_private_file(part);
        copy_pages(source, part);
        sync_to_disk(part);
        std::filesystem::rename(part, file);
        sync_to_disk(file.has_parent_path() ? file.parent_path() : ".");
    } catch (const std::filesystem::filesystem_error& error) {
        std::filesystem::remove(part, failure);
        throw StoreUnavailable(fmt::format("{}: {}", file.string(), error.code().message()));
    } catch (...) {
        std::filesystem::remove(part, failure);
        throw;
    }
}

} // namespace rasoat::store
