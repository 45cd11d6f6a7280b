#include "tests/small_disk.h"

#include <sys/mount.h>

#include <string>
#include <utility>

namespace rasoat::tests {

SmallDisk::SmallDisk(std::filesystem::path where, unsigned mebibytes) : where_(std::move(where)) {
    const auto size = "size=" + std::to_string(mebibytes) + "m";
    mounted_ = ::mount("none", where_.c_str(), "tmpfs", 0, size.c_str()) == 0;
}

SmallDisk::~SmallDisk() {
    if (mounted_) ::umount2(where_.c_str(), MNT_DETACH);
}

} // namespace rasoat::tests
