#pragma once

#include "agent/report/report.h"

#include <array>
#include <cstdint>
#include <string>

namespace rasoat::probes {

/// What Windows' battery driver answers (BATTERY_INFORMATION and the texts of its query levels), as it is.
struct BatteryReadings {
    std::uint32_t capabilities = 0;
    std::array<char, 4> chemistry{}; ///< "LION", "LiP", ...
    std::uint32_t designed_capacity = 0;
    std::uint32_t full_charged_capacity = 0;
    std::string name, maker, serial;
};

/// The battery of the readings. Capacities only where they are milliwatt-hours: some firmware counts in units of its
/// own. A driver's mistakes (a kilowatt-hour in a laptop) are absent.
report::Battery battery_read(const BatteryReadings& readings);

} // namespace rasoat::probes
