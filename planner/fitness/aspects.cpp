#include "planner/fitness/aspects.h"

#include "planner/fitness/age.h"
#include "planner/fitness/windows11.h"

#include <algorithm>
#include <cmath>

namespace rasoat::planner {
namespace {

constexpr double failing_below = 0.55; ///< by itself this holds the whole below some 74 points

/// The finding that a share of 1 makes: met at 1, failing where it is small.
Finding known(Aspect aspect, double share, Reason reason) {
    const Verdict verdict = share >= 1 ? Verdict::met : share < failing_below ? Verdict::failing : Verdict::falls_short;
    return {aspect, verdict, 100 * share, reason};
}

Finding unknown(Aspect aspect, ReasonCode code, Quantity needs = {}) {
    return {aspect, Verdict::unknown, std::nullopt, {.code = code, .needs = needs}};
}

double ratio(std::int64_t has, std::int64_t needs) {
    if (needs <= 0) return 1;
    return std::clamp(static_cast<double>(has) / static_cast<double>(needs), 0.05, 1.0);
}

/// What strain makes of a finding by specification, where it makes it worse: from tolerated on it falls, to 0.3 at half
/// of the working time.
Finding strained(Finding by_specification, int percent, int tolerated, ReasonCode code) {
    constexpr double half_of_the_time = 50;
    constexpr double worst = 0.3;
    if (percent <= tolerated) return by_specification;
    const double way = (percent - tolerated) / std::max(half_of_the_time - tolerated, 1.0);
    const double share = std::max(worst, 1 - (1 - worst) * way);
    if (by_specification.score && *by_specification.score <= 100 * share) return by_specification;
    return known(by_specification.aspect, share, {.code = code, .has = Percent{percent}, .needs = Percent{tolerated}});
}

/// Work that asks for less than that under which the machine was watched may not strain it.
template <class Quantity>
bool counts(const std::optional<Quantity>& watched_under, const Quantity& asked) {
    return !watched_under || asked >= *watched_under;
}

Finding memory(const Machine& machine, const Role& role) {
    if (!machine.memory.total) return unknown(Aspect::memory, ReasonCode::memory_unknown, role.memory);
    const Mebibytes has = *machine.memory.total;
    const bool enough = has.count * 10 >= role.memory.count * 9;
    return known(
        Aspect::memory, enough ? 1 : ratio(has.count, role.memory.count),
        {.code = enough ? ReasonCode::memory_met : ReasonCode::memory_short, .has = has, .needs = role.memory});
}

Finding processor(const Machine& machine, const Role& role) {
    if (!machine.processor.score) return unknown(Aspect::processor, ReasonCode::processor_unknown, role.processor);
    const CpuScore has = *machine.processor.score;
    return known(
        Aspect::processor, ratio(has.value, role.processor.value),
        {.code = has >= role.processor ? ReasonCode::processor_met : ReasonCode::processor_slow,
         .has = has,
         .needs = role.processor,
         .estimated = machine.processor.score_estimated});
}

Finding disk_kind(const Machine& machine, const Role& role) {
    if (!machine.disk.kind) return unknown(Aspect::disk_kind, ReasonCode::disk_kind_unknown);
    const bool slow = role.needs_ssd && *machine.disk.kind == DiskKind::hdd;
    return known(
        Aspect::disk_kind, slow ? 0.35 : 1,
        {.code = slow ? ReasonCode::disk_is_hdd : ReasonCode::disk_kind_met, .has = *machine.disk.kind});
}

Finding disk_space(const Machine& machine, const Role& role) {
    if (!machine.disk.size) return unknown(Aspect::disk_space, ReasonCode::disk_space_unknown, role.disk);
    const Gigabytes size = *machine.disk.size;
    if (size.count * 10 < role.disk.count * 9)
        return known(
            Aspect::disk_space, 0.6 + 0.4 * ratio(size.count, role.disk.count),
            {.code = ReasonCode::disk_small, .has = size, .needs = role.disk});
    const auto free = machine.disk.free;
    if (free && free->count < 20 && free->count * 10 < size.count)
        return known(Aspect::disk_space, 0.7, {.code = ReasonCode::disk_nearly_full, .has = *free});
    return known(Aspect::disk_space, 1, {.code = ReasonCode::disk_space_met, .has = size, .needs = role.disk});
}

Finding disk_health(const Machine& machine) {
    if (!machine.disk.health) return unknown(Aspect::disk_health, ReasonCode::disk_health_unknown);
    const Quantity has = *machine.disk.health;
    switch (*machine.disk.health) {
    case DiskHealth::good:
        return known(Aspect::disk_health, 1, {.code = ReasonCode::disk_healthy, .has = has});
    case DiskHealth::warning:
        return known(Aspect::disk_health, 0.6, {.code = ReasonCode::disk_wearing, .has = has});
    case DiskHealth::failing:
        break;
    }
    return known(Aspect::disk_health, 0.25, {.code = ReasonCode::disk_failing, .has = has});
}

Finding system_support(const OperatingSystem& system, Day on_day) {
    const auto judged = [&](double share, ReasonCode code, Quantity last_day) {
        return known(Aspect::system_support, share, {.code = code, .has = last_day, .windows = system.windows});
    };
    if (system.support_ends) {
        if (on_day <= *system.support_ends) return judged(1, ReasonCode::system_supported, *system.support_ends);
        return judged(0.4, ReasonCode::system_support_ended, *system.support_ends);
    }
    if (system.newer_follow) return judged(1, ReasonCode::system_supported, {});
    return unknown(Aspect::system_support, ReasonCode::system_support_unknown);
}

Finding windows11(const Machine& machine) {
    const auto settings = [](ReasonCode code) { return known(Aspect::windows11, 0.9, {.code = code, .windows = 11}); };
    switch (windows11_readiness(machine)) {
    case Windows11Readiness::ready:
        return known(Aspect::windows11, 1, {.code = ReasonCode::windows11_ready, .windows = 11});
    case Windows11Readiness::tpm_off:
        return settings(ReasonCode::windows11_tpm_off);
    case Windows11Readiness::tpm_old:
        return settings(ReasonCode::windows11_tpm_old);
    case Windows11Readiness::secure_boot_off:
        return settings(ReasonCode::windows11_secure_boot_off);
    case Windows11Readiness::legacy_boot:
        return settings(ReasonCode::windows11_legacy_boot);
    case Windows11Readiness::memory_too_small:
        return known(
            Aspect::windows11, 0.9,
            {.code = ReasonCode::windows11_memory_too_small,
             .has = *machine.memory.total,
             .needs = windows11_memory,
             .windows = 11});
    case Windows11Readiness::disk_too_small:
        return known(
            Aspect::windows11, 0.9,
            {.code = ReasonCode::windows11_disk_too_small,
             .has = *machine.disk.size,
             .needs = windows11_disk,
             .windows = 11});
    case Windows11Readiness::processor_not_listed:
        return known(Aspect::windows11, 0.75, {.code = ReasonCode::windows11_processor_not_listed, .windows = 11});
    case Windows11Readiness::processor_too_small:
        return known(
            Aspect::windows11, 0.75,
            {.code = ReasonCode::windows11_processor_too_small,
             .has = Count{*machine.processor.cores},
             .needs = Count{windows11_cores},
             .windows = 11});
    case Windows11Readiness::processor_unclear:
        return unknown(Aspect::windows11, ReasonCode::windows11_processor_unclear);
    case Windows11Readiness::switches_unknown:
        break;
    }
    return unknown(Aspect::windows11, ReasonCode::windows11_switches_unknown);
}

Finding age(const Machine& machine, const Policies& policies, Day on_day) {
    const Years old{machine.service_years.value_or(policies.old_age)};
    const auto range = age_of(machine, on_day);
    if (!range || (range->least < old && range->most >= old)) return unknown(Aspect::age, ReasonCode::age_unknown, old);
    if (range->most < old)
        return known(Aspect::age, 1, {.code = ReasonCode::age_met, .has = range->most, .needs = old});
    const double points = std::min(30.0, policies.yearly_ageing * (range->least.value - old.value));
    Reason reason{.code = ReasonCode::age_old, .has = range->least, .needs = old};
    if (!range->from_purchase) {
        const auto first_sold = machine.first_sold ? machine.first_sold : machine.processor.first_sold;
        reason.code = ReasonCode::age_old_model;
        reason.has = *first_sold;
    }
    return {Aspect::age, Verdict::falls_short, 100 - points, reason};
}

Finding battery(const Machine& machine) {
    constexpr int enough = 60;
    if (!machine.battery_health) return unknown(Aspect::battery, ReasonCode::battery_unknown, Percent{enough});
    const int has = std::clamp(*machine.battery_health, 0, 100);
    const double share = has >= enough ? 1 : 0.7 + 0.3 * has / enough;
    return known(
        Aspect::battery, share,
        {.code = has >= enough ? ReasonCode::battery_met : ReasonCode::battery_worn,
         .has = Percent{has},
         .needs = Percent{enough}});
}

Finding kind(const Machine& machine, MachineKind needs) {
    if (!machine.kind) return unknown(Aspect::kind, ReasonCode::kind_unknown, needs);
    const bool right = *machine.kind == needs;
    return known(
        Aspect::kind, right ? 1 : 0.75,
        {.code = right ? ReasonCode::kind_met : ReasonCode::kind_wrong, .has = *machine.kind, .needs = needs});
}

Finding monitors(const Machine& machine, int needs) {
    if (!machine.monitors) return unknown(Aspect::monitors, ReasonCode::monitors_unknown, Count{needs});
    const bool enough = *machine.monitors >= needs;
    return known(
        Aspect::monitors, enough ? 1 : 0.85,
        {.code = enough ? ReasonCode::monitors_met : ReasonCode::monitors_few,
         .has = Count{*machine.monitors},
         .needs = Count{needs}});
}

} // namespace

double weight_of(Aspect aspect) {
    switch (aspect) {
    case Aspect::condition:
    case Aspect::memory:
    case Aspect::processor:
    case Aspect::disk_kind:
        return 3;
    case Aspect::disk_health:
    case Aspect::system_support:
        return 2;
    case Aspect::disk_space:
    case Aspect::windows11:
    case Aspect::kind:
        return 1;
    case Aspect::battery:
    case Aspect::monitors:
        return 0.5;
    case Aspect::age:
        break;
    }
    return 0;
}

Findings findings_of(const Machine& machine, const Role& role, const Policies& policies, Day on_day) {
    Findings findings;
    if (machine.broken) findings.push_back(known(Aspect::condition, 0, {.code = ReasonCode::broken}));
    Strain strain = machine.strain.value_or(Strain{});
    if (!counts(strain.under_memory, role.memory)) strain.memory_pressure = 0;
    if (!counts(strain.under_processor, role.processor)) strain.processor_saturated = strain.disk_strain = 0;
    const int tolerated = policies.tolerated_strain;
    findings.push_back(strained(memory(machine, role), strain.memory_pressure, tolerated, ReasonCode::memory_strained));
    findings.push_back(
        strained(processor(machine, role), strain.processor_saturated, tolerated, ReasonCode::processor_strained));
    findings.push_back(strained(disk_kind(machine, role), strain.disk_strain, tolerated, ReasonCode::disk_strained));
    findings.push_back(disk_space(machine, role));
    findings.push_back(disk_health(machine));
    findings.push_back(system_support(machine.operating_system, on_day));
    const bool may_run_windows = machine.operating_system.windows || machine.operating_system.name.empty();
    if (may_run_windows) findings.push_back(windows11(machine));
    findings.push_back(age(machine, policies, on_day));
    if (machine.kind == MachineKind::laptop) findings.push_back(battery(machine));
    if (role.kind) findings.push_back(kind(machine, *role.kind));
    if (role.monitors > 1) findings.push_back(monitors(machine, role.monitors));
    return findings;
}

} // namespace rasoat::planner
