#pragma once

#include "planner/model/machine.h"
#include "planner/model/text.h"
#include "settings/toml_reader.h"

/// The names that the planner's kinds have in configuration files.
namespace rasoat::settings {

inline const Choices<planner::MachineKind> machine_kinds{
    {"desktop", planner::MachineKind::desktop}, {"laptop", planner::MachineKind::laptop}};

inline const Choices<planner::MemoryKind> memory_kinds{
    {"ddr2", planner::MemoryKind::ddr2},
    {"ddr3", planner::MemoryKind::ddr3},
    {"ddr4", planner::MemoryKind::ddr4},
    {"ddr5", planner::MemoryKind::ddr5}};

inline const Choices<planner::DiskKind> disk_kinds{
    {"hdd", planner::DiskKind::hdd}, {"ssd", planner::DiskKind::ssd}, {"nvme", planner::DiskKind::nvme}};

/// `name_vi` and `name_en` of a table.
[[nodiscard]] inline planner::Bilingual bilingual_name(const TomlReader& table) {
    return {table.text("name_vi"), table.text("name_en")};
}

} // namespace rasoat::settings
