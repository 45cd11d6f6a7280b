#include "agent/probes/firmware_text.h"
#include "agent/probes/hexadecimal.h"
#include "agent/probes/pci_names.h"

#include <array>

namespace rasoat::probes {
namespace {

constexpr std::size_t largest_list = std::size_t{8} << 20U;

struct Maker {
    std::uint16_t id;
    std::string_view name;
};

constexpr std::array makers = {
    Maker{0x1002, "AMD"},       Maker{0x1022, "AMD"},        Maker{0x102B, "Matrox"},        Maker{0x1039, "SiS"},
    Maker{0x106B, "Apple"},     Maker{0x10DE, "NVIDIA"},     Maker{0x1106, "VIA"},           Maker{0x1234, "QEMU"},
    Maker{0x1414, "Microsoft"}, Maker{0x15AD, "VMware"},     Maker{0x1A03, "ASPEED"},        Maker{0x1AF4, "Red Hat"},
    Maker{0x1B36, "Red Hat"},   Maker{0x1D17, "Zhaoxin"},    Maker{0x1ED5, "Moore Threads"}, Maker{0x5333, "S3"},
    Maker{0x8086, "Intel"},     Maker{0x80EE, "VirtualBox"},
};

/// The list (pci.ids): a vendor's line starts with its number; its devices follow, a tab before each; two tabs are
/// subsystems.
PciNames listed(std::string_view list, std::uint16_t vendor, std::uint16_t device) {
    const auto vendor_line = list.find("\n" + hexadecimal(vendor) + "  ");
    if (vendor_line == std::string_view::npos) return {};
    auto rest = list.substr(vendor_line + 1);
    const auto take_line = [&rest] {
        const auto end = std::min(rest.find('\n'), rest.size());
        const auto line = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        return line;
    };
    constexpr std::size_t vendor_name = 6;
    constexpr std::size_t device_name = 7;
    PciNames names;
    names.maker = firmware_text(take_line().substr(vendor_name));
    const auto wanted = "\t" + hexadecimal(device) + "  ";
    while (rest.starts_with('\t') || rest.starts_with('#')) {
        const auto line = take_line();
        if (!line.starts_with(wanted)) continue;
        names.device = firmware_text(line.substr(device_name));
        break;
    }
    return names;
}

} // namespace

PciNames pci_names(const MachineRoot& root, std::uint16_t vendor, std::uint16_t device) {
    for (const auto* path : {"/usr/share/misc/pci.ids", "/usr/share/hwdata/pci.ids"}) {
        if (const auto list = root.bytes(path, largest_list)) {
            if (auto names = listed(*list, vendor, device); names.maker) return names;
        }
    }
    for (const auto& maker : makers) {
        if (maker.id == vendor) return {std::string(maker.name), std::nullopt};
    }
    return {};
}

} // namespace rasoat::probes
