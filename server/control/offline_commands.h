#pragma once

#include "server/api/services.h"
#include "server/control/channel.h"

#include <string>
#include <vector>

namespace rasoat::control {

/// offline-stick UNIT [DAYS]: makes a token for the unit and gives the settings file of a stick for its PCs.
[[nodiscard]] ControlAnswer offline_stick(const api::Services& services, const std::vector<std::string>& words);

/// import-reports FOLDER: what became of each file; done when none was refused.
[[nodiscard]] ControlAnswer import_reports(const api::Services& services, const std::vector<std::string>& words);

} // namespace rasoat::control
