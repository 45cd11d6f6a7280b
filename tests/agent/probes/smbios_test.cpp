#include "agent/probes/battery.h"
#include "agent/probes/firmware_text.h"
#include "agent/probes/identity.h"
#include "agent/probes/memory.h"
#include "agent/probes/processor.h"
#include "agent/probes/smbios.h"
#include "agent/probes/system.h"
#include "tests/agent/probes/captured_machines.h"
#include "tests/agent/probes/hostile_bytes.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>

using namespace rasoat::probes;
using namespace rasoat::tests;
using namespace std::string_literals;

namespace {

/// dmidecode prints "Not Specified" for a string number 0 and "<BAD INDEX>" for one that the structure lacks; both are
/// no string here.
std::string as_dmidecode_means(const std::string& printed) {
    return printed == "Not Specified" || printed == "<BAD INDEX>" ? std::string{} : clean_text(printed);
}

std::string cleaned(const std::optional<std::string>& text) {
    return clean_text(text.value_or(""));
}

/// Every probe that reads the tables; what a damaged table gives must not matter to any.
std::size_t read_everything(const SmbiosTables& tables) {
    const auto identity = identity_in(tables);
    const auto system = system_named(identity, std::nullopt);
    return memory_in(tables).slots.size() + processors_in(tables).size() + batteries_in(tables).size() +
           system.model.value_or("").size();
}

/// A table of one structure: header, area, strings.
std::string structure(char type, const std::string& area, const std::string& strings) {
    return std::string{type, static_cast<char>(area.size() + 4), '\x01', '\x00'} + area + strings;
}

SmbiosTables parsed(const std::string& table) {
    return SmbiosTables::parse({}, as_bytes(table));
}

} // namespace

TEST_CASE("every captured machine's tables read as dmidecode reads them", "[smbios]") {
    for (const auto& machine : captured_smbios()) {
        INFO(machine.name);
        const auto tables = machine.tables();
        simdjson::dom::parser parser;
        const auto expected = parser.load(machine.expected.string()).value();
        REQUIRE(tables.version());
        const auto version = std::to_string(tables.version()->major) + "." + std::to_string(tables.version()->minor);
        // From 3.0 on dmidecode prints the specification's revision as a third number.
        CHECK(text_or_empty(expected, "smbios_version").starts_with(version));
        CHECK(tables.structures().size() == number_or_none(expected, "structures"));
        const auto identity = identity_in(tables);
        const struct {
            const char* section;
            const char* key;
            std::optional<std::string> value;
        } fields[] = {
            {"bios", "vendor", identity.firmware_maker},
            {"bios", "version", identity.firmware_version},
            {"bios", "date", identity.firmware_date},
            {"system", "manufacturer", identity.maker},
            {"system", "product", identity.product},
            {"system", "version", identity.version},
            {"system", "serial", identity.serial},
            {"system", "sku", identity.sku},
            {"baseboard", "manufacturer", identity.board_maker},
            {"baseboard", "product", identity.board_product},
            {"baseboard", "version", identity.board_version},
            {"baseboard", "serial", identity.board_serial},
            {"chassis", "serial", identity.chassis_serial},
            {"chassis", "asset_tag", identity.asset_tag},
        };
        for (const auto& [section, key, value] : fields) {
            INFO(section << "." << key);
            CHECK(cleaned(value) == as_dmidecode_means(text_or_empty(expected[section], key)));
        }
        const auto uuid = text_or_empty(expected["system"], "uuid");
        CHECK(identity.uuid.value_or("Not Present") == uuid);
    }
}

TEST_CASE("Windows' form of the tables gives the same structures", "[smbios]") {
    for (const auto& machine : captured_smbios()) {
        INFO(machine.name);
        const auto linux_form = machine.tables();
        const auto windows_form = SmbiosTables::parse_rsmb(as_bytes(machine.rsmb));
        CHECK(windows_form.version() == linux_form.version());
        REQUIRE(windows_form.structures().size() == linux_form.structures().size());
        for (std::size_t i = 0; i < linux_form.structures().size(); ++i) {
            const auto& one = windows_form.structures()[i];
            const auto& other = linux_form.structures()[i];
            CHECK(one.type == other.type);
            CHECK(one.area == other.area);
            CHECK(one.strings == other.strings);
        }
    }
}

TEST_CASE("a table cut off anywhere reads as far as it is whole", "[smbios][hostile]") {
    for (const auto& machine : captured_smbios()) {
        INFO(machine.name);
        const auto whole = machine.tables().structures().size();
        std::size_t before = 0;
        // VMware's table is large and regular: its first part is as good as all of it.
        const auto table = std::string_view{machine.table}.substr(0, 6000);
        with_every_prefix(table, [&](const std::string& prefix) {
            const auto tables = SmbiosTables::parse(as_bytes(machine.entry_point), as_bytes(prefix));
            const auto structures = tables.structures().size();
            read_everything(tables);
            if (structures < before || structures > whole) FAIL("structures appear or vanish at " << prefix.size());
            before = structures;
        });
        CHECK(before > 0);
    }
}

