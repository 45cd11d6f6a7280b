#pragma once

#include "agent/probes/machine_root.h"

namespace rasoat::benchmark {

/// False on battery; true on mains and for machines that have no battery.
[[nodiscard]] bool on_mains(const probes::MachineRoot& root);

} // namespace rasoat::benchmark
