#pragma once

#include "server/documents/table.h"
#include "server/planning/data_quality.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// What a province's dashboard reads of every unit; docs/indicators.md describes it. Names are never given another
/// meaning: what changes gets another name, what goes another version of the format.
namespace rasoat::planning {

inline constexpr std::string_view indicators_format = "rasoat-indicators/1";

/// The indicators of a unit with those below it.
struct UnitIndicators {
    std::optional<std::uint32_t> unit; ///< index into the fleet; none: the whole organisation
    std::vector<std::pair<std::string_view, std::int64_t>> values;
    double good_share = 1;
};

/// The whole first, then every unit, parents before children.
[[nodiscard]] std::vector<UnitIndicators>
indicators(const ReviewedFleet& reviewed, const DataQuality& quality, std::span<const FigureDefinition> definitions);

/// One row for each unit and indicator.
[[nodiscard]] documents::Table indicator_table(const ReviewedFleet& reviewed, const std::vector<UnitIndicators>& units);

} // namespace rasoat::planning
