#pragma once

#include "agent/report/report.h"
#include "server/store/records.h"

namespace rasoat::inventory {

/// `now` with the parts that it lacks without their being gone, taken over from `before`: all absent parts of a partial
/// report, down to the single fields of the machine as a whole, and the parts whose probe failed. Days of
/// strain gather, the newest 31, as long as processor, memory and system disk stay the same.
[[nodiscard]] report::Report with_carried_parts(report::Report now, const report::Report& before);

/// Leaves out days that cannot have been watched when the report came in `at`, which only a clock that stands wrong can
/// tell of: later than tomorrow, or longer ago than any agent keeps them. They would pass for the newest for ever.
void forget_strain_of_wrong_clocks(report::Report& report, store::Time at);

} // namespace rasoat::inventory
