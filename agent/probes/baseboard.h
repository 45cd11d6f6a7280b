#pragma once

#include "agent/probes/identity.h"
#include "agent/report/report.h"

namespace rasoat::probes {

/// The board that carries the machine.
report::Baseboard baseboard_named(const FirmwareIdentity& identity);

} // namespace rasoat::probes
