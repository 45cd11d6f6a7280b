#pragma once

#include "agent/report/report.h"

#include <string>

/// What the words of other agents (GLPI, FusionInventory, OCS) mean in a Report.
namespace rasoat::report {

/// Trimmed, control characters as spaces; none where nothing or only a placeholder is left.
[[nodiscard]] Text cleaned(std::string text);

/// "2016-02-06", "2016-02-06 10:00:00" or "02/06/2016" (month first, as SMBIOS has it); none for what is no day
/// between 1970 and 2199.
[[nodiscard]] std::optional<Day> day_named(const Text& text);

/// "DDR3", "DDR4 SDRAM", "LPDDR4X", in any case; none for what is no memory kind.
[[nodiscard]] std::optional<MemoryKind> memory_kind_named(const Text& text);

/// GLPI's enabled, disabled, unsupported.
[[nodiscard]] std::optional<SwitchState> secure_boot_named(const Text& text);

/// "SATA", "serial-ata", "NVMe", "USB", ...; none for others.
[[nodiscard]] std::optional<DiskBus> disk_bus_named(const Text& text);

/// GLPI's yes, no, partially.
[[nodiscard]] std::optional<VolumeEncryption> volume_encryption_named(const Text& text);

[[nodiscard]] std::optional<NetworkKind> network_kind_named(const Text& text);

/// "up" is up; "unknown" and "testing" are not known; other states are down.
[[nodiscard]] std::optional<bool> link_state_named(const Text& text);

/// From "11/2013" (week and year, as EDID has it) or "2013".
[[nodiscard]] std::optional<std::uint32_t> year_of_manufacture(const Text& text);

/// A drive for CDs or DVDs, or a tape: not a disk.
[[nodiscard]] bool is_optical(const Text& type);

/// What follows with certainty from the facts read: the kind of machine, of disk, of memory; one adapter for each
/// interface; the memory's total; the system's volume; lower-case identifiers.
void derive_facts(Report& report);

} // namespace rasoat::report
