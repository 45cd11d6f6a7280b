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

} // namespace rasoat::tests
