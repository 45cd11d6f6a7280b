#pragma once

#include "agent/probes/edid.h"
#include "agent/probes/machine_root.h"
#include "agent/report/report.h"

#include <vector>

namespace rasoat::probes {

/// The monitor that an EDID describes. The size is the picture's in millimetres where that is credible, else the
/// centimetres of the base block; televisions and cheap panels write whatever they like.
report::Monitor monitor_described(const Edid& edid);

/// Every monitor that is connected, laptops' own panels too.
std::vector<report::Monitor> monitors(const MachineRoot& root);

} // namespace rasoat::probes
