#include "server/store/sqlite/file_lock.h"
#include "server/store/store_error.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace rasoat::store {

FileLock::FileLock(const std::filesystem::path& file) {
    const auto path = file.string() + ".lock";
    descriptor_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor_ < 0) throw StoreUnavailable(fmt::format("{}: {}", path, std::generic_category().message(errno)));
    if (::flock(descriptor_, LOCK_EX | LOCK_NB) == 0) return;
    const auto reason = errno;
    ::close(descriptor_);
    if (reason == EWOULDBLOCK)
        throw StoreUnavailable(fmt::format(
            "{} is in use by another server; stop that one first, or name another file in config/server.toml",
            file.string()));
    throw StoreUnavailable(fmt::format("{}: {}", path, std::generic_category().message(reason)));
}

FileLock::~FileLock() {
    ::close(descriptor_);
}

} // namespace rasoat::store
