#pragma once

#include "server/planning/data_quality.h"
#include "server/planning/indicators.h"
#include "server/store/store.h"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace rasoat::api {

/// Schema DataQuality.
[[nodiscard]] std::string data_quality_json(
    const planning::ReviewedFleet& reviewed, const planning::DataQuality& quality,
    std::span<const planning::FigureDefinition> definitions, store::Reader& reader);

/// Schema DataQualityRows.
[[nodiscard]] std::string data_quality_rows_json(
    const planning::ReviewedFleet& reviewed, const std::vector<planning::QualityRow>& rows, std::size_t skip,
    std::size_t limit, store::Reader& reader);

/// Schema Indicators.
[[nodiscard]] std::string indicators_json(
    const planning::ReviewedFleet& reviewed, const std::vector<planning::UnitIndicators>& units,
    std::span<const planning::FigureDefinition> definitions, store::Time now);

} // namespace rasoat::api
