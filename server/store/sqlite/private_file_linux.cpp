#include "server/store/sqlite/private_file.h"
#include "server/store/store_error.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace rasoat::store {
namespace {

[[noreturn]] void fail(const std::filesystem::path& path, int reason) {
    throw StoreUnavailable(fmt::format("{}: {}", path.string(), std::generic_category().message(reason)));
}

} // namespace

void make_private_file(const std::filesystem::path& file) {
    const auto descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0) fail(file, errno);
    ::close(descriptor);
}

void sync_to_disk(const std::filesystem::path& path) {
    const auto descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) fail(path, errno);
    const auto done = ::fsync(descriptor) == 0;
    const auto reason = errno;
    ::close(descriptor);
    if (!done) fail(path, reason);
}

} // namespace rasoat::store
