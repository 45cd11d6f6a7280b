#pragma once

#include "agent/probes/machine_root.h"

#include <cstdint>
#include <optional>
#include <string>

namespace rasoat::probes {

struct PciNames {
    std::optional<std::string> maker;
    std::optional<std::string> device;
};

/// Names from the PCI ID list of the machine where one is installed; else the maker from a small table of those who
/// make graphics.
PciNames pci_names(const MachineRoot& root, std::uint16_t vendor, std::uint16_t device);

} // namespace rasoat::probes
