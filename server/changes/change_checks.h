#pragma once

#include "server/changes/subject.h"
#include "server/planning/planning_rules.h"
#include "server/rules/record.h"
#include "server/store/store.h"

#include <span>

namespace rasoat::changes {

/// That the record may stand among those there are: its code is its own, what it refers to exists. Throws
/// rules::RecordRefused naming the field.
void check_record(
    store::Reader& reader, const planning::PlanningRules& shipped, const Subject& subject, const rules::Record& record);

/// The same of a fund beside these, one of which may be itself as it was. Its unit is not looked at.
void check_fund_among(std::span<const store::Fund> funds, const store::Fund& fund);

/// That nothing which there is needs the record. Throws ChangeRefused, in_use, saying how many seats or roles do.
void check_unused(store::Reader& reader, const planning::PlanningRules& shipped, const Subject& subject);

} // namespace rasoat::changes
