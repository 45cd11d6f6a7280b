#pragma once

#include "agent/report/report.h"
#include "planner/processors/processor_knowledge.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

/// The real hardware from which the demo is made: config/demo/*.csv, whose heads name the sources.
namespace rasoat::demo {

/// A model with one processor and the memory it was most often seen with.
struct OfficeModel {
    std::string maker;
    std::string model;
    report::MachineKind kind = report::MachineKind::desktop;
    std::string processor; ///< as the machine reports it
    std::uint32_t cores = 0;
    std::uint32_t threads = 0;
    std::chrono::sys_days first_sold; ///< first day of the quarter in which the processor came
    report::MemoryKind memory_kind = report::MemoryKind::ddr4;
    std::optional<report::MegatransfersPerSecond> memory_speed;
    std::vector<report::Mebibytes> modules;
    std::uint32_t slots = 0;
    report::Mebibytes memory_maximum;
    bool soldered = false;
    std::optional<std::string> form_factor;
    std::vector<std::string> slot_names; ///< empty where not known, else one for each slot
    std::optional<std::chrono::sys_days> firmware_date;
    std::uint32_t seen = 0; ///< real machines of this kind in the source
};

struct OfficeDisk {
    std::string model;
    report::DiskKind kind = report::DiskKind::hdd;
    std::optional<double> inches;
    report::Megabytes size;
    int first_year = 0;
    int last_year = 0;
};

struct OfficeMonitor {
    report::MachineKind beside = report::MachineKind::desktop; ///< laptop: the panel of one
    report::Monitor facts;
};

struct OfficeHardware {
    std::vector<OfficeModel> models;
    std::vector<OfficeDisk> disks;
    std::vector<OfficeMonitor> monitors;
};

/// Reads demo/office_models.csv, demo/disks.csv and demo/monitors.csv of a configuration folder.
/// Throws settings::SettingsError.
[[nodiscard]] OfficeHardware read_office_hardware(const std::filesystem::path& config);

} // namespace rasoat::demo
