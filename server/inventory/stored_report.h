#pragma once

#include "agent/report/report.h"
#include "server/store/store.h"

#include <optional>

namespace rasoat::inventory {

/// What the machine reported last. None where it has not reported yet, and where the stored text cannot be read any
/// more: such a machine counts as unknown, and its next report mends it.
[[nodiscard]] std::optional<report::Report> stored_report(store::Reader& reader, store::MachineId machine);

} // namespace rasoat::inventory
