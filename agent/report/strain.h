#pragma once

#include "agent/report/units.h"

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>

namespace rasoat::report {

/// Minutes by a share of what there is: [0] under 10 %, [1] from 10 % to under 20 %, ..., [9] 90 % and more.
using MinutesByShare = std::array<std::uint16_t, 10>;

using Seconds = std::chrono::duration<std::uint32_t>;

/// What one day's work did to the machine, in minutes. A working minute is one in which somebody was at work
/// (agent/strain/README.md says how that is told). No program, no window, no person is in it.
struct StrainDay {
    std::chrono::sys_days day{};         ///< UTC, in which Vietnam's working hours fall on one day
    std::uint16_t minutes_on = 0;        ///< watched, whether anybody worked or not
    std::uint16_t minutes_working = 0;   ///< the sum of each histogram below, but for minutes that could not be told
    MinutesByShare processor{};          ///< working minutes by the share of all cores' time that was used
    MinutesByShare memory{};             ///< working minutes by the share of memory that programs held
    MinutesByShare disk{};               ///< working minutes by the share of time in which the system disk was busy
    std::uint16_t memory_pressure = 0;   ///< working minutes in which the machine waited for want of memory
    std::uint16_t disk_strain = 0;       ///< working minutes in which the system disk kept the machine waiting
    std::uint16_t boots = 0;             ///< that were timed
    std::optional<Seconds> slowest_boot; ///< until the desktop could be used: agent/strain/boot_watch.h
    std::optional<Mebibytes> least_free; ///< on the system volume
    bool operator==(const StrainDay&) const = default;
};

} // namespace rasoat::report
