#pragma once

#include "planner/files/choice_file.h"

#include <cstdint>

/// Districts made up from a seed, to measure the choice on: roles, weak machines, upgrades, new models, money.
namespace rasoat::planner::sample {

struct DistrictShape {
    std::uint32_t seats = 500;
    std::uint32_t units = 13;
    std::uint32_t years = 3;
    std::uint64_t seed = 1;
    double budget_share = 0.25; ///< of what a new machine for every seat would cost
};

enum class Names { given, omitted };

/// A year offers a seat six options: memory, SSD, both, two desktops, a laptop. Prices grow by year. A benefit is role
/// weight x gain in fitness x years that remain, with diminishing returns and noise. A unit has a budget for each year;
/// where there are several units, a district's budget of nine tenths of theirs caps each year too. The same shape
/// gives the same problem on every machine. With Names::omitted the ids stay empty, which saves memory at a million
/// seats. Throws InvalidProblem where seats, units or years are 0 or units outnumber seats.
[[nodiscard]] NamedChoiceProblem district(const DistrictShape& shape, Names names);

} // namespace rasoat::planner::sample
