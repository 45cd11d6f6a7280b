#include "agent/probes/storage_descriptor.h"
#include "tests/agent/probes/captured_machines.h"
#include "tests/agent/probes/hostile_bytes.h"
#include "tests/agent/probes/windows_captures.h"

#include <catch2/catch.hpp>

#include <cstdint>

using namespace rasoat::probes;
using namespace rasoat::tests;
using namespace std::string_literals;
using rasoat::report::DiskBus;
using rasoat::report::DiskKind;

namespace {

struct Words {
    std::string vendor, product, revision, serial;
};

constexpr std::uint32_t bus_scsi = 1;
constexpr std::uint32_t bus_usb = 7;
constexpr std::uint32_t bus_raid = 8;
constexpr std::uint32_t bus_sata = 11;

void put(std::string& bytes, std::size_t offset, std::uint64_t value) {
    for (std::size_t i = 0; i < 4; ++i)
        bytes[offset + i] = static_cast<char>(value >> (8 * i) & 0xFFU);
}

/// STORAGE_DEVICE_DESCRIPTOR as a driver fills it: texts behind the fixed part, with their offsets there.
std::string descriptor_bytes(const Words& words, std::uint32_t bus) {
    std::string bytes(0x24, '\0');
    const auto add = [&](std::size_t offset_of_offset, const std::string& text) {
        if (text.empty()) return;
        put(bytes, offset_of_offset, bytes.size());
        bytes += text + '\0';
    };
    add(0x0C, words.vendor);
    add(0x10, words.product);
    add(0x14, words.revision);
    add(0x18, words.serial);
    put(bytes, 0x00, 0x28);
    put(bytes, 0x04, bytes.size());
    put(bytes, 0x1C, bus);
    return bytes;
}

rasoat::report::Disk disk_of(const Words& words, std::uint32_t bus, StorageTraits traits = {}) {
    const auto descriptor = storage_descriptor(as_bytes(descriptor_bytes(words, bus)));
    REQUIRE(descriptor);
    return disk_described(*descriptor, traits, "PhysicalDrive0");
}

} // namespace

TEST_CASE("an office PC's hard disk and SSD are told apart by whether they have to seek", "[storage descriptor]") {
    const auto hard_disk = disk_of(
        {"", "ST500DM002-1BD142", "KC45", "            Z3TF1234"}, bus_sata, {.seek_penalty = true, .trim = false});
    CHECK(hard_disk.kind == DiskKind::hdd);
    CHECK(hard_disk.bus == DiskBus::sata);
    CHECK(hard_disk.maker == "Seagate");
    CHECK(hard_disk.model == "ST500DM002-1BD142");
    CHECK(hard_disk.serial == "Z3TF1234");
    CHECK(hard_disk.firmware == "KC45");
    CHECK(hard_disk.trim == false);
    CHECK_FALSE(hard_disk.removable);
    const auto ssd = disk_of({"", "KINGSTON SA400S37240G", "SBFK71E0", "50026B77"}, bus_sata, {false, true});
    CHECK(ssd.kind == DiskKind::ssd);
    CHECK(ssd.maker == "Kingston");
    CHECK(ssd.trim == true);
}

TEST_CASE("an SSD that its driver calls turning is an SSD by its model", "[storage descriptor]") {
    CHECK(disk_of({"", "Samsung SSD 860 EVO 250GB", "", ""}, bus_raid, {true, {}}).kind == DiskKind::ssd);
}

TEST_CASE("a laptop's NVMe disk is read as Windows describes it", "[storage descriptor]") {
    const auto seen = captured_wmi("latitude-7480-MSFT_PhysicalDisk");
    if (seen.empty()) return;
    const auto& disk = seen.front();
    const auto bus = static_cast<std::uint32_t>(std::stoul(disk.at("BusType")));
    const auto found =
        disk_of({"NVMe", disk.at("Model"), disk.at("FirmwareVersion"), disk.at("SerialNumber")}, bus, {false, true});
    CHECK(found.kind == DiskKind::nvme);
    CHECK(found.bus == DiskBus::nvme);
    CHECK(found.model == "PC300 NVMe SK hynix 512GB");
    CHECK(found.maker == "SK Hynix");
    CHECK(found.firmware == "20007A00");
}

