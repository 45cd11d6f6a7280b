#pragma once

#include "server/documents/table.h"
#include "server/planning/machine_list.h"

#include <optional>
#include <span>
#include <string_view>

namespace rasoat::planning {

/// What the machines' page shows side by side. In a spreadsheet some of them are several columns: a machine's name and
/// model, a disk's kind and size.
enum class MachineColumn { machine, place, score, processor, memory, disk, system, windows11, year, reported };

/// "machine", ...
[[nodiscard]] std::optional<MachineColumn> machine_column_named(std::string_view name);

/// The list as a table for a spreadsheet, one row a machine: those columns in that order; all that is known, what was
/// paid too, where none are given.
[[nodiscard]] documents::Table
machine_table(const MachineList& list, std::span<const MachineColumn> columns, documents::Language language);

} // namespace rasoat::planning
