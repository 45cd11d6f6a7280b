#pragma once

#include "planner/model/text.h"
#include "server/planning/data_faults.h"
#include "server/planning/review.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// How far the data can be trusted: đúng, đủ, sạch, sống (correct, complete, clean, live), for each unit and overall,
/// and the rows behind each figure.
namespace rasoat::planning {

enum class Quality { correct, complete, clean, live };

enum class QualityFigure {
    memory_impossible,
    module_impossible,
    disk_impossible,
    memory_kind_impossible,
    bought_before_it_was,
    bought_in_no_time,
    seats_without_machine,
    machines_without_seat,
    no_serial,
    no_purchase_date,
    no_price,
    no_processor,
    no_memory,
    no_disk,
    doubtful_duplicates,
    shared_serials,
    short_serial,
    silent,
    never_reported
};

/// What a figure is called and what exactly it counts.
struct FigureDefinition {
    QualityFigure figure = QualityFigure::silent;
    std::string_view name; ///< as in addresses and feeds; never changes its meaning
    Quality quality = Quality::live;
    planner::Bilingual title;
    planner::Bilingual counts;
};

/// All figures in their order; `rules` say the bounds that stand in the definitions.
[[nodiscard]] std::vector<FigureDefinition> figure_definitions(const settings::DataQualityRules& rules);
[[nodiscard]] std::optional<QualityFigure> quality_figure_named(std::string_view name);
[[nodiscard]] std::string_view name_of(Quality quality);

/// One row behind a figure: a machine, a seat, or a machine at its seat.
struct QualityRow {
    std::optional<std::uint32_t> machine; ///< index into the fleet
    std::optional<std::uint32_t> seat;
    std::optional<std::uint32_t> unit; ///< the seat's, else where the machine was enrolled
};

/// The quality of a unit's data with those below it; of the whole organisation where `unit` is none.
struct UnitQuality {
    std::optional<std::uint32_t> unit; ///< index into the fleet
    std::size_t seats = 0;
    std::size_t machines = 0;
    std::size_t faultless = 0;        ///< machines without any fault, and seats that have one
    std::vector<std::size_t> figures; ///< in the order of the definitions
    std::optional<store::Time> newest_report;
    double good_share = 1; ///< 0 to 1: faultless of machines and seats
    bool lags = false;
};

/// All of it at one moment.
struct DataQuality {
    UnitQuality whole;
    std::vector<UnitQuality> units;            ///< parents before children
    std::vector<std::vector<QualityRow>> rows; ///< in the order of the definitions, each of one figure
};

[[nodiscard]] DataQuality data_quality(
    const ReviewedFleet& reviewed, store::Reader& reader, const settings::DataQualityRules& rules, store::Time now);

} // namespace rasoat::planning
