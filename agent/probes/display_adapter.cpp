#include "agent/probes/display_adapter.h"

#include "agent/probes/firmware_text.h"
#include "agent/probes/pnp_id.h"

namespace rasoat::probes {
namespace {

/// The value of 32 bits ends at 4 GiB less a mebibyte; the one of 64 bits does not, but old drivers lack it.
std::optional<report::Mebibytes> adapter_memory(const RegistryKey& driver) {
    auto bytes = driver.number("HardwareInformation.qwMemorySize").value_or(0);
    if (bytes == 0) bytes = driver.number("HardwareInformation.MemorySize").value_or(0);
    constexpr std::uint64_t most = std::uint64_t{1} << 40U;
    const report::Mebibytes memory{bytes >> 20U};
    return memory.count == 0 || bytes > most ? std::nullopt : std::optional{memory};
}

/// Whose the adapter is; drivers that come with Windows name Microsoft as their provider.
report::Text maker_of(const RegistryKey& driver, const report::Text& pci_id) {
    if (pci_id && pci_id->starts_with("8086:")) return "Intel";
    if (pci_id && (pci_id->starts_with("1002:") || pci_id->starts_with("1022:"))) return "AMD";
    if (pci_id && pci_id->starts_with("10de:")) return "NVIDIA";
    auto provider = firmware_text(driver.text("ProviderName"));
    return provider == "Microsoft" ? std::nullopt : provider;
}

} // namespace

report::Gpu display_adapter(const RegistryKey& driver, std::string_view hardware_id) {
    report::Gpu gpu;
    gpu.pci_id = pci_id_named(hardware_id);
    gpu.name = firmware_text(driver.text("DriverDesc"));
    if (!gpu.name) gpu.name = firmware_text(driver.text("HardwareInformation.AdapterString"));
    if (!gpu.name && gpu.pci_id) gpu.name = "PCI [" + *gpu.pci_id + "]";
    gpu.maker = maker_of(driver, gpu.pci_id);
    gpu.driver = firmware_text(driver.text("DriverVersion"));
    gpu.memory = adapter_memory(driver);
    return gpu;
}

} // namespace rasoat::probes
