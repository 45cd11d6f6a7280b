#pragma once

#include "planner/funding/funding.h"

#include <cstdint>
#include <span>

namespace rasoat::planner {

/// A line that was chosen, and the fund that pays for it.
struct SettledLine {
    PaidLine line;
    std::uint32_t fund = 0; ///< index into Fleet::funds
};

/// Lets tied and expiring money pay first, so that the freest is left: which lines are bought stays as it is, only who
/// pays for them changes. A fund is the freer the more seats, kinds of spending and items it may pay for, and if it
/// carries over. A flow of least cost through the funds says how much each should pay; lines move one by one towards
/// it, whole, as long as no budget is overdrawn, so a line that the flow would split stays where it was. The same lines
/// give the same answer.
void settle(const Fleet& fleet, const Policies& policies, const Funding& funding, std::span<SettledLine> lines);

} // namespace rasoat::planner
