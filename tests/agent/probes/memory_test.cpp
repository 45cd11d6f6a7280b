#include "agent/probes/memory.h"
#include "agent/probes/memory_makers.h"
#include "tests/agent/probes/captured_machines.h"

#include <catch2/catch.hpp>

#include <map>

using namespace rasoat::probes;
using namespace rasoat::tests;
using namespace std::string_literals;
using rasoat::report::Mebibytes;
using rasoat::report::MegatransfersPerSecond;
using rasoat::report::MemoryKind;

namespace {

const std::map<std::string, MemoryKind> kinds = {
    {"SDRAM", MemoryKind::sdram},   {"DDR", MemoryKind::ddr},   {"DDR2", MemoryKind::ddr2},
    {"DDR3", MemoryKind::ddr3},     {"DDR4", MemoryKind::ddr4}, {"DDR5", MemoryKind::ddr5},
    {"LPDDR3", MemoryKind::lpddr3},
};

/// What dmidecode prints where there is nothing to know; "00000000" is a serial number that nobody wrote.
std::string as_fact(const std::string& printed) {
    return printed == "Not Specified" || printed == "Unknown" || printed == "00000000" ? std::string{} : printed;
}

/// A type 17 structure (7.18) of 40 bytes with the fields that differ.
std::string device(std::uint16_t size, std::uint32_t extended = 0, std::uint16_t speed = 0, char form = 9) {
    std::string area(40 - 4, '\0');
    const auto put = [&](std::size_t offset, std::uint64_t value, std::size_t bytes) {
        for (std::size_t i = 0; i < bytes; ++i)
            area[offset - 4 + i] = static_cast<char>(value >> (8 * i) & 0xFFU);
    };
    put(0x04, 0xFFFE, 2);
    put(0x0C, size, 2);
    area[0x0E - 4] = form;
    area[0x10 - 4] = 1;
    put(0x15, speed, 2);
    put(0x1C, extended, 4);
    put(0x20, 2400, 2);
    return "\x11\x28\x01\x00"s + area + "DIMM 1\0\0"s;
}

rasoat::report::MemorySlot only_slot(const std::string& table) {
    const auto slots = memory_slots(SmbiosTables::parse({}, as_bytes(table)));
    REQUIRE(slots.size() == 1);
    return slots.front();
}

} // namespace

TEST_CASE("every captured machine's slots hold what dmidecode says", "[memory]") {
    for (const auto& machine : captured_smbios()) {
        INFO(machine.name);
        simdjson::dom::parser parser;
        const auto expected = parser.load(machine.expected.string()).value();
        const auto memory = memory_in(machine.tables());
        const auto totals = expected["totals"].value();
        CHECK(memory.slots.size() == number_or_none(totals, "slots"));
        const auto total = memory.total ? memory.total->count : 0;
        CHECK(total == number_or_none(totals, "ram_mb"));
        const auto maximum = number_or_none(totals, "max_capacity_mb");
        CHECK((memory.maximum ? std::optional{memory.maximum->count} : std::nullopt) == maximum);
        std::size_t used = 0;
        std::size_t index = 0;
        for (const auto device : expected["memory_devices"].get_array()) {
            bool system_memory = true;
            // The flash that holds the firmware is in an array of its own (ThinkPad T61p).
            if (device["system_memory"].get_bool().get(system_memory) == simdjson::SUCCESS && !system_memory) continue;
            REQUIRE(index < memory.slots.size());
            const auto& slot = memory.slots[index++];
            INFO(text_or_empty(device, "locator") << ", " << index);
            CHECK(slot.slot.value_or("") == as_fact(text_or_empty(device, "locator")));
            CHECK((slot.size ? std::optional{slot.size->count} : std::nullopt) == number_or_none(device, "size_mb"));
            CHECK(slot.form_factor.value_or("") == as_fact(text_or_empty(device, "form_factor")));
            const auto kind = kinds.find(text_or_empty(device, "type"));
            CHECK(slot.kind == (kind == kinds.end() ? std::nullopt : std::optional{kind->second}));
            if (!slot.size) continue;
            ++used;
            const auto speed = as_fact(text_or_empty(device, "speed"));
            CHECK((slot.speed ? std::to_string(slot.speed->count) + " MT/s" : "") == speed);
            CHECK(slot.serial.value_or("") == as_fact(text_or_empty(device, "serial")));
            CHECK(slot.part_number.value_or("") == as_fact(text_or_empty(device, "part")));
            // The ThinkCentre's firmware writes Crucial's JEDEC number.
            const auto maker = as_fact(text_or_empty(device, "manufacturer"));
            CHECK(slot.maker.value_or("") == (maker == "859B" ? "Crucial" : maker));
        }
        CHECK(index == memory.slots.size());
        CHECK(used == number_or_none(totals, "slots_used"));
    }
}

TEST_CASE("a guest whose memory devices point at an array that isn't there still has its memory", "[memory]") {
    const auto vmware = captured_smbios("uroot_VMWare");
    if (!vmware) return;
    const auto memory = memory_in(vmware->tables());
    CHECK(memory.slots.size() == 128);
    CHECK(memory.total == Mebibytes{1024});
}

