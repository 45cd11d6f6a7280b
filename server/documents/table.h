#pragma once

#include "planner/model/text.h"
#include "planner/model/units.h"

#include <chrono>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

/// A table as it leaves the server for a spreadsheet.
namespace rasoat::documents {

enum class Language { vi, en };

[[nodiscard]] inline const std::string& in(Language language, const planner::Bilingual& text) {
    return language == Language::vi ? text.vi : text.en;
}

/// Nothing: the fact is not known, or there is none.
using Cell = std::variant<std::monostate, std::string, std::int64_t, double, planner::Vnd, std::chrono::sys_days>;

struct Column {
    planner::Bilingual heading;
    int characters = 16; ///< how wide it is drawn
};

/// Every row has as many cells as there are columns.
struct Table {
    planner::Bilingual title;
    std::vector<Column> columns;
    std::vector<std::vector<Cell>> rows;
};

} // namespace rasoat::documents
