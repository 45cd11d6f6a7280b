#pragma once

#include "agent/report/report.h"

#include <string>

namespace rasoat::report {

/// The report as GLPI's inventory format (inventory.schema.json of github.com/glpi-project/inventory_format), compact,
/// UTF-8, the same bytes for the same report. What that format has no place for is in `content.rasoat`, whose arrays
/// `cpus`, `memories`, `storages`, `videos`, `monitors` and `networks` stand beside those of `content`, item by item:
///
///   rasoat.format      1
///   rasoat.system      kind
///   rasoat.firmware    uefi, tpm (on, off, absent), tpm_version
///   rasoat.memory      maximum (MiB)
///   rasoat.cpus[]      arch (where GLPI's list of names lacks it), sixty_four_bit
///   rasoat.memories[]  soldered
///   rasoat.storages[]  kind (hdd, ssd, nvme), removable, holds_system, health (good, warning, failing), trim,
///                      reallocated, pending, uncorrectable, wear_percent, power_on_hours
///   rasoat.videos[]    manufacturer, driver, pciid
///   rasoat.monitors[]  year, width_mm, height_mm, pixels_across, pixels_down
///   rasoat.networks[]  kind (where GLPI has no word for it), ipv4[], ipv6[] (all but the first)
///   rasoat.strain[]    day, on, working (minutes); processor[10], memory[10], disk[10] (working minutes by tenths of
///                      use); memory_pressure, disk_strain (working minutes); boots, slowest_boot_seconds,
///                      least_free (MiB)
///   rasoat.benchmark   measured (day), integer, floating_point, all_cores, memory_bandwidth, random_reads (scores)
///   rasoat.failures[]  probe, reason
[[nodiscard]] std::string to_json(const Report& report);

} // namespace rasoat::report
