#pragma once

#include "server/api/answer.h"
#include "server/api/call.h"

namespace rasoat::api {

struct Services;

/// Every figure with its definition, overall and for each unit.
[[nodiscard]] Answer data_quality(const Services& services, Call& call);
/// The rows behind one figure.
[[nodiscard]] Answer data_quality_rows(const Services& services, Call& call);
/// The indicator feed for a province's dashboard; docs/indicators.md describes it.
[[nodiscard]] Answer indicators(const Services& services, Call& call);
[[nodiscard]] Answer indicators_csv(const Services& services, Call& call);

} // namespace rasoat::api
