#pragma once

#include "planner/model/machine.h"
#include "planner/model/units.h"

#include <optional>
#include <variant>

/// Why a machine was judged as it was: a code and typed parameters, no words. reason_text.h has the words.
namespace rasoat::planner {

struct Percent {
    int value = 0;
    constexpr auto operator<=>(const Percent&) const = default;
};

struct Years {
    int value = 0;
    constexpr auto operator<=>(const Years&) const = default;
};

/// A number of things: monitors, cores.
struct Count {
    int value = 0;
    constexpr auto operator<=>(const Count&) const = default;
};

/// What a machine has, or a role needs, in one aspect. Empty where the fact is unknown or has no measure.
using Quantity = std::variant<
    std::monostate, Mebibytes, CpuScore, Gigabytes, DiskKind, DiskHealth, MachineKind, Day, Year, Years, Percent,
    Count>;

enum class ReasonCode {
    no_machine,
    broken,
    memory_met,         ///< has, needs: Mebibytes
    memory_short,       ///< has, needs: Mebibytes
    memory_strained,    ///< has, needs: Percent of working time; needs: the most that is tolerated
    memory_unknown,     ///< needs
    processor_met,      ///< has, needs: CpuScore
    processor_slow,     ///< has, needs: CpuScore
    processor_strained, ///< has, needs: Percent of working time
    processor_unknown,
    disk_kind_met, ///< has: DiskKind
    disk_is_hdd,   ///< has: DiskKind
    disk_strained, ///< has, needs: Percent of working time
    disk_kind_unknown,
    disk_space_met,   ///< has, needs: Gigabytes
    disk_small,       ///< has, needs: Gigabytes
    disk_nearly_full, ///< has: Gigabytes free
    disk_space_unknown,
    disk_healthy,
    disk_wearing,
    disk_failing,
    disk_health_unknown,
    system_supported,     ///< has: the last Day, or empty where newer releases follow; windows
    system_support_ended, ///< has: the last Day; windows
    system_support_unknown,
    windows11_ready,
    windows11_tpm_off,
    windows11_tpm_old,
    windows11_secure_boot_off,
    windows11_legacy_boot,
    windows11_processor_not_listed,
    windows11_processor_too_small, ///< has, needs: Count of cores
    windows11_memory_too_small,    ///< has, needs: Mebibytes
    windows11_disk_too_small,      ///< has, needs: Gigabytes
    windows11_processor_unclear,
    windows11_switches_unknown,
    age_met,       ///< has, needs: Years
    age_old,       ///< has, needs: Years; since purchase
    age_old_model, ///< has: Year in which the model was first sold; needs: Years
    age_unknown,   ///< needs: Years
    battery_met,   ///< has, needs: Percent
    battery_worn,  ///< has, needs: Percent
    battery_unknown,
    kind_met,   ///< has, needs: MachineKind
    kind_wrong, ///< has, needs: MachineKind
    kind_unknown,
    monitors_met, ///< has, needs: Count
    monitors_few, ///< has, needs: Count
    monitors_unknown,
};

struct Reason {
    ReasonCode code = ReasonCode::no_machine;
    Quantity has{};
    Quantity needs{};
    std::optional<int> windows{}; ///< 7, 8, 10, 11, where the reason speaks of a Windows
    bool estimated = false;       ///< `has` was derived from the specification, not measured
    bool operator==(const Reason&) const = default;
};

} // namespace rasoat::planner
