#pragma once

#include "planner/model/machine.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>

namespace rasoat::settings {

/// When data count as wrong, unclean or dead: config/data_quality.toml, which explains each.
struct DataQualityRules {
    planner::Mebibytes memory_least{256};
    planner::Mebibytes memory_most{std::int64_t{2048} * 1024};
    planner::Gigabytes disk_least{8};
    planner::Gigabytes disk_most{64'000};
    planner::Day earliest_purchase{};
    std::map<planner::MemoryKind, planner::Mebibytes> module_most; ///< kinds that are not here: any size
    std::size_t shortest_serial = 4;                               ///< characters
    std::chrono::days silent_after{30};
    int good_share_least = 80; ///< per cent
};

/// Reads data_quality.toml of a configuration folder. Throws SettingsError.
[[nodiscard]] DataQualityRules read_data_quality(const std::filesystem::path& config);

} // namespace rasoat::settings
