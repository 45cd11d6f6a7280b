#pragma once

#include "planner/model/units.h"
#include "server/intake/spreadsheet/spreadsheet.h"
#include "server/rules/schema.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

/// What cells say, as people in offices write it. None where a cell says no such thing.
namespace rasoat::imports {

/// Whole dong: "12.500.000", "12,500,000 đ", "12500000,00", "12,5 triệu", "1.2 tỷ", or a number. From 0 to 10^13.
[[nodiscard]] std::optional<planner::Vnd> money_in(const intake::Cell& cell);

/// A day: "15/3/2021", "15-03-2021", "15.03.21", "2021-03-15"; "3/2021" is the month's first day, "2021" the year's; a
/// number as Excel counts days. From 1990 to 2099.
[[nodiscard]] std::optional<std::chrono::sys_days> day_in(const intake::Cell& cell);

/// A whole number from 0 to 100,000.
[[nodiscard]] std::optional<std::int64_t> count_in(const intake::Cell& cell);

/// Whole gigabytes: "16", "16 GB", "DDR4 16GB", "1 TB" (1,000 of them). From 1 to 100,000.
[[nodiscard]] std::optional<std::int64_t> gigabytes_in(const intake::Cell& cell);

/// "có", "x", "yes", "1"; "không", "no", "0".
[[nodiscard]] std::optional<bool> yes_no_in(const intake::Cell& cell);

/// The name of the choice that the text names, or says in words of its own: "Laptop", "máy bàn", "SSD NVMe M.2".
[[nodiscard]] std::optional<std::string> choice_in(std::string_view text, std::span<const rules::Choice> choices);

/// "15/03/2021".
[[nodiscard]] std::string text_of(std::chrono::sys_days day);
/// "12.500.000".
[[nodiscard]] std::string text_of(planner::Vnd money);

} // namespace rasoat::imports
