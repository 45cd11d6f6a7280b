#pragma once

#include "agent/probes/machine_root.h"
#include "agent/probes/smbios.h"
#include "agent/report/report.h"

#include <vector>

namespace rasoat::probes {

/// Every slot of the machine's main memory, filled or not (SMBIOS 3.6, 7.18). Empty where the firmware tells nothing.
std::vector<report::MemorySlot> memory_slots(const SmbiosTables& tables);

/// What the firmware knows of the memory (7.17, 7.18): slots, their sum and the maximum that it claims.
report::Memory memory_in(const SmbiosTables& tables);

/// The same, with what the system sees: swap, and the total where the firmware doesn't tell the modules.
report::Memory memory(const MachineRoot& root, const SmbiosTables& tables);

} // namespace rasoat::probes
