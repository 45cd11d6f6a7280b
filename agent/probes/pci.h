#pragma once

#include "agent/probes/machine_root.h"

#include <cstdint>
#include <optional>
#include <string>

namespace rasoat::probes {

/// Who made a PCI device and which it is.
struct PciId {
    std::uint16_t vendor = 0;
    std::uint16_t device = 0;
    /// "8086:1912"
    [[nodiscard]] std::string text() const;
};

/// Of the device whose sysfs directory is given; none where it isn't on PCI.
std::optional<PciId> pci_id(const MachineRoot& root, const std::string& directory);

} // namespace rasoat::probes
