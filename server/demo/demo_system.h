#pragma once

#include "agent/report/report.h"
#include "planner/model/machine.h"
#include "planner/sample/random.h"

#include <chrono>

namespace rasoat::demo {

/// What decides which Windows a machine runs and how its firmware is set.
struct SystemAge {
    std::chrono::sys_days purchased;
    std::chrono::sys_days processor_sold;
    std::chrono::sys_days today;
    planner::Windows11Listing windows11 = planner::Windows11Listing::unclear;
};

/// The Windows of the day of purchase or a later one that the machine takes: a release and a day of installation.
[[nodiscard]] report::OperatingSystem demo_operating_system(planner::sample::Random& random, const SystemAge& age);

/// Switches that go with the system: Windows 11 has UEFI, Secure Boot and TPM 2.0 on; Windows 7 was started by a legacy
/// BIOS; firmware before 2012 knows no Secure Boot; a TPM 2.0 came with the processors of Microsoft's list and with
/// some of the years before.
[[nodiscard]] report::Firmware
demo_firmware(planner::sample::Random& random, const SystemAge& age, const report::OperatingSystem& system);

} // namespace rasoat::demo
