#pragma once

#include "agent/report/report.h"

namespace rasoat::probes {

/// Adds the domain or workgroup that the machine is in. Throws ProbeError where Windows does not tell.
void tell_membership(report::OperatingSystem& system);

} // namespace rasoat::probes