TEST_CASE("a damaged table or entry point is read inside its bounds", "[smbios][hostile]") {
    for (const auto& machine : captured_smbios()) {
        INFO(machine.name);
        const auto table = std::string_view{machine.table}.substr(0, 6000);
        with_random_damage(table, 20261124, 300, [&](const std::string& damaged) {
            const auto tables = SmbiosTables::parse(as_bytes(machine.entry_point), as_bytes(damaged));
            read_everything(tables);
            // Four bytes of header and two of end are the least that a structure takes.
            if (tables.structures().size() > damaged.size() / 4) FAIL("more structures than fit");
        });
        with_random_damage(machine.entry_point, 7, 300, [&](const std::string& damaged) {
            read_everything(SmbiosTables::parse(as_bytes(damaged), as_bytes(machine.table)));
        });
        with_every_prefix(machine.entry_point, [&](const std::string& prefix) {
            // The table is there all the same.
            CHECK_FALSE(SmbiosTables::parse(as_bytes(prefix), as_bytes(machine.table)).empty());
        });
        with_every_prefix(std::string_view{machine.rsmb}.substr(0, 600), [](const std::string& prefix) {
            read_everything(SmbiosTables::parse_rsmb(as_bytes(prefix)));
        });
    }
}

TEST_CASE("no bytes are no tables", "[smbios][hostile]") {
    CHECK(SmbiosTables::parse({}, {}).empty());
    CHECK(SmbiosTables::parse_rsmb({}).empty());
    CHECK(SmbiosTables{}.first(1) == nullptr);
}

TEST_CASE("a structure shorter than its own header ends the table", "[smbios][hostile]") {
    const auto sound = structure(1, "\x01"s, "Maker\0\0"s);
    CHECK(parsed(sound + "\x02\x03\x01\x00"s + sound).structures().size() == 1);
    CHECK(parsed(sound + "\x02\x00\x01\x00"s + sound).structures().size() == 1);
}

TEST_CASE("a structure longer than the table is dropped", "[smbios][hostile]") {
    const auto sound = structure(1, "\x01"s, "Maker\0\0"s);
    CHECK(parsed(sound + "\x02\xFF\x01\x00 and a little more"s).structures().size() == 1);
}

TEST_CASE("a string that the table's end cuts off is not given", "[smbios][hostile]") {
    const auto tables = parsed(structure(1, "\x01\x02"s, "Maker\0Serial1234"s));
    REQUIRE(tables.structures().size() == 1);
    CHECK(tables.structures()[0].text(4) == "Maker");
    CHECK_FALSE(tables.structures()[0].text(5));
}

TEST_CASE("a string number that the structure lacks is no string", "[smbios][hostile]") {
    const auto tables = parsed(structure(1, "\x02\x00\xFF"s, "Maker\0\0"s));
    REQUIRE(tables.structures().size() == 1);
    const auto& system = tables.structures()[0];
    CHECK_FALSE(system.text(4));
    CHECK_FALSE(system.text(5));
    CHECK_FALSE(system.text(6));
    CHECK_FALSE(system.text(200));
}

TEST_CASE("a field beyond an older structure's end is absent", "[smbios]") {
    const auto tables = parsed(structure(17, "\x11\x22\x33"s, "\0\0"s));
    REQUIRE(tables.structures().size() == 1);
    const auto& device = tables.structures()[0];
    CHECK(device.byte(4) == 0x11);
    CHECK(device.word(5) == 0x3322);
    CHECK_FALSE(device.word(6));
    CHECK_FALSE(device.dword(5));
    CHECK_FALSE(device.qword(0));
    CHECK_FALSE(device.byte(static_cast<std::size_t>(-1)));
}

TEST_CASE("tables of version 2 go on behind an end marker, those of version 3 stop there", "[smbios]") {
    const auto table = structure(127, "", "\0\0"s) + structure(1, "\x01"s, "Maker\0\0"s);
    const auto entry = [&](char major) {
        auto bytes = "_SM_\0\x1F"s + std::string{major, 0x04};
        bytes.resize(0x1F, '\0');
        bytes[0x16] = static_cast<char>(table.size());
        return bytes;
    };
    CHECK(SmbiosTables::parse(as_bytes(entry(2)), as_bytes(table)).structures().size() == 2);
    CHECK(SmbiosTables::parse(as_bytes(entry(3)), as_bytes(table)).structures().size() == 1);
}

TEST_CASE("the legacy entry point tells version and length", "[smbios]") {
    const auto table = structure(1, "\x01"s, "Maker\0\0"s) + structure(2, "\x01"s, "Board\0\0"s);
    auto entry = "_DMI_\0"s;
    entry.resize(15, '\0');
    entry[6] = 12; // only the first structure
    entry[14] = 0x25;
    const auto tables = SmbiosTables::parse(as_bytes(entry), as_bytes(table));
    CHECK(tables.version() == SmbiosVersion{2, 5});
    CHECK(tables.structures().size() == 1);
}

TEST_CASE("what makers write is made UTF-8 without control characters", "[smbios]") {
    CHECK(clean_text("  ThinkPad\x01\tX1  \xFF\xFE") == "ThinkPad X1");
    CHECK(clean_text("B\xE1\xBB\x99 nh\xE1\xBB\x9B") == "B\xE1\xBB\x99 nh\xE1\xBB\x9B");
    CHECK(clean_text("cut \xE1\xBB") == "cut");
    CHECK(clean_text("overlong \xC0\xAF") == "overlong");
    CHECK(clean_text("surrogate \xED\xA0\x80") == "surrogate");
    CHECK(clean_text("before\0after"s) == "before");
}

TEST_CASE("what a factory forgot to fill in is absent", "[smbios]") {
    for (const auto* text :
         {"To be filled by O.E.M.", "Default string", "0123456789", "xxxxxxxx", "BSN12345678901234567",
          "System Serial Number", "00000000", "FFFFFFFF", "SerNum0", "A1_PartNum1", " ", "N/A"}) {
        INFO(text);
        CHECK_FALSE(firmware_text(text));
    }
    for (const auto* text : {"S4JA0501", "1.0", "5QK2X31", "MS-7816", "EQ", "10STS04K00", "2347A49"}) {
        INFO(text);
        CHECK(firmware_text(text) == text);
    }
}
