#pragma once

#include "agent/report/benchmark.h"
#include "agent/report/strain.h"
#include "agent/report/units.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// The report: the one language that agent and server share. Plain values; what is not known is absent, never zero and
/// never "unknown". Texts are UTF-8 and trimmed; placeholders of firmware ("To be filled by O.E.M.") are absent.
/// On the wire it is GLPI's inventory format with our additions in `content.rasoat`; see report_json.h.
namespace rasoat::report {

using Text = std::optional<std::string>;
using Day = std::chrono::sys_days;

enum class MachineKind { desktop, laptop, tablet, all_in_one, server, virtual_machine };

/// The machine as its maker names it (SMBIOS types 1 and 3).
struct System {
    Text maker;
    Text model; ///< as sold: on Lenovo the SMBIOS "Version", elsewhere the "Product Name"
    Text serial;
    Text uuid; ///< lower case with hyphens, in the byte order that dmidecode prints
    Text sku;
    Text asset_tag;
    Text chassis_serial;
    Text chassis_type; ///< as SMBIOS names it: "Desktop", "Notebook", ...
    std::optional<MachineKind> kind;
    Text virtual_machine; ///< the hypervisor, where the machine is a guest
    bool operator==(const System&) const = default;
};

struct Baseboard {
    Text maker;
    Text model;
    Text serial;
    bool operator==(const Baseboard&) const = default;
};

enum class SwitchState { on, off, absent };

/// BIOS or UEFI, and what Windows 11 asks of it.
struct Firmware {
    Text maker;
    Text version;
    std::optional<Day> date;
    std::optional<bool> uefi;               ///< booted by UEFI (false: legacy BIOS)
    std::optional<SwitchState> secure_boot; ///< absent: the firmware has no such feature
    std::optional<SwitchState> tpm;         ///< off: a chip is there but disabled
    Text tpm_version;                       ///< "1.2" or "2.0"
    bool operator==(const Firmware&) const = default;
};

struct OperatingSystem {
    Text name;      ///< "Debian GNU/Linux", "Microsoft Windows 10 Pro"
    Text full_name; ///< name with version, as the system itself shows it
    Text version;   ///< "12", "22H2"
    Text kernel_name;
    Text kernel_version;
    Text architecture;
    std::optional<Day> installed;
    Text service_pack;             ///< "Service Pack 1"
    Text workgroup;                ///< the Windows domain or workgroup that the machine is in
    std::optional<bool> in_domain; ///< true: `workgroup` is a domain
    std::optional<bool> activated; ///< Windows' licence
    bool operator==(const OperatingSystem&) const = default;
};

/// One processor package (socket).
struct Processor {
    Text name; ///< the brand string, spaces folded
    Text maker;
    Text architecture;
    std::optional<std::uint32_t> family;
    std::optional<std::uint32_t> model;
    std::optional<std::uint32_t> stepping;
    std::optional<std::uint32_t> cores;
    std::optional<std::uint32_t> threads;
    std::optional<Megahertz> speed; ///< the rated or maximum speed, not the moment's
    std::optional<bool> sixty_four_bit;
    bool operator==(const Processor&) const = default;
};

enum class MemoryKind { sdram, ddr, ddr2, ddr3, ddr4, ddr5, lpddr2, lpddr3, lpddr4, lpddr5 };

/// One memory slot, filled or not (SMBIOS type 17).
struct MemorySlot {
    Text slot;                     ///< device locator: "DIMM1", "ChannelA-DIMM0"
    std::optional<Mebibytes> size; ///< absent: the slot is empty
    std::optional<MemoryKind> kind;
    std::optional<MegatransfersPerSecond> speed;
    Text form_factor; ///< "DIMM", "SODIMM", "Row Of Chips"
    Text maker;
    Text part_number;
    Text serial;
    bool soldered = false;
    bool operator==(const MemorySlot&) const = default;
};

struct Memory {
    std::optional<Mebibytes> total;   ///< installed (sum of modules), else what the kernel sees
    std::optional<Mebibytes> maximum; ///< as the firmware claims (SMBIOS type 16); often too low
    std::optional<Mebibytes> swap;
    std::vector<MemorySlot> slots;   ///< empty where the firmware tells nothing
    std::optional<Mebibytes> in_use; ///< at the moment of the report, without what is only cached
    bool operator==(const Memory&) const = default;
};

enum class DiskKind { hdd, ssd, nvme };
enum class DiskBus { ide, sata, nvme, usb, scsi, mmc, virtio };
enum class DiskHealth { good, warning, failing };

/// What a disk counts of itself (ATA SMART, NVMe health log), of which its health was told.
struct DiskCounters {
    std::optional<std::uint64_t> reallocated; ///< sectors or blocks of flash that were replaced by spare ones
    std::optional<std::uint64_t> pending;     ///< sectors that could not be read and wait to be written or replaced
    std::optional<std::uint64_t>
        uncorrectable; ///< sectors lost; errors reported to the machine or, by NVMe, of the medium
    std::optional<std::uint32_t> wear_percent; ///< of the life that the maker gives its flash; may pass 100
    std::optional<std::uint64_t> power_on_hours;
    bool operator==(const DiskCounters&) const = default;
};

/// One physical disk that can hold the system; optical drives and card readers without a medium are left out.
struct Disk {
    std::string name; ///< "sda", "nvme0n1", "PhysicalDrive0"
    Text maker;
    Text model;
    Text serial;
    Text firmware;
    Text wwn;
    std::optional<DiskKind> kind;
    std::optional<DiskBus> bus;
    std::optional<Megabytes> size;
    bool removable = false;
    bool holds_system = false; ///< the disk from which the operating system runs
    std::optional<DiskHealth> health;
    std::optional<bool> trim; ///< the disk takes word of what is no longer used
    DiskCounters counters;
    bool operator==(const Disk&) const = default;
};

/// How far a volume is protected from whoever takes the disk out. Suspended: encrypted, but the key lies beside it.
enum class VolumeEncryption { none, partial, suspended, whole };

/// One mounted file system on a local disk.
struct Volume {
    Text mount_point; ///< "/", "C:"
    Text device;
    Text file_system;
    Text label;
    std::optional<Mebibytes> size;
    std::optional<Mebibytes> free;
    bool system = false;
    Text encryption_name; ///< "BitLocker", "LUKS"
    std::optional<VolumeEncryption> encryption;
    bool operator==(const Volume&) const = default;
};

struct Gpu {
    Text name;
    Text maker;
    Text driver;
    Text pci_id; ///< "8086:1912"
    std::optional<Mebibytes> memory;
    bool operator==(const Gpu&) const = default;
};

struct Monitor {
    Text maker; ///< the three letters of EDID's manufacturer ID, or the name they stand for
    Text model;
    Text serial;
    Text port;
    std::optional<std::uint32_t> year; ///< of manufacture
    std::optional<Millimetres> width;  ///< of the picture
    std::optional<Millimetres> height;
    std::optional<std::uint32_t> pixels_across; ///< preferred mode
    std::optional<std::uint32_t> pixels_down;
    bool operator==(const Monitor&) const = default;
};

enum class NetworkKind { ethernet, wifi, other };

struct NetworkAdapter {
    std::string name;
    Text mac; ///< lower case with colons
    std::optional<NetworkKind> kind;
    std::optional<bool> up;
    std::optional<std::uint32_t> megabits_per_second;
    Text driver;
    Text pci_id;
    std::vector<std::string> ipv4;
    std::vector<std::string> ipv6;
    bool is_virtual = false;
    bool operator==(const NetworkAdapter&) const = default;
};

struct Battery {
    Text name;
    Text maker;
    Text serial;
    Text chemistry;
    std::optional<MilliwattHours> design_capacity;
    std::optional<MilliwattHours> full_capacity;
    std::optional<Millivolts> voltage;
    bool operator==(const Battery&) const = default;
};

/// A program against malware, as Windows' Security Center knows it.
struct Antivirus {
    Text name;
    Text maker;
    Text version;
    std::optional<bool> enabled;
    std::optional<bool> up_to_date; ///< its signatures
    bool operator==(const Antivirus&) const = default;
};

/// By what a printer hangs on the machine. Remote: shared by another computer. Software: it writes files.
enum class PrinterConnection { usb, network, parallel, serial, remote, software };

struct Printer {
    std::string name;
    Text driver;
    Text serial; ///< of one on USB, where it tells its number
    std::optional<PrinterConnection> connection;
    bool operator==(const Printer&) const = default;
};

/// A part that could not be read, and why: a report is sent with what worked.
struct ProbeFailure {
    std::string probe;
    std::string reason;
    bool operator==(const ProbeFailure&) const = default;
};

/// Everything one machine says of itself at one moment.
struct Report {
    std::string device_id; ///< GLPI's deviceid: stable for an installed agent
    std::string hostname;
    std::string agent_version; ///< GLPI's versionclient: "Rasoat-Agent_v0.1.0"
    Text tag;                  ///< the org unit that the installer named
    bool partial = false;      ///< only some parts were asked for: what is absent here is not gone
    System system;
    Baseboard baseboard;
    Firmware firmware;
    OperatingSystem operating_system;
    std::vector<Processor> processors;
    Memory memory;
    std::vector<Disk> disks;
    std::vector<Volume> volumes;
    std::vector<Gpu> gpus;
    std::vector<Monitor> monitors;
    std::vector<NetworkAdapter> network_adapters;
    std::vector<Battery> batteries;
    std::vector<Antivirus> antivirus;
    std::vector<Printer> printers;
    std::vector<StrainDay> strain; ///< days that are over and were not sent before; the newest last
    std::optional<Benchmark> benchmark;
    std::vector<ProbeFailure> failures;
    bool operator==(const Report&) const = default;
};

} // namespace rasoat::report
