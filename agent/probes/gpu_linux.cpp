#include "agent/probes/gpu.h"
#include "agent/probes/hexadecimal.h"
#include "agent/probes/pci.h"
#include "agent/probes/pci_names.h"

namespace rasoat::probes {

std::vector<report::Gpu> gpus(const MachineRoot& root) {
    constexpr std::uint32_t display_controller = 0x03; // PCI Code and ID Assignment, 1.4
    constexpr const char* devices = "/sys/bus/pci/devices/";
    std::vector<report::Gpu> gpus;
    for (const auto& address : root.entries(devices)) {
        const auto directory = devices + address;
        const auto class_text = root.text(directory + "/class");
        const auto class_code = class_text ? from_hexadecimal(*class_text) : std::nullopt;
        if (!class_code || *class_code >> 16U != display_controller) continue;
        report::Gpu gpu;
        if (const auto id = pci_id(root, directory)) {
            const auto names = pci_names(root, id->vendor, id->device);
            gpu.pci_id = id->text();
            gpu.maker = names.maker;
            gpu.name = names.device;
            if (!gpu.name) gpu.name = names.maker.value_or("PCI") + " [" + id->text() + "]";
        }
        gpu.driver = root.link_name(directory + "/driver");
        if (const auto bytes = root.number(directory + "/mem_info_vram_total")) { // amdgpu's
            gpu.memory = report::Mebibytes{*bytes >> 20U};
        }
        gpus.push_back(std::move(gpu));
    }
    return gpus;
}

} // namespace rasoat::probes
