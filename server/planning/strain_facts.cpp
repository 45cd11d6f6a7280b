#include "server/planning/strain_facts.h"

#include <algorithm>

namespace rasoat::planning {
namespace {

std::uint32_t percent(std::uint32_t part, std::uint32_t whole) {
    return std::min((100 * part + whole / 2) / whole, 100U);
}

} // namespace

std::optional<StrainSummary> strain_summary(const std::vector<report::StrainDay>& days) {
    StrainSummary summary;
    std::uint32_t memory_pressure = 0;
    std::uint32_t saturated = 0;
    std::uint32_t disk_strain = 0;
    std::vector<std::int64_t> boots;
    for (const auto& day : days) {
        if (day.slowest_boot) boots.push_back(day.slowest_boot->count());
        if (day.least_free) {
            const auto free = static_cast<std::int64_t>(day.least_free->count);
            summary.least_free_mb = std::min(summary.least_free_mb.value_or(free), free);
        }
        if (day.minutes_working == 0) continue;
        summary.first_day = summary.days == 0 ? day.day : std::min(summary.first_day, day.day);
        summary.last_day = std::max(summary.last_day, day.day);
        ++summary.days;
        summary.working_minutes += day.minutes_working;
        memory_pressure += day.memory_pressure;
        saturated += day.processor.back();
        disk_strain += day.disk_strain;
    }
    if (summary.days == 0) return std::nullopt;
    summary.memory_pressure_percent = percent(memory_pressure, summary.working_minutes);
    summary.processor_saturated_percent = percent(saturated, summary.working_minutes);
    summary.disk_strain_percent = percent(disk_strain, summary.working_minutes);
    if (!boots.empty()) {
        const auto middle = boots.begin() + static_cast<std::ptrdiff_t>(boots.size() / 2);
        std::nth_element(boots.begin(), middle, boots.end());
        summary.boot_seconds = *middle;
    }
    return summary;
}

std::optional<planner::Strain> strain_facts(const std::vector<report::StrainDay>& days) {
    constexpr std::uint32_t fewest_days = 3;
    constexpr std::uint32_t fewest_minutes = 600;
    const auto summary = strain_summary(days);
    if (!summary || summary->days < fewest_days || summary->working_minutes < fewest_minutes) return std::nullopt;
    planner::Strain strain;
    strain.memory_pressure = static_cast<int>(summary->memory_pressure_percent);
    strain.processor_saturated = static_cast<int>(summary->processor_saturated_percent);
    strain.disk_strain = static_cast<int>(summary->disk_strain_percent);
    return strain;
}

} // namespace rasoat::planning
