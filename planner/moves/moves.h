#pragma once

#include "planner/model/fleet.h"
#include "planner/model/policies.h"
#include "planner/options/option.h"
#include "planner/plan.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

/// A plan as work: in which order machines are bought, upgraded, moved and retired, so that no seat stands empty that
/// has a machine today, as a checklist by day for one technician.
namespace rasoat::planner {

enum class MoveKind {
    buy,       ///< before the year's first day: so many of one thing for the whole year
    upgrade,   ///< of the machine at its seat
    install,   ///< a new machine at a seat; the old one comes off
    hand_down, ///< a machine that came off elsewhere, or a spare one, goes to a seat; what stood there comes off
    exchange,  ///< two machines change places, in one visit
    lend,      ///< a loaner stands in at a seat whose machine is needed first: it opens a circle of moves
    retire     ///< a machine that came off and goes nowhere
};

/// What a purchase is of. Indices into the catalogue.
struct Purchase {
    enum class Kind { model, memory, disk, licence } kind = Kind::model;
    std::uint32_t item = 0; ///< meant where kind is not licence
    int count = 0;
    bool operator==(const Purchase&) const = default;
};

struct MoveStep {
    MoveKind kind = MoveKind::upgrade;
    Year year;
    int day = 0;                        ///< of work in that year, from 1; 0: before it
    int half_hours = 0;                 ///< of the technician
    std::optional<std::uint32_t> unit;  ///< where the technician is; none: buy, retire
    std::optional<std::uint32_t> seat;  ///< at which something is done; of retire, where the machine stood
    std::optional<std::uint32_t> other; ///< the seat from which the machine comes; of exchange, the other one
    std::optional<std::uint32_t>
        machine; ///< index into Fleet::machines: what is put up, upgraded or retired; none: new
    std::optional<std::uint32_t> comes_off; ///< index into Fleet::machines: what stood there; none: nothing, or a
                                            ///< loaner that was brought
    Upgrade upgrade;                        ///< of upgrade, and on the way of hand_down
    Upgrade other_upgrade;                  ///< of exchange: to the machine that goes to `other`
    std::uint32_t model = 0;                ///< of install
    Purchase purchase;                      ///< of buy
    bool brought = false;                   ///< of lend: no machine of the fleet is free, so a loaner has to be brought
};

/// Half hours that a visit takes: a new machine is set up and takes over the seat's data.
inline constexpr int half_hours_of_installing = 2;
inline constexpr int half_hours_of_moving = 1;
inline constexpr int half_hours_of_upgrading = 1;

/// All steps in the order in which they can be done, year by year; within a year purchases first, then visits, unit by
/// unit as far as the order allows, then what is retired. Each chain begins at its new or spare machine. A circle of
/// two is one exchange; a longer one is opened by a loaner: a spare machine, else one that came off before and is to be
/// retired, else one that is brought. Days hold policies.half_hours_a_day.
[[nodiscard]] std::vector<MoveStep>
moves_of(std::span<const PlanLine> lines, const Fleet& fleet, const Policies& policies);

} // namespace rasoat::planner
