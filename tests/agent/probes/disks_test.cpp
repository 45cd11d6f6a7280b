#include "agent/probes/ata_identity.h"
#include "agent/probes/disk_models.h"
#include "agent/probes/disks.h"
#include "tests/agent/probes/captured_machines.h"
#include "tests/agent/probes/hostile_bytes.h"
#include "tests/shared_data.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace rasoat::probes;
using namespace rasoat::tests;
using rasoat::report::Disk;
using rasoat::report::DiskBus;
using rasoat::report::DiskKind;
using rasoat::report::Megabytes;

namespace {

const Disk& named(const std::vector<Disk>& disks, std::string_view name) {
    const auto found = std::find_if(disks.begin(), disks.end(), [&](const Disk& disk) { return disk.name == name; });
    if (found == disks.end()) throw std::runtime_error("no disk " + std::string(name));
    return *found;
}

/// Lays a captured tree of JSON out as files: objects are folders, ["link", TARGET] symbolic links, null is absent.
void lay_out(const BuiltMachine& machine, const std::string& path, const simdjson::dom::element& node) {
    if (node.is_object()) {
        machine.folder(path);
        for (const auto [key, value] : node.get_object())
            lay_out(machine, path + "/" + std::string(key), value);
    } else if (node.is_array()) {
        machine.link(path, node.at(1).get_string());
    } else if (node.is_string()) {
        machine.write(path, node.get_string());
    }
}

/// A disk as sysfs shows it under the bus's part of the path.
void add_disk(
    const BuiltMachine& machine, const std::string& bus_path, const std::string& name, const char* rotational) {
    const auto directory = "/sys/devices/" + bus_path + "/block/" + name;
    machine.write(directory + "/size", "976773168\n");
    machine.write(directory + "/removable", "0\n");
    machine.write(directory + "/queue/rotational", rotational);
    machine.link("/sys/block/" + name, "../devices/" + bus_path + "/block/" + name);
}

} // namespace

TEST_CASE("captured storages come out as GLPI's tests say", "[disks]") {
    const auto captures = shared_data("glpi-agent/linux-storages");
    if (!captures) return;
    for (const auto& entry : std::filesystem::directory_iterator(*captures)) {
        INFO(entry.path().filename().string());
        simdjson::dom::parser parser;
        const auto capture = parser.load(entry.path().string()).value();
        const BuiltMachine machine;
        lay_out(machine, "/sys", capture["system"]["sys"]);
        const auto found = disks(machine.root());
        std::size_t expected_disks = 0;
        for (const auto expected : capture["storage"].get_array()) {
            const auto name = text_or_empty(expected, "NAME");
            // The iMac's optical drive and its card reader without a card are no disks here.
            if (name == "sr0" || !number_or_none(expected, "DISKSIZE")) continue;
            ++expected_disks;
            INFO(name);
            const auto& disk = named(found, name);
            CHECK(disk.size == Megabytes{*number_or_none(expected, "DISKSIZE")});
            CHECK(disk.serial.value_or("") == text_or_empty(expected, "SERIALNUMBER"));
            CHECK(disk.model.value_or("") == text_or_empty(expected, "MODEL"));
            CHECK(disk.firmware.value_or("") == text_or_empty(expected, "FIRMWARE"));
            // GLPI takes virtio's vendor number for a maker: "Red Hat, Inc." makes no disks.
            const auto maker = text_or_empty(expected, "MANUFACTURER");
            CHECK(disk.maker.value_or("") == (disk.bus == DiskBus::virtio ? "" : maker));
        }
        CHECK(found.size() == expected_disks);
    }
}

TEST_CASE("a capture's NVMe, SSD and hard disk are told apart and the system's is known", "[disks]") {
    const CapturedTree tree{{}, "simple-nvme"};
    if (!unpack_tree(tree, "utillinux-lsblk-simple-nvme.tar.xz")) return;
    const auto found = disks(tree.root());
    REQUIRE(found.size() == 3);
    const auto& nvme = named(found, "nvme0n1");
    CHECK(nvme.kind == DiskKind::nvme);
    CHECK(nvme.bus == DiskBus::nvme);
    CHECK(nvme.model == "KINGSTON SKC1000240G");
    CHECK(nvme.maker == "Kingston");
    CHECK(nvme.serial == "50026B728203601D");
    CHECK_FALSE(nvme.holds_system);
    const auto& ssd = named(found, "sda");
    CHECK(ssd.kind == DiskKind::ssd);
    CHECK(ssd.bus == DiskBus::sata);
    // lsblk shows "KINGSTON SH103S3", which is where the kernel cuts; the identifier has it whole.
    CHECK(ssd.model == "KINGSTON SH103S3240G");
    CHECK(ssd.serial == "50026B724B09A1FF");
    CHECK(ssd.firmware == "BBF0");
    CHECK(ssd.size == Megabytes{240057});
    CHECK(ssd.holds_system); // /dev/sda4 is mounted at /
    const auto& hdd = named(found, "sdb");
    CHECK(hdd.kind == DiskKind::hdd);
    CHECK(hdd.maker == "Western Digital");
    CHECK(hdd.serial == "WD-WMAM9XE78956");
    CHECK_FALSE(hdd.holds_system);
}

