#include "agent/delivery/durable_file.h"
#include "agent/delivery/state_folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>

namespace rasoat::delivery {

namespace {

[[noreturn]] void fail(const char* what, const std::filesystem::path& path) {
    const auto reason = errno;
    throw StorageProblem(std::string("cannot ") + what + ' ' + path.string() + ": " + std::strerror(reason));
}

} // namespace

void StateFolder::create() const {
    std::error_code error;
    const auto parent = path_.parent_path();
    if (!parent.empty()) std::filesystem::create_directories(parent, error);
    if (error) throw StorageProblem("cannot create " + parent.string() + ": " + error.message());
    if (::mkdir(path_.c_str(), 0700) != 0 && errno != EEXIST) fail("create", path_);
}

StateLock::StateLock(const StateFolder& state)
    : handle_(::open(state.lock().c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
    const auto descriptor = static_cast<int>(handle_);
    if (descriptor < 0) fail("open", state.lock());
    while (::flock(descriptor, LOCK_EX) != 0) {
        if (errno == EINTR) continue;
        const auto reason = errno;
        ::close(descriptor);
        errno = reason;
        fail("lock", state.lock());
    }
}

StateLock::~StateLock() {
    ::close(static_cast<int>(handle_));
}

} // namespace rasoat::delivery
