#pragma once

#include "server/store/sqlite/connection.h"

#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>

namespace rasoat::store {

/// Throws StoreCorrupt when the file's content contradicts itself (PRAGMA quick_check), table after table, the
/// largest last. Looks for as long as `limit`; a file too large for that has passed as far as it was looked at.
void check_for_damage(Connection& connection, const std::filesystem::path& file, std::chrono::milliseconds limit);

/// What to tell when `file` is damaged: what was found and how to restore it.
[[nodiscard]] std::string damage_message(const std::filesystem::path& file, std::string_view found);

} // namespace rasoat::store
