#pragma once

#include "planner/model/units.h"
#include "server/intake/spreadsheet/spreadsheet.h"

#include <chrono>
#include <cstdint>
#include <optional>

/// What cells say, as people in offices write it. None where a cell says no such thing.
namespace rasoat::imports {

/// Whole dong: "12.500.000", "12,500,000 đ", "12500000,00", "12,5 triệu", "1.2 tỷ", or a number. From 0 to 10^13.
[[nodiscard]] std::optional<planner::Vnd> money_in(const intake::Cell& cell);

/// A day: "15/3/2021", "15-03-2021", "15.03.21", "2021-03-15"; "3/2021" is the month's first day, "2021" the year's; a
/// number as Excel counts days. From 1990 to 2099.
[[nodiscard]] std::optional<std::chrono::sys_days> day_in(const intake::Cell& cell);

/// A whole number from 0 to 100,000.
[[nodiscard]] std::optional<std::int64_t> count_in(const intake::Cell& cell);

/// "15/03/2021".
[[nodiscard]] std::string text_of(std::chrono::sys_days day);
/// "12.500.000".
[[nodiscard]] std::string text_of(planner::Vnd money);

} // namespace rasoat::imports
