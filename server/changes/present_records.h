#pragma once

#include "server/changes/subject.h"
#include "server/planning/planning_rules.h"
#include "server/rules/record.h"
#include "server/store/store.h"

#include <optional>
#include <string>
#include <vector>

namespace rasoat::changes {

/// A record as it holds now.
struct PresentRecord {
    std::string id;
    rules::Record record;
    bool shipped = false; ///< it is as config/ ships it
};

/// Those that hold now: what config/ ships in its order, then what was added. `shipped`: the rules of config/.
[[nodiscard]] std::vector<PresentRecord>
present_records(store::Reader& reader, const planning::PlanningRules& shipped, Kind kind);

/// None where there is no such record.
[[nodiscard]] std::optional<rules::Record>
present_record(store::Reader& reader, const planning::PlanningRules& shipped, const Subject& subject);

/// The record that config/ ships under that id.
[[nodiscard]] std::optional<rules::Record>
shipped_record(const planning::PlanningRules& shipped, const Subject& subject);

} // namespace rasoat::changes
