#pragma once

#include "agent/probes/handle_windows.h"

#include <cstddef>
#include <optional>
#include <vector>

/// What an NVMe disk tells through Windows' own driver (Windows 10 and later; no right but to ask is needed).
namespace rasoat::probes {

/// The 4,096 bytes of Identify Controller; none where the disk is not on that driver.
std::optional<std::vector<std::byte>> nvme_identify_controller(const Handle& disk);

/// The 512 bytes of the SMART / Health Information log page.
std::optional<std::vector<std::byte>> nvme_health_log(const Handle& disk);

} // namespace rasoat::probes
