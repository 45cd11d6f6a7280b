#pragma once

#include <filesystem>

namespace rasoat::store {

/// Holds FILE.lock for as long as it lives, so that two servers never share one file: each keeps devices in memory and
/// would not see the other's. The kernel frees it however the process ends.
class FileLock {
public:
    /// Throws StoreUnavailable when another process holds it or it cannot be made.
    explicit FileLock(const std::filesystem::path& file);
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;
    ~FileLock();

private:
    int descriptor_ = -1;
};

} // namespace rasoat::store
