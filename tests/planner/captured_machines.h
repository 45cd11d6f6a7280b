#pragma once

#include "planner/model/machine.h"

#include <filesystem>
#include <string>
#include <vector>

/// Real office machines for the planner's tests, from shared data: linuxhw-dmi/machines_slots.jsonl.gz (Linux Hardware
/// Project, CC-BY-4.0), read in place.
namespace rasoat::planner::tests {

/// Memory slot by slot and the processor's name, as firmware told them; nothing else is known of these machines.
[[nodiscard]] std::vector<Machine> machines_with_slots(const std::filesystem::path& jsonl_gz);

} // namespace rasoat::planner::tests
