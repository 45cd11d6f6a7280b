#pragma once

#include "agent/report/report.h"

namespace rasoat::inventory {

/// `now` with the parts that it lacks without their being gone, taken over from `before`: all absent parts of a partial
/// report, down to the single fields of the machine as a whole, and the parts whose probe failed. Days of
/// strain gather, the newest 31, as long as processor, memory and system disk stay the same.
[[nodiscard]] report::Report with_carried_parts(report::Report now, const report::Report& before);

} // namespace rasoat::inventory
