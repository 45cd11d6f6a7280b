#include "agent/probes/smbios_source.h"

namespace rasoat::probes {
namespace {

/// The 64-bit entry point could claim 4 GiB; real tables are some KiB, servers' some hundred.
constexpr std::size_t largest_table = std::size_t{4} << 20U;

} // namespace

SmbiosTables read_smbios(const MachineRoot& root) {
    const auto table = root.bytes("/sys/firmware/dmi/tables/DMI", largest_table);
    if (!table) return {};
    const auto entry_point = root.bytes("/sys/firmware/dmi/tables/smbios_entry_point");
    return SmbiosTables::parse(
        std::as_bytes(std::span{entry_point ? *entry_point : std::string{}}), std::as_bytes(std::span{*table}));
}

} // namespace rasoat::probes
