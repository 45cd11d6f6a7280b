#include "agent/pause.h"

#include <windows.h>

#include <algorithm>

namespace rasoat::agent {

namespace {

BOOL WINAPI end_now(DWORD /*control*/) {
    ExitProcess(0);
}

} // namespace

/// Sleep() stands still while the machine sleeps; the tick count goes on. So it is looked at every ten minutes.
void pause_for(std::chrono::seconds duration) {
    using std::chrono::milliseconds;
    constexpr milliseconds longest_step = std::chrono::minutes(10);
    const auto ticks = [] { return milliseconds(static_cast<milliseconds::rep>(GetTickCount64())); };
    const auto end = ticks() + duration;
    for (auto left = end - ticks(); left > milliseconds(0); left = end - ticks())
        Sleep(static_cast<DWORD>(std::min(left, longest_step).count()));
}

void end_at_once_when_told() {
    SetConsoleCtrlHandler(end_now, TRUE);
}

} // namespace rasoat::agent
