#pragma once

#include "planner/invalid_fleet.h"
#include "planner/model/fleet.h"
#include "planner/model/text.h"
#include "planner/model/units.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace rasoat::planner {

/// Limits that contradict each other: these cannot all be met, however the rest of the plan looks.
struct Conflict {
    std::vector<std::uint32_t> locked_seats; ///< that have to be changed
    /// Units of which so many seats have to be fit; none: the whole organisation.
    struct AskedShare {
        std::optional<std::uint32_t> unit;
        Year by;
        std::uint32_t seats = 0;
        std::uint32_t need = 0; ///< of these have to be fit
        std::uint32_t most = 0; ///< that could be, were there money without end
    };
    std::vector<AskedShare> shares;
    std::vector<std::uint32_t> funds; ///< that may pay for any of it
    Vnd cost;                         ///< of all this together, at least
    Vnd held;                         ///< what these funds could pay of it
    bool proven = true;               ///< false: no plan was found, but that there is none is not proven
    bool by_search = false;           ///< the sums alone do not show it: cost and held are not told
};

/// What a conflict says to a person: what is asked, what it costs, who could pay, what is missing, what to do.
[[nodiscard]] Bilingual text_of(const Conflict& conflict, const Fleet& fleet);

/// No plan meets the locks and shares asked for. what() is the English text.
struct PlanConflict : InvalidFleet {
    PlanConflict(std::vector<Conflict> conflicts, const Fleet& fleet);
    std::vector<Conflict> conflicts; ///< each by itself enough
    Bilingual text;
};

/// A seat that must be changed, and nothing can be done there. what() is the English text.
struct LockWithoutOption : InvalidFleet {
    LockWithoutOption(std::uint32_t locked_seat, const Bilingual& why)
        : InvalidFleet(why.en), seat(locked_seat), text(why) {}
    std::uint32_t seat;
    Bilingual text;
};

} // namespace rasoat::planner
