#pragma once

#include "planner/cascade/market.h"

#include <limits>
#include <span>
#include <vector>

namespace rasoat::planner::cascade {

inline constexpr double never = -std::numeric_limits<double>::infinity();

/// What a seat could do in one year, in points, apart from what the machines are worth that move.
struct SeatValues {
    double stays = 0;        ///< its machine stays where it is
    double fresh = never;    ///< a new machine comes, and the old one is free to go
    double receives = never; ///< a machine is handed down to it: what that costs or brings beside the machine
    bool out = false;        ///< neither the seat nor its machine takes part
};

struct Content {
    enum class Kind { stays, fresh, handed_down } kind = Kind::stays;
    std::uint32_t source = none; ///< of a machine handed down
};

struct YearFlow {
    std::vector<Content> content;    ///< by seat
    std::vector<double> shelf_price; ///< by shelf: what a seat may count for taking from it, dual value
};

/// The best way in which machines can change places in one year. A machine leaves its seat only where another or a new
/// one comes, so what is left is an assignment: a minimum-cost flow from machines over shelves to seats, exact but for
/// rounding to 2^-30 points (less fine beyond ten thousand seats). Pools that share no spare machine are solved one by
/// one, on so many threads. `source_out`: machines that are gone already.
[[nodiscard]] YearFlow flow_of_year(
    const Market& market, std::uint32_t year, std::span<const SeatValues> values, const std::vector<bool>& source_out,
    unsigned threads);

} // namespace rasoat::planner::cascade
