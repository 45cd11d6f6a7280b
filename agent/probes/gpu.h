#pragma once

#include "agent/probes/machine_root.h"
#include "agent/report/report.h"

#include <vector>

namespace rasoat::probes {

/// Every display controller on PCI (class 03).
std::vector<report::Gpu> gpus(const MachineRoot& root);

} // namespace rasoat::probes
