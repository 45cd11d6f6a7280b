#pragma once

#include "agent/report/report.h"
#include "server/store/records.h"

#include <vector>

/// What differs between two reports of one machine.
namespace rasoat::inventory {

/// One entry for each part that came, went or changed, as of `at`. A fact that was not known before, or is not any
/// more, has not changed. Kernels, agents and free space are no parts.
[[nodiscard]] std::vector<store::HistoryEntry>
changes_between(const report::Report& before, const report::Report& after, store::MachineId machine, store::Time at);

/// The entry as a person reads it: "Bộ nhớ: 8 GB → 4 GB" / "Memory: 8 GB → 4 GB".
[[nodiscard]] store::Bilingual sentence(const store::HistoryEntry& entry);

} // namespace rasoat::inventory
