#include "agent/probes/edid.h"
#include "agent/probes/firmware_text.h"
#include "agent/probes/monitors.h"
#include "tests/agent/probes/captured_machines.h"
#include "tests/agent/probes/hostile_bytes.h"
#include "tests/shared_data.h"

#include <catch2/catch.hpp>

#include <map>
#include <sstream>

using namespace rasoat::probes;
using namespace rasoat::tests;

namespace {

/// A row of edid.csv: an EDID and what edid-decode reads in it. The file has no quoted fields.
struct CollectedEdid {
    std::vector<std::string> columns;
    [[nodiscard]] const std::string& id() const { return columns[0]; }
    [[nodiscard]] const std::string& maker() const { return columns[2]; }
    [[nodiscard]] const std::string& product() const { return columns[3]; }
    [[nodiscard]] const std::string& name() const { return columns[4]; }
    [[nodiscard]] const std::string& serial_number() const { return columns[6]; }
    [[nodiscard]] const std::string& week() const { return columns[7]; }
    [[nodiscard]] const std::string& year() const { return columns[8]; }
    [[nodiscard]] const std::string& width_cm() const { return columns[9]; }
    [[nodiscard]] const std::string& height_cm() const { return columns[10]; }
    [[nodiscard]] const std::string& across() const { return columns[11]; }
    [[nodiscard]] const std::string& down() const { return columns[12]; }
    [[nodiscard]] const std::string& width_mm() const { return columns[14]; }
    [[nodiscard]] const std::string& height_mm() const { return columns[15]; }
    [[nodiscard]] bool checksum_right() const { return columns[17] == "1"; }
    [[nodiscard]] std::string bytes() const {
        std::string bytes;
        const auto& hex = columns[18];
        for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
            bytes += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
        }
        return bytes;
    }
};

std::vector<CollectedEdid> collected_edids() {
    const auto file = shared_data("edid-linuxhw/edid.csv");
    if (!file) return {};
    std::vector<CollectedEdid> rows;
    std::istringstream lines(file_bytes(*file));
    std::string line;
    std::getline(lines, line); // the heading
    while (std::getline(lines, line)) {
        CollectedEdid row;
        std::istringstream fields(line);
        for (std::string field; std::getline(fields, field, ',');)
            row.columns.push_back(field);
        if (row.columns.size() == 19) rows.push_back(std::move(row));
    }
    return rows;
}

std::string number(const std::optional<std::uint32_t>& value) {
    return value ? std::to_string(*value) : "";
}

} // namespace

TEST_CASE("every collected EDID reads as edid-decode reads it", "[edid]") {
    const auto rows = collected_edids();
    if (rows.empty()) return;
    CHECK(rows.size() == 795);
    std::size_t without_preference = 0;
    for (const auto& row : rows) {
        INFO(row.columns[1]);
        const auto bytes = row.bytes();
        const auto edid = parse_edid(as_bytes(bytes));
        REQUIRE(edid);
        CHECK(edid->maker == row.maker());
        CHECK(std::to_string(edid->product) == row.product());
        CHECK(edid->name.value_or("") == firmware_text(row.name()).value_or(""));
        // Two monitors claim the weeks 64 and 137, and one with both bytes zero was not made in 1990.
        const bool is_week = !row.week().empty() && std::stoi(row.week()) <= 54;
        CHECK(number(edid->week) == (is_week ? row.week() : ""));
        CHECK(number(edid->year) == (row.year() == "1990" ? "" : row.year()));
        CHECK(edid->checksum_right == row.checksum_right());
        CHECK(number(edid->width_cm) == row.width_cm());
        CHECK(number(edid->height_cm) == row.height_cm());
        // Where the collection has no preferred mode (edid-decode leaves it open when an extension block names another,
        // or the monitor does not claim one), the first timing is given; at most 30 of 795.
        const auto timing = edid->preferred.value_or(EdidTiming{});
        if (row.across().empty()) {
            ++without_preference;
        } else {
            CHECK(std::to_string(timing.pixels_across) == row.across());
            CHECK(std::to_string(timing.pixels_down) == row.down());
        }
        if (!row.width_mm().empty()) CHECK(std::to_string(timing.width_mm) == row.width_mm());
        if (!row.height_mm().empty()) CHECK(std::to_string(timing.height_mm) == row.height_mm());
        // Serial numbers were removed from the collection; the few that are left are no texts.
        if (!row.serial_number().empty()) CHECK(std::to_string(edid->serial_number) == row.serial_number());
    }
    CHECK(without_preference <= 30);
}

