#pragma once

#include "agent/report/report.h"
#include "server/store/store.h"

#include <optional>
#include <string>
#include <string_view>

namespace rasoat::inventory {

/// What the machine reported last. None where it has not reported yet, and where the stored text cannot be read any
/// more: such a machine counts as unknown, and its next report mends it.
[[nodiscard]] std::optional<report::Report> stored_report(store::Reader& reader, store::MachineId machine);

/// The same of a report that has been read from the store.
[[nodiscard]] std::optional<report::Report> stored_report(const store::StoredReport& stored);

/// The same as it is stored, JSON; empty where there is none or it is damaged.
[[nodiscard]] std::string stored_report_json(store::Reader& reader, store::MachineId machine);

/// None where it is empty or no report.
[[nodiscard]] std::optional<report::Report> read_stored_report(std::string_view json);

} // namespace rasoat::inventory
