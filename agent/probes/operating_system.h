#pragma once

#include "agent/probes/machine_root.h"
#include "agent/report/report.h"

#include <string>

namespace rasoat::probes {

/// What runs on the machine. The day of installation only where the installer left its records.
report::OperatingSystem operating_system(const MachineRoot& root);

/// The machine's own name; empty where it has none.
std::string hostname(const MachineRoot& root);

} // namespace rasoat::probes
