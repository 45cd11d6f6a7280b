#pragma once

#include "agent/report/strain.h"
#include "planner/model/machine.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

namespace rasoat::planning {

/// Days of strain together. Shares are of the working minutes, in whole per cent.
struct StrainSummary {
    std::chrono::sys_days first_day{};
    std::chrono::sys_days last_day{};
    std::uint32_t days = 0; ///< on which somebody worked
    std::uint32_t working_minutes = 0;
    std::uint32_t memory_pressure_percent = 0;
    std::uint32_t processor_saturated_percent = 0; ///< used to 90 % and more
    std::uint32_t disk_strain_percent = 0;
    std::optional<std::int64_t> boot_seconds;  ///< the median of the days' slowest starts
    std::optional<std::int64_t> least_free_mb; ///< MiB
    bool operator==(const StrainSummary&) const = default;
};

/// None where nobody has worked on any day.
[[nodiscard]] std::optional<StrainSummary> strain_summary(const std::vector<report::StrainDay>& days);

/// What the planner judges by: none with less than three days and ten hours of work, in which one long update could
/// speak for the machine.
[[nodiscard]] std::optional<planner::Strain> strain_facts(const std::vector<report::StrainDay>& days);

} // namespace rasoat::planning
