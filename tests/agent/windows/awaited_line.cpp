#include "tests/agent/windows/awaited_line.h"

#include "tests/shared_data.h"

#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <stdexcept>

namespace rasoat::tests {

void await_text(const std::filesystem::path& file, const std::string& text) {
    const auto watch = ::inotify_init1(IN_CLOEXEC);
    ::inotify_add_watch(watch, file.c_str(), IN_MODIFY);
    constexpr int patience = 60'000; // milliseconds
    std::array<char, 4096> events{};
    for (;;) {
        const auto content = file_bytes(file);
        const bool found = content.find(text) != std::string::npos;
        pollfd written{watch, POLLIN, 0};
        if (found || ::poll(&written, 1, patience) != 1) {
            ::close(watch);
            if (found) return;
            throw std::runtime_error("'" + text + "' did not come; there is: " + content);
        }
        static_cast<void>(::read(watch, events.data(), events.size()));
    }
}

AwaitedFile::AwaitedFile(const std::filesystem::path& folder) : watch_(::inotify_init1(IN_CLOEXEC)) {
    ::inotify_add_watch(watch_, folder.c_str(), IN_MOVED_TO);
}

AwaitedFile::~AwaitedFile() {
    ::close(watch_);
}

void AwaitedFile::await() const {
    constexpr int patience = 60'000; // milliseconds
    pollfd moved{watch_, POLLIN, 0};
    if (::poll(&moved, 1, patience) != 1) throw std::runtime_error("no file came");
}

} // namespace rasoat::tests
