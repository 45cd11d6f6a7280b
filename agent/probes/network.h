#pragma once

#include "agent/probes/machine_root.h"
#include "agent/report/report.h"

#include <vector>

namespace rasoat::probes {

/// Every network adapter but the loopback. Addresses only of the running machine; of IPv6 only those that stay: no
/// link-local and no temporary ones.
std::vector<report::NetworkAdapter> network_adapters(const MachineRoot& root);

} // namespace rasoat::probes
