#include "agent/probes/smbios_source.h"

#include <windows.h>

namespace rasoat::probes {

SmbiosTables read_smbios(const MachineRoot& /*root*/) {
    constexpr DWORD raw_smbios = 0x52534D42; // 'RSMB'
    constexpr DWORD largest_table = DWORD{4} << 20U;
    const auto size = GetSystemFirmwareTable(raw_smbios, 0, nullptr, 0);
    if (size == 0 || size > largest_table) return {};
    std::vector<std::byte> raw(size);
    const auto written = GetSystemFirmwareTable(raw_smbios, 0, raw.data(), size);
    if (written == 0 || written > size) return {};
    raw.resize(written);
    return SmbiosTables::parse_rsmb(raw);
}

} // namespace rasoat::probes
