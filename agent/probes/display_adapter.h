#pragma once

#include "agent/probes/registry_key.h"
#include "agent/report/report.h"

#include <string_view>

namespace rasoat::probes {

/// A display adapter as its driver registered it below HKLM\SYSTEM\CurrentControlSet\Control\Class\{4d36e968-...}, and
/// its PnP hardware ID ("PCI\VEN_1002&DEV_73FF..."). No memory for adapters that draw in the machine's own.
report::Gpu display_adapter(const RegistryKey& driver, std::string_view hardware_id);

} // namespace rasoat::probes
