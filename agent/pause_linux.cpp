#include "agent/pause.h"

#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <ctime>

namespace rasoat::agent {

void pause_for(std::chrono::seconds duration) {
    timespec rest{duration.count(), 0};
    while (clock_nanosleep(CLOCK_BOOTTIME, 0, &rest, &rest) == EINTR) {
    }
}

void end_at_once_when_told() {
    const auto end = [](int) { ::_exit(0); };
    std::signal(SIGTERM, end);
    std::signal(SIGINT, end);
}

} // namespace rasoat::agent