TEST_CASE("every captured monitor reads as GLPI's agents read it", "[edid]") {
    const auto folder = shared_data("glpi-agent/edid");
    if (!folder) return;
    simdjson::dom::parser parser;
    const auto expected = parser.load((*folder / "expected.json").string()).value();
    // The laptops' panels have no name. GLPI strings all texts together or cuts at a
    // control character, this gives the text of the part number.
    const std::map<std::string, std::string> panels = {
        {"lcd.blino", "B150PG01"},
        {"lcd.presario-R4000", "LP154W01-A5"},
        {"lcd.Elonex-PR600", "N154I2-L02"},
        {"lcd.dell-inspiron-6400", "XD570 154W02"}};
    std::size_t monitors = 0;
    for (const auto [key, fields] : expected.get_object()) {
        const std::string name(key);
        INFO(name);
        const auto bytes = file_bytes(*folder / (name + ".bin"));
        const auto edid = parse_edid(as_bytes(bytes));
        REQUIRE(edid);
        ++monitors;
        const auto monitor = monitor_described(*edid);
        const auto panel = panels.find(name);
        const auto caption = clean_text(text_or_empty(fields, "CAPTION"));
        CHECK(monitor.model.value_or("") == (panel == panels.end() ? caption : panel->second));
        // "28/2020": week and year of manufacture; "0/1990" is that nothing is told.
        const auto description = text_or_empty(fields, "DESCRIPTION");
        const auto year = description.substr(description.find('/') + 1);
        CHECK(number(monitor.year) == (year == "1990" ? "" : year));
        // GLPI rebuilds the label's number of some makers' monitors (of Samsung, LG and Philips, and one old Acer) by
        // rules of each model; ALTSERIAL is then what the EDID holds. "00000000" is no number.
        const auto serial = clean_text(text_or_empty(fields, "SERIAL"));
        const auto alternative = clean_text(text_or_empty(fields, "ALTSERIAL"));
        if (serial == "00000000") {
            CHECK_FALSE(monitor.serial);
        } else {
            CHECK((monitor.serial == serial || monitor.serial == alternative));
        }
    }
    CHECK(monitors == 64);
}

TEST_CASE("brands are named as on the case", "[edid]") {
    const auto brand = [](const char* file) {
        const auto path = shared_data(std::string("glpi-agent/edid/") + file);
        const auto bytes = path ? file_bytes(*path) : std::string{};
        const auto edid = parse_edid(as_bytes(bytes));
        return edid ? monitor_described(*edid).maker.value_or("") : std::string{};
    };
    if (!shared_data("glpi-agent/edid")) return;
    CHECK(brand("lcd.dell-U2415.bin") == "Dell");
    CHECK(brand("lcd.lg-l1960.1.bin") == "LG");
    CHECK(brand("EV2785.bin") == "EIZO");
    CHECK(brand("lenovo-T24v-10.bin") == "Lenovo");
    CHECK(brand("lcd.20inches.bin") == "MAX"); // a nameless board's: the letters
}

TEST_CASE("an EDID cut off below its base block is none, above it the base block counts", "[edid][hostile]") {
    const auto rows = collected_edids();
    for (const auto& row : rows) {
        INFO(row.id());
        with_every_prefix(row.bytes(), [&](const std::string& prefix) {
            const auto edid = parse_edid(as_bytes(prefix));
            if (edid.has_value() != (prefix.size() >= 128)) FAIL(prefix.size() << " bytes");
        });
    }
}

TEST_CASE("a damaged EDID gives texts that are sound", "[edid][hostile]") {
    for (const auto& row : collected_edids()) {
        INFO(row.id());
        with_random_damage(row.bytes(), 20261124, 20, [](const std::string& damaged) {
            const auto edid = parse_edid(as_bytes(damaged));
            if (!edid) return;
            const auto monitor = monitor_described(*edid);
            for (const auto& text : {monitor.maker, monitor.model, monitor.serial}) {
                if (text && clean_text(*text) != *text) FAIL("not clean: " << *text);
            }
        });
    }
}

TEST_CASE("captured EDIDs cut off or damaged are read inside their bounds", "[edid][hostile]") {
    const auto folder = shared_data("glpi-agent/edid");
    if (!folder) return;
    for (const auto& entry : std::filesystem::directory_iterator(*folder)) {
        if (entry.path().extension() != ".bin") continue;
        INFO(entry.path().filename().string());
        const auto bytes = file_bytes(entry.path());
        with_every_prefix(bytes, [](const std::string& prefix) {
            if (prefix.size() < 128 && parse_edid(as_bytes(prefix))) FAIL("read from " << prefix.size() << " bytes");
        });
        with_random_damage(bytes, 1, 200, [](const std::string& damaged) {
            if (const auto edid = parse_edid(as_bytes(damaged))) static_cast<void>(monitor_described(*edid));
        });
    }
}

TEST_CASE("a picture's size is in millimetres only where the centimetres agree", "[edid]") {
    Edid edid;
    edid.width_cm = 53;
    edid.height_cm = 30;
    edid.preferred = EdidTiming{1920, 1080, 528, 297};
    CHECK(monitor_described(edid).width->count == 528);
    CHECK(monitor_described(edid).height->count == 297);
    edid.preferred = EdidTiming{1920, 1080, 1872, 1053}; // a television's idea of its 24 inches
    CHECK(monitor_described(edid).width->count == 530);
    edid.preferred = EdidTiming{1920, 1080, 16, 9};
    CHECK(monitor_described(edid).height->count == 300);
    edid.width_cm.reset();
    edid.height_cm.reset();
    CHECK_FALSE(monitor_described(edid).width);
}

TEST_CASE("an interlaced timing's picture has both halves", "[edid]") {
    std::string bytes(128, '\0');
    bytes.replace(0, 8, std::string("\x00\xFF\xFF\xFF\xFF\xFF\xFF\x00", 8));
    // 1920x1080i of CTA-861: 74.25 MHz, 540 lines a field.
    const unsigned char timing[18] = {0x01, 0x1D, 0x80, 0x18, 0x71, 0x1C, 0x16, 0x20, 0x58,
                                      0x2C, 0x25, 0x00, 0x20, 0xC2, 0x31, 0x00, 0x00, 0x9E};
    bytes.replace(54, 18, reinterpret_cast<const char*>(timing), 18);
    const auto edid = parse_edid(as_bytes(bytes));
    REQUIRE(edid);
    REQUIRE(edid->preferred);
    CHECK(edid->preferred->pixels_across == 1920);
    CHECK(edid->preferred->pixels_down == 1080);
    CHECK_FALSE(edid->checksum_right);
}