TEST_CASE("device mapper, loop and memory devices are no disks", "[disks]") {
    const CapturedTree ryzen{{}, ""};
    if (!unpack_tree(ryzen, "ghw-amd-ryzen-1600.tar.gz", {"sys/block/*", "*/block/*"})) return;
    const auto found = disks(ryzen.root());
    REQUIRE(found.size() == 3);
    CHECK(named(found, "sda").kind == DiskKind::ssd);
    CHECK(named(found, "sdb").kind == DiskKind::hdd);
    CHECK(named(found, "sdc").size == Megabytes{500107});
}

TEST_CASE("a solid state disk that an old kernel calls rotating is known by its model", "[disks]") {
    const CapturedTree tree{{}, "32em64t-2n8c+1mic"};
    if (!unpack_tree(
            tree, "hwloc-32em64t-2n8c_dax_nvme_mic_dimms.tar.bz2",
            {"*/sys/block/*", "*/host4/*", "*/run/udev/data/b8:0"}))
        return;
    const auto found = disks(tree.root());
    REQUIRE(found.size() == 1);
    CHECK(found.front().model == "MTFDDAK256MAM-1K12");
    CHECK(found.front().maker == "Micron");
    CHECK(found.front().kind == DiskKind::ssd);
}

TEST_CASE("the system's disk is found through encryption and volume groups", "[disks]") {
    const BuiltMachine machine;
    add_disk(machine, "pci0000:00/0000:00:17.0/ata1/host0/target0:0:0/0:0:0:0", "sda", "0\n");
    add_disk(machine, "pci0000:00/0000:00:17.0/ata2/host1/target1:0:0/1:0:0:0", "sdb", "1\n");
    const std::string partition = "/sys/devices/pci0000:00/0000:00:17.0/ata1/host0/target0:0:0/0:0:0:0/block/sda/sda3";
    machine.write(partition + "/partition", "3\n");
    machine.link("/sys/devices/virtual/block/dm-1/slaves/dm-0", "../../dm-0");
    machine.link("/sys/devices/virtual/block/dm-0/slaves/sda3", partition);
    machine.link("/sys/dev/block/253:1", "../../devices/virtual/block/dm-1");
    machine.write("/proc/self/mountinfo", "27 1 253:1 / / rw - ext4 /dev/mapper/vg-root rw\n");
    const auto found = disks(machine.root());
    CHECK(named(found, "sda").holds_system);
    CHECK_FALSE(named(found, "sdb").holds_system);
}

TEST_CASE("the system's disk is found where btrfs hides its number", "[disks]") {
    const BuiltMachine machine;
    add_disk(machine, "pci0000:00/0000:00:17.0/ata1/host0/target0:0:0/0:0:0:0", "sda", "0\n");
    const std::string partition = "/sys/devices/pci0000:00/0000:00:17.0/ata1/host0/target0:0:0/0:0:0:0/block/sda/sda2";
    machine.write(partition + "/partition", "2\n");
    machine.link("/sys/class/block/sda2", "../../" + partition.substr(5));
    machine.write("/proc/self/mountinfo", "27 1 0:32 /@ / rw,relatime - btrfs /dev/sda2 rw,subvol=/@\n");
    CHECK(named(disks(machine.root()), "sda").holds_system);
}

TEST_CASE("devices that are built on each other in a circle end the walk", "[disks][hostile]") {
    const BuiltMachine machine;
    for (const auto& [device, below] : {std::pair{"dm-0", "dm-1"}, std::pair{"dm-1", "dm-0"}}) {
        machine.link("/sys/block/" + std::string(device) + "/slaves/" + below, "../../" + std::string(below));
    }
    machine.link("/sys/dev/block/253:0", "/sys/block/dm-0");
    machine.write("/proc/self/mountinfo", "27 1 253:0 / / rw - ext4 /dev/mapper/x rw\n");
    CHECK(disks(machine.root()).empty());
}

