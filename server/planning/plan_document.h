#pragma once

#include "planner/moves/moves.h"
#include "server/planning/plan_settings.h"
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

/// What a plan does in one unit, without those below it.
struct UnitUse {
    store::UnitId unit;
    std::string name;
    store::Vnd spent;
    std::size_t seats = 0;
    std::size_t seats_fit_before = 0;
    std::size_t seats_fit_after = 0;
};

struct YearUse {
    store::Year year;
    store::Vnd amount; ///< of the funds of that year
    store::Vnd spent;
    ActionCounts counts; ///< keep and left_out are 0: they belong to no year
};

struct PlanSummary {
    std::optional<store::PlanId> id; ///< none: a what-if, not kept
    std::optional<store::ScenarioId> scenario;
    std::optional<PlanSettings> settings; ///< none: kept before there were any
    store::Time made_at;
    std::string made_by; ///< empty: a what-if
    store::Year year;    ///< the first one planned
    int years = 1;
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
    std::string stopped_by; ///< the word of openapi.yaml; empty: kept before it was noted
    double seconds = 0;
    double million_buys = 0;
    std::vector<FrontierPoint> frontier;
    std::vector<FundUse> funds;
    std::vector<UnitUse> units;
    std::vector<YearUse> by_year;
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
    bool fit_after = false;
    double benefit = 0; ///< points that it brings over keeping
    store::Vnd cost;    ///< for a seat left out, what it would cost
    std::optional<store::Year> year;
    std::optional<Bilingual> fund;
    std::optional<SeatReference> from_seat;       ///< whence a machine comes that is handed down
    std::optional<Bilingual> second_best;         ///< what would be done otherwise; none: the seat is kept
    std::optional<store::Vnd> comes_in_at;        ///< the budget at which a seat left out would get something
    std::optional<store::Year> serves_until;      ///< the last year at whose end it serves
    std::optional<planner::Day> replaceable_from; ///< when the norm allows to replace the machine
    std::optional<SeatLock> locked;
};

/// One step of the work, in the order in which it can be done (planner/moves/moves.h).
struct PlanMove {
    planner::MoveKind kind = planner::MoveKind::upgrade;
    store::Year year;
    int day = 0; ///< of work in that year, from 1; 0: before it
    int half_hours = 0;
    std::optional<store::UnitId> unit;
    std::string unit_name;
    std::optional<SeatReference> seat;
    std::optional<SeatReference> other_seat;
    std::optional<MachineReference> machine;
    std::optional<MachineReference> comes_off;
    bool brought = false;
    Bilingual text;
};

/// A machine that comes to a seat, goes to another one or is retired.
struct MovedMachine {
    std::optional<MachineReference> machine; ///< none: a new one
    std::optional<Bilingual> model;          ///< of a new one
    store::Year year;
    std::optional<SeatReference> from_seat;
    std::optional<SeatReference> to_seat; ///< none: it is retired
};

/// A plan as it was made: later changes of the fleet do not change it. Lines: what is done, by benefit for each
/// million; then low seats left out, worst first; then what is kept, worst first.
struct PlanDocument {
    PlanSummary summary;
    std::vector<PlanLine> lines;
    std::vector<PlanMove> moves;
    std::vector<MovedMachine> machines;
};

/// The document as JSON ("rasoat-kept-plan/1"), without its id: the store gives that.
[[nodiscard]] std::string to_json(const PlanDocument& document);

/// Throws store::StoreCorrupt where `json` is no such document. Members that came later may be absent.
[[nodiscard]] PlanDocument plan_from_json(std::string_view json);

/// The names of openapi.yaml: "buy", "hand_down", ...
[[nodiscard]] std::string_view name_of(planner::MoveKind kind);
[[nodiscard]] std::optional<planner::MoveKind> move_kind_named(std::string_view name);

} // namespace rasoat::planning