TEST_CASE("low-power memory is soldered even where the firmware calls it SODIMM", "[memory]") {
    const auto asus = captured_smbios("uroot_Asus-UX307LA");
    if (!asus) return;
    for (const auto& slot : memory_slots(asus->tables())) {
        CHECK(slot.form_factor == "SODIMM");
        CHECK(slot.kind == MemoryKind::lpddr3);
        CHECK(slot.soldered);
    }
}

TEST_CASE("a module in a slot is not soldered, a row of chips is", "[memory]") {
    CHECK_FALSE(only_slot(device(8192)).soldered);
    CHECK(only_slot(device(8192, 0, 0, 0x0B)).soldered);
    CHECK(only_slot(device(8192, 0, 0, 0x0B)).form_factor == "Row Of Chips");
}

TEST_CASE("module sizes are told in mebibytes, kibibytes or the extended field", "[memory]") {
    CHECK(only_slot(device(512)).size == Mebibytes{512});
    CHECK(only_slot(device(0x8000 | 2048)).size == Mebibytes{2}); // 7.18.4: bit 15: kibibytes
    CHECK(only_slot(device(0x7FFF, 32768)).size == Mebibytes{32768});
    CHECK(only_slot(device(0x7FFF, 0x80000000U | 65536)).size == Mebibytes{65536}); // bit 31 is reserved
    CHECK_FALSE(only_slot(device(0)).size);
    CHECK_FALSE(only_slot(device(0xFFFF)).size);
    CHECK_FALSE(only_slot(device(0x7FFF, 0)).size);
}

TEST_CASE("a module's rated speed comes before the one it was set to", "[memory]") {
    CHECK(only_slot(device(8192, 0, 3200)).speed == MegatransfersPerSecond{3200});
    CHECK(only_slot(device(8192, 0, 0)).speed == MegatransfersPerSecond{2400});
}

TEST_CASE("JEDEC numbers become makers' names", "[memory]") {
    CHECK(memory_maker("80CE000080CE") == "Samsung");
    CHECK(memory_maker("CE00") == "Samsung");
    CHECK(memory_maker("00CE00B300CE") == "Samsung");
    CHECK(memory_maker("80AD") == "SK Hynix");
    CHECK(memory_maker("0x2C00") == "Micron");
    CHECK(memory_maker("859B") == "Crucial");
    CHECK(memory_maker("0198") == "Kingston");
    CHECK(memory_maker("04CB") == "A-DATA");
    CHECK(memory_maker("7F98000000000000") == "Kingston");
    CHECK(memory_maker("7F7F7F0B00000000") == "Nanya");
    CHECK(memory_maker("7F7F7F7F7F510000") == "Qimonda");
    CHECK(memory_maker("JEDEC ID:7F 98 00 00 00 00 00 00") == "Kingston");
    CHECK(memory_maker("JEDEC ID:AD 00 00 00 00 00 00 00") == "SK Hynix");
    CHECK(memory_maker("JEDEC ID:85 9B") == "Crucial");
    CHECK_FALSE(memory_maker("JEDEC ID:"));
    CHECK_FALSE(memory_maker("JEDEC ID:00 00 00 00 00 00 00 00"));
    CHECK(memory_maker("7F7F") == "7F7F");
    CHECK(memory_maker("3332C") == "3332C");
    CHECK(memory_maker("1315") == "1315"); // not in the table: as it is
    CHECK(memory_maker("Kingston") == "Kingston");
}

TEST_CASE("without SMBIOS the memory is what the kernel was given", "[memory]") {
    const CapturedTree tree{{}, "x86_64-16g"};
    if (!unpack_tree(tree, "utillinux-lsmem-x86_64-16g.tar.bz2", {"*/state", "*/block_size_bytes"})) return;
    CHECK(memory(tree.root(), {}).total == Mebibytes{16384}); // lsmem: "Total online memory: 16G"
    CHECK(memory(tree.root(), {}).slots.empty());
}

TEST_CASE("without SMBIOS and memory blocks the memory is what the kernel has left", "[memory]") {
    const BuiltMachine machine;
    machine.write(
        "/proc/meminfo", "MemTotal:       32777916 kB\nMemFree:        29106264 kB\nSwapTotal:       2097148 kB\n");
    const auto memory = rasoat::probes::memory(machine.root(), {});
    CHECK(memory.total == Mebibytes{32009});
    CHECK(memory.swap == Mebibytes{2047});
    CHECK_FALSE(memory.maximum);
}

TEST_CASE("memory in use is what is not available, not what is not free", "[memory]") {
    const BuiltMachine machine;
    machine.write("/proc/meminfo", "MemTotal:        8000000 kB\nMemFree:  500000 kB\nMemAvailable:    5000000 kB\n");
    CHECK(memory(machine.root(), {}).in_use == Mebibytes{8000000 / 1024 - 5000000 / 1024});
    const BuiltMachine old; // before Linux 3.14
    old.write("/proc/meminfo", "MemTotal:        8000000 kB\nMemFree:  500000 kB\n");
    CHECK_FALSE(memory(old.root(), {}).in_use);
}
