#pragma once

#include "agent/report/report.h"
#include "planner/model/machine.h"
#include "planner/processors/processor_knowledge.h"
#include "server/store/records.h"
#include "settings/os_support_table.h"

namespace rasoat::planning {

/// What the planner tells apart; older and low-power kinds are `other`.
[[nodiscard]] planner::MemoryKind planner_kind(report::MemoryKind kind);

/// A machine as the planner judges it, from its report, from what the office wrote down of it, and from the tables.
/// What none of them tells is absent.
/// - The system disk is the one that holds the system, or the only one that is built in.
/// - The most memory is what the firmware claims, where absent what the processor takes; neither counts where it is
///   less than what is in.
/// - Monitors count only when some were seen: a report without any may just not have looked.
[[nodiscard]] planner::Machine machine_facts(
    const report::Report& report, const store::Machine& record, const planner::ProcessorKnowledge& processors,
    const settings::OsSupportTable& os_support);

} // namespace rasoat::planning
