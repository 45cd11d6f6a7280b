#pragma once

#include "server/store/records.h"

#include <filesystem>
#include <optional>

namespace rasoat::store {

struct Restored {
    std::size_t machines = 0;                      ///< in the backup
    std::optional<std::filesystem::path> moved_to; ///< where the file that was there before is now
};

/// Puts a copy of `backup` in the place of the store's `file`, after it has been checked whole and brought up to date;
/// what was there is moved aside and not lost. No server may run on it. Throws StoreUnavailable, StoreCorrupt or
/// StoreTooNew, and then `file` is as it was.
Restored restore_sqlite_store(const std::filesystem::path& file, const std::filesystem::path& backup, Time now);

} // namespace rasoat::store
