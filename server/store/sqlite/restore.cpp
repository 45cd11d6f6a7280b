#include "server/store/sqlite/restore.h"

#include "server/store/sqlite/connection.h"
#include "server/store/sqlite/damage_check.h"
#include "server/store/sqlite/file_lock.h"
#include "server/store/sqlite/migrations.h"
#include "server/store/sqlite/private_file.h"
#include "server/store/store_error.h"

#include <fmt/format.h>

#include <fstream>
#include <string>

namespace rasoat::store {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::hours long_enough_for_any_file{24};

fs::path with_suffix(fs::path path, std::string_view suffix) {
    path += suffix;
    return path;
}

void remove_with_side_files(const fs::path& file) {
    std::error_code absent;
    for (const auto* suffix : {"", "-wal", "-shm"})
        fs::remove(with_suffix(file, suffix), absent);
}

void copy_bytes(const fs::path& from, const fs::path& to) {
    std::ifstream source(from, std::ios::binary);
    if (!source) throw StoreUnavailable(fmt::format("{}: this backup cannot be read", from.string()));
    make_private_file(to);
    std::ofstream target(to, std::ios::binary | std::ios::trunc);
    target << source.rdbuf();
    if (!target.flush()) throw StoreFull(fmt::format("{}: the disk is full; nothing was changed", to.string()));
}

/// Throws what is wrong with the copy, under the backup's name; returns how many machines it holds.
std::size_t checked(const fs::path& copy, const fs::path& backup) {
    try {
        Connection connection(copy, Connection::Use::write);
        check_for_damage(connection, copy, long_enough_for_any_file);
        migrate(connection.database());
        return static_cast<std::size_t>(connection.database().execAndGet("SELECT count(*) FROM machines").getInt64());
    } catch (const StoreCorrupt& error) {
        throw StoreCorrupt(
            fmt::format("{} cannot be restored, take another backup: {}", backup.string(), error.what()));
    } catch (const StoreTooNew& error) {
        throw StoreTooNew(fmt::format("{} cannot be restored: {}", backup.string(), error.what()));
    }
}

/// Moves the store's file with its log aside, under a name that tells when.
std::optional<fs::path> move_aside(const fs::path& file, Time now) {
    if (!fs::exists(file)) return std::nullopt;
    const auto seconds = std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
    const auto aside = with_suffix(file, fmt::format(".replaced-{}", seconds));
    for (const auto* suffix : {"", "-wal", "-shm"})
        if (fs::exists(with_suffix(file, suffix))) fs::rename(with_suffix(file, suffix), with_suffix(aside, suffix));
    return aside;
}

} // namespace

Restored restore_sqlite_store(const fs::path& file, const fs::path& backup, Time now) {
    std::error_code failure;
    if (file.has_parent_path()) fs::create_directories(file.parent_path(), failure);
    if (!fs::is_regular_file(backup, failure))
        throw StoreUnavailable(fmt::format("{}: there is no such backup", backup.string()));
    const FileLock lock(file);
    const auto copy = with_suffix(file, ".restoring");
    remove_with_side_files(copy);
    try {
        copy_bytes(backup, copy);
        Restored restored;
        restored.machines = checked(copy, backup);
        sync_to_disk(copy);
        restored.moved_to = move_aside(file, now);
        fs::rename(copy, file);
        sync_to_disk(file.has_parent_path() ? file.parent_path() : ".");
        return restored;
    } catch (const fs::filesystem_error& error) {
        remove_with_side_files(copy);
        throw StoreUnavailable(fmt::format("{}: {}", file.string(), error.code().message()));
    } catch (...) {
        remove_with_side_files(copy);
        throw;
    }
}

} // namespace rasoat::store
