#include "agent/probes/hexadecimal.h"
#include "agent/probes/pci.h"

namespace rasoat::probes {

std::string PciId::text() const {
    return hexadecimal(vendor) + ":" + hexadecimal(device);
}

std::optional<PciId> pci_id(const MachineRoot& root, const std::string& directory) {
    const auto bus = root.link_name(directory + "/subsystem");
    if (bus && *bus != "pci") return std::nullopt; // virtio and others number their devices their own way
    const auto number = [&](const char* name) -> std::optional<std::uint32_t> {
        const auto text = root.text(directory + name);
        return text ? from_hexadecimal(*text) : std::nullopt;
    };
    const auto vendor = number("/vendor");
    const auto device = number("/device");
    if (!vendor || !device || *vendor > 0xFFFF || *device > 0xFFFF) return std::nullopt;
    return PciId{static_cast<std::uint16_t>(*vendor), static_cast<std::uint16_t>(*device)};
}

} // namespace rasoat::probes
