#pragma once

#include "server/store/store.h"

#include <string>

namespace rasoat::offline {

/// The settings file of a stick for the token's unit: what goes beside rasoat-agent as rasoat-offline.conf. It holds a
/// signing key made from the token's hash: no device can be enrolled with it.
[[nodiscard]] std::string stick_settings(const store::EnrolmentToken& token, const std::string& unit_name);

} // namespace rasoat::offline
