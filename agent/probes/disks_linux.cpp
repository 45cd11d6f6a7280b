#include "agent/probes/ata_identity.h"
#include "agent/probes/disk_models.h"
#include "agent/probes/disks.h"
#include "agent/probes/firmware_text.h"
#include "agent/probes/mounts.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace rasoat::probes {
namespace {

using report::Disk;
using report::DiskBus;
using report::DiskKind;
using report::Text;

/// Block devices that are no disks.
bool is_no_disk(std::string_view name) {
    constexpr std::array prefixes = {
        std::string_view{"loop"}, std::string_view{"ram"},  std::string_view{"zram"}, std::string_view{"dm-"},
        std::string_view{"md"},   std::string_view{"sr"},   std::string_view{"fd"},   std::string_view{"nbd"},
        std::string_view{"rbd"},  std::string_view{"zd"},   std::string_view{"mtd"},  std::string_view{"bcache"},
        std::string_view{"drbd"}, std::string_view{"pmem"}, std::string_view{"ubi"},  std::string_view{"cdrom"}};
    const bool by_name =
        std::any_of(prefixes.begin(), prefixes.end(), [&](auto prefix) { return name.starts_with(prefix); });
    // An eMMC's boot areas, and one path of several to an NVMe disk ("nvme0c1n1").
    const bool boot_area = name.starts_with("mmcblk") && name.find("boot") != std::string_view::npos;
    const bool path = name.starts_with("nvme") && name.find('c') != std::string_view::npos;
    return by_name || boot_area || path;
}

std::optional<DiskBus> bus_of(const MachineRoot& root, const std::string& name, const std::string& directory) {
    const auto in_path = [&](std::string_view part) { return directory.find(part) != std::string::npos; };
    if (name.starts_with("nvme")) return DiskBus::nvme;
    if (in_path("/usb")) return DiskBus::usb;
    if (in_path("/mmc_host/") || name.starts_with("mmcblk")) return DiskBus::mmc;
    if (name.starts_with("vd") || in_path("/virtio")) return DiskBus::virtio;
    if (name.starts_with("hd")) return DiskBus::ide; // kernels before 2.6.20 and their driver
    if (in_path("/ata")) return DiskBus::sata;
    const auto subsystem = root.link_name(directory + "/device/subsystem");
    if (subsystem == "virtio") return DiskBus::virtio;
    if (subsystem != "scsi") return std::nullopt;
    // Behind a host adapter that speaks SCSI an ATA disk still says that it is one.
    return root.text(directory + "/device/vendor") == "ATA" ? DiskBus::sata : DiskBus::scsi;
}

/// A hypervisor's or storage network's disk: what turns below it is not known here.
bool is_virtual_disk(const Disk& disk) {
    if (disk.bus == DiskBus::virtio) return true;
    return is_virtual_disk_model(disk.maker.value_or("") + " " + disk.model.value_or(""));
}

std::optional<DiskKind> kind_of(const Disk& disk, std::optional<std::uint64_t> rotational, const AtaIdentity& ata) {
    if (disk.bus == DiskBus::nvme) return DiskKind::nvme;
    if (disk.bus == DiskBus::mmc) return DiskKind::ssd;
    if (is_virtual_disk(disk)) return std::nullopt;
    if (ata.rotates) return *ata.rotates ? DiskKind::hdd : DiskKind::ssd;
    if (disk.model && is_solid_state_model(*disk.model)) return DiskKind::ssd;
    if (!rotational) return std::nullopt;
    // The kernel takes what doesn't answer for rotating, and USB bridges don't.
    if (disk.bus == DiskBus::usb && *rotational != 0) return std::nullopt;
    return *rotational != 0 ? DiskKind::hdd : DiskKind::ssd;
}

/// SCSI page 80h: the serial number behind four bytes of header (SPC-4, 7.8.15).
Text serial_in_page_80(const std::optional<std::string>& page) {
    constexpr std::size_t header = 4;
    if (!page || page->size() <= header) return std::nullopt;
    return firmware_text(std::string_view{*page}.substr(header));
}

/// "naa.5002538d40f5b1a2" and "eui.0025384161b4bf61" as they are; what a driver puts together from model and serial
/// number ("t10.", "nvme.1987-...") names nothing new.
Text worldwide_name(const std::optional<std::string>& wwid, const AtaIdentity& ata) {
    if (wwid && (wwid->starts_with("naa.") || wwid->starts_with("eui."))) return clean_text(*wwid);
    if (ata.wwn) return "naa." + *ata.wwn;
    return std::nullopt;
}

AtaIdentity ata_identity(const MachineRoot& root, const std::string& device, const std::optional<std::string>& wwid) {
    if (const auto page = root.bytes(device + "/vpd_pg89")) { // since Linux 5.5
        if (auto identity = ata_identity_in_page_89(*page)) return *identity;
    }
    if (wwid) {
        if (auto identity = ata_identity_in_t10(*wwid)) return *identity;
    }
    return {};
}

/// udev's record of the device: the whole model and serial number, where the kernel alone shows the model's start.
struct UdevRecord {
    Text model, serial, firmware;
};

/// udev writes "\x20" for what it doesn't allow in a value.
std::string udev_decoded(std::string_view value) {
    std::string plain;
    while (!value.empty()) {
        if (value.starts_with("\\x20")) {
            plain += ' ';
            value.remove_prefix(4);
        } else {
            plain += value.front();
            value.remove_prefix(1);
        }
    }
    return plain;
}

UdevRecord udev_record(const MachineRoot& root, const std::string& directory) {
    const auto number = root.text(directory + "/dev");
    const auto record = number ? root.text_if_allowed("/run/udev/data/b" + *number) : std::nullopt;
    if (!record) return {};
    const auto value = [&](std::string_view key) -> Text {
        const auto line = record->find("E:" + std::string(key) + "=");
        if (line == std::string::npos) return std::nullopt;
        const auto start = line + key.size() + 3;
        return firmware_text(udev_decoded(record->substr(start, record->find('\n', start) - start)));
    };
    return {value("ID_MODEL_ENC"), value("ID_SERIAL_SHORT"), value("ID_REVISION")};
}

/// The first of several sources that says something.
template <class... Sources>
Text first_of(const Sources&... sources) {
    Text found;
    for (const auto& source : {Text(sources)...}) {
        if (!found && source && !source->empty()) found = source;
    }
    return found;
}

Disk disk_at(const MachineRoot& root, const std::string& name, const std::string& directory) {
    const auto device = directory + "/device";
    auto wwid = root.text(directory + "/wwid");
    if (!wwid) wwid = root.text(device + "/wwid");
    const auto ata = ata_identity(root, device, wwid);
    const auto udev = udev_record(root, directory);
    Disk disk;
    disk.name = name;
    disk.bus = bus_of(root, name, directory);
    disk.model = first_of(
        firmware_text(ata.model), udev.model, firmware_text(root.text(device + "/model")),
        firmware_text(root.text(device + "/name"))); // eMMC
    disk.serial = first_of(
        firmware_text(ata.serial), firmware_text(root.text(device + "/serial")),
        firmware_text(root.text(directory + "/serial")), // virtio
        serial_in_page_80(root.bytes(device + "/vpd_pg80")), udev.serial);
    disk.firmware = first_of(
        firmware_text(ata.firmware), udev.firmware, firmware_text(root.text(device + "/firmware_rev")),
        firmware_text(root.text(device + "/rev")));
    disk.wwn = worldwide_name(wwid, ata);
    const auto vendor = firmware_text(root.text(device + "/vendor"));
    const bool names_its_maker = vendor && *vendor != "ATA" && !vendor->starts_with("0x"); // 0x1af4: a virtio number
    if (names_its_maker) disk.maker = vendor;
    if (!disk.maker && disk.model) disk.maker = disk_maker(*disk.model);
    disk.removable = root.number(directory + "/removable") == 1;
    disk.kind = kind_of(disk, root.number(directory + "/queue/rotational"), ata);
    return disk;
}

std::vector<std::string> system_disks(const MachineRoot& root) {
    // The last mount covers what was mounted at the same place before.
    const auto all = mounts(root);
    const auto system = std::find_if(all.rbegin(), all.rend(), [](const Mount& one) { return one.mount_point == "/"; });
    if (system == all.rend()) return {};
    const auto device = block_device_of(root, *system);
    return device ? disks_below(root, *device) : std::vector<std::string>{};
}

} // namespace

std::vector<Disk> disks(const MachineRoot& root) {
    constexpr std::uint64_t sector = 512; // sysfs counts in these, whatever the disk's own sectors are
    std::vector<Disk> disks;
    const auto holding_system = system_disks(root);
    for (const auto& name : root.entries("/sys/block")) {
        if (is_no_disk(name)) continue;
        const auto directory = root.resolved("/sys/block/" + name);
        if (!directory) continue;
        const auto sectors = root.number(*directory + "/size").value_or(0);
        if (sectors == 0) continue; // a card reader without a card
        auto disk = disk_at(root, name, *directory);
        disk.size = report::Megabytes{sectors * sector / 1'000'000};
        disk.holds_system = std::find(holding_system.begin(), holding_system.end(), name) != holding_system.end();
        disks.push_back(std::move(disk));
    }
    return disks;
}

} // namespace rasoat::probes
