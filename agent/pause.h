#pragma once

#include <chrono>

namespace rasoat::agent {

/// Sleeps without waking in between; time in which the machine itself sleeps counts.
void pause_for(std::chrono::seconds duration);

/// From now on SIGTERM and SIGINT end the process at once with exit code 0. Nothing needs to be put in order first:
/// every file is written so that it can be left at any moment.
void end_at_once_when_told();

} // namespace rasoat::agent
