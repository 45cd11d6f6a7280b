#pragma once

#include "server/store/identity_records.h"

#include <cstddef>
#include <string>
#include <vector>

namespace rasoat::api {

/// Schema MachineHistory: at most `limit` of the entries; one more than that tells that a page follows.
[[nodiscard]] std::string
machine_history_json(const std::vector<store::PlacedHistoryEntry>& entries, std::size_t limit);

} // namespace rasoat::api