TEST_CASE("an NVMe disk that another maker's driver shows as SCSI's is one by its name", "[storage descriptor]") {
    const auto disk = disk_of({"NVMe", "PC300 NVMe SK hynix 512GB", "20007A00", ""}, bus_scsi, {false, {}});
    CHECK(disk.kind == DiskKind::nvme);
    CHECK(disk.bus == DiskBus::nvme);
    CHECK(disk.maker == "SK Hynix");
}

TEST_CASE("hypervisors' disks have no kind", "[storage descriptor]") {
    const auto vmware = captured_wmi("2008-Enterprise-Win32_DiskDrive");
    const auto virtualbox = captured_wmi("win10-edu-2020-fr-MSFT_PhysicalDisk");
    if (vmware.empty() || virtualbox.empty()) return;
    CHECK(vmware.size() == 16);
    for (const auto& one : vmware) {
        const auto disk =
            disk_of({"VMware  ", "Virtual disk    ", "1.0 ", one.at("SerialNumber")}, bus_scsi, {true, {}});
        CHECK(disk.maker == "VMware");
        CHECK(disk.model == "Virtual disk");
        CHECK(disk.serial == one.at("SerialNumber"));
        CHECK_FALSE(disk.kind);
    }
    const auto& one = virtualbox.front();
    const auto disk = disk_of(
        {"", one.at("FriendlyName"), one.at("FirmwareVersion"), one.at("SerialNumber")},
        static_cast<std::uint32_t>(std::stoul(one.at("BusType"))), {true, {}});
    CHECK(disk.bus == DiskBus::sata);
    CHECK(disk.model == "VBOX HARDDISK");
    CHECK(disk.serial == "VB56f85924-28919b73");
    CHECK_FALSE(disk.kind);
}

TEST_CASE("a disk behind USB is removable and of no known kind unless it doesn't seek", "[storage descriptor]") {
    const auto disk = disk_of({"WD      ", "Elements 25A2   ", "1021", "575832"}, bus_usb, {true, {}});
    CHECK(disk.removable);
    CHECK(disk.maker == "WD");
    CHECK_FALSE(disk.kind);
    CHECK(disk_of({"Samsung", "Portable T5", "0", "S49"}, bus_usb, {false, {}}).kind == DiskKind::ssd);
}

TEST_CASE("Windows 7 writes an ATA disk's serial number in swapped hexadecimal digits", "[storage descriptor]") {
    const auto disk = disk_of({"", "ST3500418AS", "CC38", "2020202020202020202020205639464d32334639"}, bus_sata);
    CHECK(disk.serial == "9VMF329F");
    // Forty digits that are no such text stay what they are.
    const std::string own = "0123456789abcdef0123456789abcdef01234567";
    CHECK(disk_of({"", "X", "", own}, bus_sata).serial == own);
}

TEST_CASE("texts are read inside the descriptor, wherever its offsets point", "[storage descriptor][hostile]") {
    const auto sound = descriptor_bytes({"ATA", "ST500DM002-1BD142", "KC45", "Z3TF1234"}, bus_sata);
    with_every_prefix(sound, [](const std::string& prefix) { storage_descriptor(as_bytes(prefix)); });
    with_random_damage(sound, 3, 3000, [](const std::string& damaged) { storage_descriptor(as_bytes(damaged)); });
    auto beyond = sound;
    put(beyond, 0x10, 0xFFFFFFFF);
    put(beyond, 0x18, 4); // into the fixed part
    const auto descriptor = storage_descriptor(as_bytes(beyond));
    REQUIRE(descriptor);
    CHECK_FALSE(descriptor->product);
    CHECK_FALSE(descriptor->serial);
    CHECK(descriptor->revision == "KC45");
    CHECK_FALSE(storage_descriptor({}));
}

TEST_CASE("an NVMe controller's own words are whole and trimmed", "[storage descriptor]") {
    std::string controller(4096, '\0');
    controller.replace(4, 20, "FJ68NXXXXXXXXXXXX   ");
    controller.replace(24, 40, "PC300 NVMe SK hynix 512GB               ");
    controller.replace(64, 8, "20007A00");
    const auto identity = nvme_identity(as_bytes(controller));
    REQUIRE(identity);
    CHECK(identity->serial == "FJ68NXXXXXXXXXXXX");
    CHECK(identity->model == "PC300 NVMe SK hynix 512GB");
    CHECK(identity->firmware == "20007A00");
    CHECK_FALSE(nvme_identity(as_bytes(controller.substr(0, 71))));
    CHECK_FALSE(nvme_identity(as_bytes(std::string(4096, '\0'))));
}
