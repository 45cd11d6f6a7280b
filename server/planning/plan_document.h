#pragma once

#include "server/planning/references.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// A plan as a person reads it, whole: values close to the schemas of openapi.yaml, and the JSON in which it is kept.
namespace rasoat::planning {

struct ActionCounts {
    std::size_t replace = 0;
    std::size_t upgrade = 0;
    std::size_t hand_down = 0;
    std::size_t switch_on = 0;
    std::size_t keep = 0;
    std::size_t left_out = 0;
};

struct FrontierPoint {
    store::Vnd budget;
    std::size_t seats_fit = 0;
    double benefit = 0;
};

struct FundUse {
    std::string code;
    Bilingual name;
    store::Year year;
    std::optional<store::UnitId> unit;
    store::Vnd amount;
    store::Vnd spent;
    double million_buys = 0; ///< benefit for one more million VND in it
};

struct PlanSummary {
    std::optional<store::PlanId> id; ///< none: a what-if, not kept
    store::Time made_at;
    store::Year year;
    store::Vnd budget;
    store::Vnd spent;
    std::size_t seats = 0;
    std::size_t seats_fit_before = 0;
    std::size_t seats_fit_after = 0;
    ActionCounts counts;
    double benefit = 0;
    double upper_bound = 0;
    double gap = 0;
    bool proven_optimal = false;
    double seconds = 0;
    double million_buys = 0;
    std::vector<FrontierPoint> frontier;
    std::vector<FundUse> funds;
    Bilingual headline;
    Bilingual proof;
    std::optional<Bilingual> put_off; ///< purchases that the plan spares, in money and carbon; none: it spares none
    std::string price_source;
    bool demo = false;
};

struct PlanLine {
    SeatReference seat;
    std::optional<MachineReference> machine;
    LineAction action = LineAction::keep;
    Bilingual what;
    Bilingual why;
    std::optional<double> score_before; ///< none: no machine, or too little is known of it
    std::optional<double> score_after;  ///< at the end of the plan's year; none: as before
    store::Vnd cost;                    ///< for a seat left out, what it would cost
    std::optional<store::Year> year;
    std::optional<Bilingual> fund;
    std::optional<Bilingual> second_best;         ///< what would be done otherwise; none: the seat is kept
    std::optional<store::Vnd> comes_in_at;        ///< the budget at which a seat left out would get something
    std::optional<store::Year> serves_until;      ///< the last year at whose end it serves
    std::optional<planner::Day> replaceable_from; ///< when the norm allows to replace the machine
};

/// A plan as it was made: later changes of the fleet do not change it. Lines: what is done, by benefit for each
/// million; then low seats left out, worst first; then what is kept, worst first.
struct PlanDocument {
    PlanSummary summary;
    std::vector<PlanLine> lines;
};

/// The document as JSON ("rasoat-kept-plan/1"), without its id: the store gives that.
[[nodiscard]] std::string to_json(const PlanDocument& document);

/// Throws store::StoreCorrupt where `json` is no such document.
[[nodiscard]] PlanDocument plan_from_json(std::string_view json);

} // namespace rasoat::planning
