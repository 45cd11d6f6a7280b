#pragma once

#include <filesystem>

namespace rasoat::store {

/// An empty file that its owner alone may read; one that is there already is left as it is. What is stored concerns
/// nobody else on this computer; the engine gives its side files the same rights. Throws StoreUnavailable.
void make_private_file(const std::filesystem::path& file);

/// Returns when what was written to the file (or the folder's list of files) is on disk. Throws StoreUnavailable.
void sync_to_disk(const std::filesystem::path& path);

} // namespace rasoat::store
