#pragma once

#include "server/api/services.h"
#include "server/control/channel.h"

#include <string>
#include <vector>

namespace rasoat::control {

/// Carries out a command of the server's own terminal: summary, enrolment-token, reset-password, offline-stick,
/// import-reports (see startup::usage()). Unknown ones and wrong arguments come back as not done, with the reason.
[[nodiscard]] ControlAnswer run_command(const api::Services& services, const std::vector<std::string>& words);

} // namespace rasoat::control
