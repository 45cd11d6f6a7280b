#include "agent/probes/storage_descriptor.h"

#include "agent/probes/disk_models.h"
#include "agent/probes/firmware_text.h"

#include <algorithm>
#include <string_view>

namespace rasoat::probes {
namespace {

using report::DiskBus;
using report::DiskKind;
using report::Text;

using Bytes = std::span<const std::byte>;

constexpr std::size_t fixed_part = 0x24; ///< up to RawDeviceProperties

std::uint32_t dword_at(Bytes bytes, std::size_t offset) {
    std::uint32_t value = 0;
    for (std::size_t i = 4; i-- > 0;)
        value = value << 8U | std::to_integer<std::uint32_t>(bytes[offset + i]);
    return value;
}

std::string characters(Bytes bytes) {
    std::string text(bytes.size(), '\0');
    std::transform(bytes.begin(), bytes.end(), text.begin(), [](std::byte b) { return std::to_integer<char>(b); });
    return text;
}

/// An offset of 0, or -1 from some drivers, says that there is no such text.
Text text_at(Bytes bytes, std::size_t offset_of_offset) {
    const auto offset = dword_at(bytes, offset_of_offset);
    if (offset < fixed_part || offset >= bytes.size()) return std::nullopt;
    const auto rest = bytes.subspan(offset);
    const auto end = std::find(rest.begin(), rest.end(), std::byte{0});
    return firmware_text(characters(rest.first(static_cast<std::size_t>(end - rest.begin()))));
}

/// Until Windows 8 the ATA driver wrote a serial number as hexadecimal digits, each pair of characters swapped:
/// "20202020335636584a35..." is "    3V6XJ5...".
std::string unscrambled(const std::string& serial) {
    const auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
    const auto lower = lower_case(serial);
    const bool hexadecimal = lower.size() == 40 && lower.find_first_not_of("0123456789abcdef") == std::string::npos;
    if (!hexadecimal) return serial;
    std::string text;
    for (std::size_t i = 0; i + 1 < lower.size(); i += 2)
        text += static_cast<char>(digit(lower[i]) * 16 + digit(lower[i + 1]));
    for (std::size_t i = 0; i + 1 < text.size(); i += 2)
        std::swap(text[i], text[i + 1]);
    const bool printable = std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
    return printable ? text : serial;
}

/// winioctl.h's STORAGE_BUS_TYPE. What Windows calls RAID is most often one disk behind a controller set up so.
std::optional<DiskBus> bus_of(std::uint32_t bus_type) {
    switch (bus_type) {
    case 0x01: // SCSI
    case 0x06: // Fibre Channel
    case 0x09: // iSCSI
    case 0x0A: // SAS
        return DiskBus::scsi;
    case 0x02: // ATAPI
    case 0x03: // ATA
        return DiskBus::ide;
    case 0x07:
        return DiskBus::usb;
    case 0x0B:
        return DiskBus::sata;
    case 0x0C: // SD
    case 0x0D: // MMC
        return DiskBus::mmc;
    case 0x11:
        return DiskBus::nvme;
    default:
        return std::nullopt;
    }
}

std::optional<DiskKind> kind_of(const report::Disk& disk, const StorageTraits& traits) {
    if (disk.bus == DiskBus::nvme) return DiskKind::nvme;
    if (disk.bus == DiskBus::mmc) return DiskKind::ssd;
    const auto names = disk.maker.value_or("") + " " + disk.model.value_or("");
    if (is_virtual_disk_model(names)) return std::nullopt;
    // Drivers of other makers show NVMe disks as SCSI's.
    if (disk.model && lower_case(*disk.model).find("nvme") != std::string::npos) return DiskKind::nvme;
    if (disk.model && is_solid_state_model(*disk.model)) return DiskKind::ssd;
    if (!traits.seek_penalty) return std::nullopt;
    // What does not answer is taken for turning, and USB bridges don't.
    if (disk.bus == DiskBus::usb && *traits.seek_penalty) return std::nullopt;
    return *traits.seek_penalty ? DiskKind::hdd : DiskKind::ssd;
}

} // namespace

std::optional<StorageDescriptor> storage_descriptor(Bytes bytes) {
    if (bytes.size() < fixed_part) return std::nullopt;
    const auto size = dword_at(bytes, 0x04);
    if (size >= fixed_part && size < bytes.size()) bytes = bytes.first(size);
    StorageDescriptor descriptor;
    descriptor.device_type = std::to_integer<std::uint8_t>(bytes[0x08]);
    descriptor.removable_medium = bytes[0x0A] != std::byte{0};
    descriptor.vendor = text_at(bytes, 0x0C);
    descriptor.product = text_at(bytes, 0x10);
    descriptor.revision = text_at(bytes, 0x14);
    descriptor.serial = text_at(bytes, 0x18);
    if (descriptor.serial) descriptor.serial = firmware_text(unscrambled(*descriptor.serial));
    descriptor.bus_type = dword_at(bytes, 0x1C);
    return descriptor;
}

report::Disk disk_described(const StorageDescriptor& descriptor, const StorageTraits& traits, std::string name) {
    report::Disk disk;
    disk.name = std::move(name);
    disk.bus = bus_of(descriptor.bus_type);
    disk.model = descriptor.product;
    disk.serial = descriptor.serial;
    disk.firmware = descriptor.revision;
    const auto& vendor = descriptor.vendor;
    // SCSI's way of saying what stands behind it; ATA disks have their model's first word there.
    const bool names_bus = vendor == "ATA" || vendor == "NVMe" || vendor == "USB";
    const bool is_scsi = disk.bus == DiskBus::scsi || disk.bus == DiskBus::usb || !disk.bus;
    if (vendor && !names_bus && is_scsi) disk.maker = vendor;
    if (!disk.maker && disk.model) disk.maker = disk_maker(*disk.model);
    disk.removable = descriptor.removable_medium || disk.bus == DiskBus::usb;
    disk.kind = kind_of(disk, traits);
    if (disk.kind == DiskKind::nvme && disk.bus != DiskBus::usb) disk.bus = DiskBus::nvme;
    disk.trim = traits.trim;
    return disk;
}

std::optional<NvmeIdentity> nvme_identity(Bytes controller) {
    constexpr std::size_t end_of_texts = 72;
    if (controller.size() < end_of_texts) return std::nullopt;
    NvmeIdentity identity;
    identity.serial = firmware_text(characters(controller.subspan(4, 20)));
    identity.model = firmware_text(characters(controller.subspan(24, 40)));
    identity.firmware = firmware_text(characters(controller.subspan(64, 8)));
    if (!identity.model) return std::nullopt;
    return identity;
}

} // namespace rasoat::probes