TEST_CASE("what turns behind USB or a hypervisor is not known", "[disks]") {
    const BuiltMachine machine;
    add_disk(machine, "pci0000:00/0000:00:14.0/usb2/2-1/2-1:1.0/host6/target6:0:0/6:0:0:0", "sdb", "1\n");
    add_disk(machine, "pci0000:00/0000:00:08.0/virtio3", "vda", "1\n");
    add_disk(machine, "pci0000:00/0000:00:0d.0/ata3/host2/target2:0:0/2:0:0:0", "sda", "1\n");
    machine.write(
        "/sys/devices/pci0000:00/0000:00:0d.0/ata3/host2/target2:0:0/2:0:0:0/block/sda/device/model",
        "VBOX HARDDISK   \n");
    const auto found = disks(machine.root());
    CHECK(named(found, "sdb").bus == DiskBus::usb);
    CHECK_FALSE(named(found, "sdb").kind);
    CHECK(named(found, "vda").bus == DiskBus::virtio);
    CHECK_FALSE(named(found, "vda").kind);
    CHECK_FALSE(named(found, "sda").kind);
}

TEST_CASE("udev's record has the model whole where the kernel cuts it", "[disks]") {
    const BuiltMachine machine;
    const std::string bus = "pci0000:00/0000:00:17.0/ata1/host0/target0:0:0/0:0:0:0";
    add_disk(machine, bus, "sda", "0\n");
    machine.write("/sys/devices/" + bus + "/block/sda/dev", "8:0\n");
    machine.write("/sys/devices/" + bus + "/block/sda/device/model", "Samsung SSD 860 \n");
    machine.write("/sys/devices/" + bus + "/block/sda/device/vendor", "ATA     \n");
    machine.write(
        "/run/udev/data/b8:0",
        "S:disk/by-id/"
        "x\nE:ID_MODEL_ENC=Samsung\\x20SSD\\x20860\\x20EVO\\x20500GB\\x20\\x20\nE:ID_SERIAL_SHORT=S3Z1NB0K\n");
    const auto disk = named(disks(machine.root()), "sda");
    CHECK(disk.model == "Samsung SSD 860 EVO 500GB");
    CHECK(disk.serial == "S3Z1NB0K");
    CHECK(disk.maker == "Samsung");
}

TEST_CASE("an ATA disk's own answer tells model, serial, firmware, name and turning", "[disks]") {
    std::string page(572, '\0');
    const auto put_text = [&](std::size_t first, std::string text, std::size_t words) {
        text.resize(words * 2, ' ');
        for (std::size_t i = 0; i < words; ++i) {
            page[60 + (first + i) * 2] = text[i * 2 + 1];
            page[60 + (first + i) * 2 + 1] = text[i * 2];
        }
    };
    const auto put_word = [&](std::size_t index, std::uint16_t value) {
        page[60 + index * 2] = static_cast<char>(value & 0xFFU);
        page[60 + index * 2 + 1] = static_cast<char>(value >> 8U);
    };
    put_text(10, "     WD-WCAWF9240358", 10);
    put_text(23, "05.01D06", 4);
    put_text(27, "WDC WD5000AAKS-40V6A0", 20);
    put_word(87, 0x4123);
    put_word(108, 0x5001);
    put_word(109, 0x4ee1);
    put_word(110, 0x0350);
    put_word(111, 0x8438);
    put_word(217, 7200);
    const auto identity = ata_identity_in_page_89(page);
    REQUIRE(identity);
    CHECK(identity->model == "WDC WD5000AAKS-40V6A0");
    CHECK(identity->serial == "WD-WCAWF9240358");
    CHECK(identity->firmware == "05.01D06");
    CHECK(identity->wwn == "50014ee103508438");
    CHECK(identity->rotates == true);
    with_every_prefix(page, [](const std::string& prefix) {
        if (ata_identity_in_page_89(prefix)) FAIL("a page cut off was read");
    });
}

TEST_CASE("a T10 identifier cut off anywhere is read inside its bounds", "[disks][hostile]") {
    const std::string wwid = "t10.ATA     KINGSTON SH103S3240G                    50026B724B09A1FF    ";
    with_every_prefix(wwid, [](const std::string& prefix) { static_cast<void>(ata_identity_in_t10(prefix)); });
    REQUIRE(ata_identity_in_t10(wwid));
    CHECK(ata_identity_in_t10(wwid)->model == "KINGSTON SH103S3240G");
    CHECK_FALSE(ata_identity_in_t10("naa.5002538d40f5b1a2"));
}

TEST_CASE("a disk's maker is known by name or part number", "[disks]") {
    CHECK(disk_maker("ST1000DM003-1CH162") == "Seagate");
    CHECK(disk_maker("STEC Z16") == std::nullopt);
    CHECK(disk_maker("WDC WD10EZEX-08WN4A0") == "Western Digital");
    CHECK(disk_maker("MZVLB256HAHQ-000L7") == "Samsung");
    CHECK(disk_maker("CT500MX500SSD1") == "Crucial");
    CHECK(disk_maker("HFS256GD9TNG-62A0A") == "SK Hynix");
    CHECK(disk_maker("Virtual disk") == std::nullopt);
}
