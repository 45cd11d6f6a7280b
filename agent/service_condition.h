#pragma once

#include <optional>

namespace rasoat::agent {

enum class ServiceCondition { not_installed, stopped, running };

/// How the service of this machine stands: systemd's unit, on Windows the service control manager's service. None where
/// the system has no such thing, or does not tell this account.
[[nodiscard]] std::optional<ServiceCondition> service_condition();

} // namespace rasoat::agent
