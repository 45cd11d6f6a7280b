#pragma once

#include <filesystem>

namespace rasoat::tests {

/// A file system of its own over a folder, that is soon full. Only root can mount; for others it is not there.
class SmallDisk {
public:
    SmallDisk(std::filesystem::path where, unsigned mebibytes);
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;
    ~SmallDisk();
    [[nodiscard]] bool mounted() const { return mounted_; }

private:
    std::filesystem::path where_;
    bool mounted_ = false;
};

} // namespace rasoat::tests
