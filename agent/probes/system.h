#pragma once

#include "agent/probes/identity.h"
#include "agent/report/report.h"

#include <optional>
#include <string>

namespace rasoat::probes {

/// The machine as its maker names it. `hypervisor` is set where the machine is a guest.
report::System system_named(const FirmwareIdentity& identity, const std::optional<std::string>& hypervisor);

} // namespace rasoat::probes
