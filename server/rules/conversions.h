#pragma once

#include "planner/model/fleet.h"
#include "planner/model/policies.h"
#include "planner/processors/processor_knowledge.h"
#include "server/rules/record.h"
#include "server/store/records.h"
#include "settings/norms_table.h"

/// Between records and what the planner and the store hold. A record that comes in here has been checked.
namespace rasoat::rules {

[[nodiscard]] Record record_of(const store::Fund& fund);
/// Without its id. Throws RecordRefused where fields contradict each other.
[[nodiscard]] store::Fund fund_of(const Record& record);

[[nodiscard]] Record record_of(const planner::Role& role);
[[nodiscard]] planner::Role role_of(const Record& record);

/// `processor`: the name by which processors.csv knows it.
[[nodiscard]] Record record_of(const planner::CatalogueModel& model, std::string_view processor);
/// Throws RecordRefused where the processor has no score or cannot run Windows 11.
[[nodiscard]] planner::CatalogueModel model_of(const Record& record, const planner::ProcessorKnowledge& processors);

[[nodiscard]] Record record_of(const settings::Norm& norm);
/// Throws RecordRefused where fields contradict each other.
[[nodiscard]] settings::Norm norm_of(const Record& record);
/// By which a norm is told from others: "official.desktop.2025-07-01".
[[nodiscard]] std::string id_of(const settings::Norm& norm);

[[nodiscard]] Record record_of(const planner::Policies& policies);
/// The day, the first year and the locks stay as they are made. Throws RecordRefused where fields contradict each
/// other.
[[nodiscard]] planner::Policies policies_of(const Record& record);

[[nodiscard]] Record terms_of(const planner::Catalogue& catalogue);
void set_terms(planner::Catalogue& catalogue, const Record& terms);

} // namespace rasoat::rules
