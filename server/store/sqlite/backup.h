#pragma once

#include "server/store/sqlite/connection.h"

#include <filesystem>

namespace rasoat::store {

/// Copies what the connection reads at this moment into a new file that needs no other beside it, readable by its owner
/// alone. Whoever writes meanwhile does not wait. Throws StoreUnavailable where the file is there already or cannot be
/// written, StoreFull where the disk is full; then nothing is left of it.
void back_up(Connection& source, const std::filesystem::path& file);

} // namespace rasoat::store
