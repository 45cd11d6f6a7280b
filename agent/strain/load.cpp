#include "agent/strain/load.h"

#include <algorithm>

namespace rasoat::strain {

namespace {

using std::chrono::milliseconds;

/// None where a counter is absent or went back.
template <class Count>
std::optional<Count> growth(const std::optional<Count>& before, const std::optional<Count>& after) {
    if (!before || !after || *after < *before) return std::nullopt;
    return Count(*after - *before);
}

double share(double part, double whole) {
    return std::clamp(part / whole, 0.0, 1.0);
}

/// Of a time that has grown, in the interval's; none where it is not known.
template <class Duration>
std::optional<double>
ratio(const std::optional<Duration>& before, const std::optional<Duration>& after, milliseconds interval) {
    const auto grown = growth(before, after);
    if (!grown) return std::nullopt;
    return std::chrono::duration<double>(*grown) / std::chrono::duration<double>(interval);
}

std::optional<double> processor_share(const StrainCounters& before, const StrainCounters& after) {
    if (after.processor_total <= before.processor_total || after.processor_busy < before.processor_busy)
        return std::nullopt;
    return share(
        static_cast<double>(after.processor_busy - before.processor_busy),
        static_cast<double>(after.processor_total - before.processor_total));
}

std::optional<double> memory_share(const StrainCounters& after) {
    if (!after.memory_total || !after.memory_available || after.memory_total->count == 0) return std::nullopt;
    return 1 -
           share(static_cast<double>(after.memory_available->count), static_cast<double>(after.memory_total->count));
}

bool memory_pressure(const StrainCounters& before, const StrainCounters& after, const Load& load) {
    constexpr double waiting = 0.1;
    constexpr double nearly_full = 0.9;
    constexpr double full = 0.95;
    constexpr double many_faults = 20; // a second
    if (ratio(before.memory_waits, after.memory_waits, load.duration).value_or(0) >= waiting) return true;
    if (!load.memory) return false;
    const auto faults = growth(before.hard_faults, after.hard_faults);
    if (!faults) return *load.memory > full;
    const auto seconds = std::chrono::duration<double>(load.duration).count();
    return *load.memory > nearly_full && static_cast<double>(*faults) / seconds >= many_faults;
}

bool disk_strain(const StrainCounters& before, const StrainCounters& after, const Load& load) {
    constexpr double busy = 0.8;
    constexpr double half = 0.5;
    constexpr double queue = 2;
    if (!load.disk) return false;
    const auto waiting = ratio(before.disk_waits, after.disk_waits, load.duration).value_or(0);
    return *load.disk >= busy || (*load.disk >= half && waiting >= queue);
}

bool at_work(const StrainCounters& after, const Load& load) {
    constexpr double more_than_a_desktop_alone = 0.03;
    if (after.since_input) return *after.since_input <= load.duration;
    return after.signed_in.value_or(true) && load.processor.value_or(0) >= more_than_a_desktop_alone;
}

} // namespace

std::optional<Load> load_between(const StrainCounters& before, const StrainCounters& after) {
    if (after.since_boot <= before.since_boot) return std::nullopt;
    Load load;
    load.duration = after.since_boot - before.since_boot;
    load.processor = processor_share(before, after);
    load.memory = memory_share(after);
    if (const auto busy = ratio(before.disk_busy, after.disk_busy, load.duration)) load.disk = share(*busy, 1);
    load.memory_pressure = memory_pressure(before, after, load);
    load.disk_strain = disk_strain(before, after, load);
    load.at_work = at_work(after, load);
    load.free = after.free;
    return load;
}

} // namespace rasoat::strain
