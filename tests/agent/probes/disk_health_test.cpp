#include "agent/probes/disk_health_source.h"
#include "tests/agent/probes/hostile_bytes.h"
#include "tests/shared_data.h"

#include <catch2/catch.hpp>
#include <simdjson.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <numeric>
#include <sstream>

using namespace rasoat;
using namespace rasoat::probes;
using report::DiskHealth;
using report::DiskKind;

namespace {

constexpr std::size_t sector = 512;

std::span<const std::byte> bytes_of(const std::string& text) {
    return std::as_bytes(std::span{text});
}

/// A sector whose last byte makes its sum zero, as disks write it.
std::string with_checksum(std::string bytes) {
    bytes.back() = 0;
    const auto sum = std::accumulate(
        bytes.begin(), bytes.end(), 0U, [](unsigned total, char c) { return total + static_cast<unsigned char>(c); });
    bytes.back() = static_cast<char>(256U - sum % 256U);
    return bytes;
}

/// What an ATA disk answers, put together from attributes.
class SmartSectors {
public:
    void add(std::uint8_t id, std::uint16_t flags, std::uint8_t value, std::uint64_t raw, std::uint8_t threshold) {
        const auto at = 2 + 12 * count_++;
        put(values_, at, id, 1);
        put(values_, at + 1, flags, 2);
        put(values_, at + 3, value, 1);
        put(values_, at + 4, value, 1);
        put(values_, at + 5, raw, 6);
        put(thresholds_, at, id, 1);
        put(thresholds_, at + 1, threshold, 1);
    }
    [[nodiscard]] std::string values() const { return with_checksum(values_); }
    [[nodiscard]] std::string thresholds() const { return with_checksum(thresholds_); }

private:
    static void put(std::string& bytes, std::size_t at, std::uint64_t value, std::size_t size) {
        for (std::size_t i = 0; i < size; ++i)
            bytes.at(at + i) = static_cast<char>(value >> 8U * i & 0xFFU);
    }
    std::string values_ = std::string(sector, '\0');
    std::string thresholds_ = std::string(sector, '\0');
    std::size_t count_ = 0;
};

std::optional<DiskCondition> condition(const SmartSectors& sectors, DiskKind kind, const char* model = "") {
    const auto values = sectors.values();
    const auto thresholds = sectors.thresholds();
    return ata_condition(
        {.values = bytes_of(values), .thresholds = bytes_of(thresholds), .predicts_failure = {}},
        {.name = "sda", .model = model, .kind = kind});
}

constexpr std::uint16_t pre_failure = 0x33;
constexpr std::uint16_t old_age = 0x32;

/// A hard disk with nothing wrong.
SmartSectors sound_disk() {
    SmartSectors sectors;
    sectors.add(5, pre_failure, 100, 0, 10);
    sectors.add(9, old_age, 80, 17'520, 0);
    return sectors;
}

/// A health log as an NVMe disk answers.
std::string health_log(
    std::uint8_t warning, std::uint8_t spare, std::uint8_t threshold, std::uint8_t used, std::uint64_t hours = 100,
    std::uint64_t errors = 0) {
    std::string log(sector, '\0');
    log[0] = static_cast<char>(warning);
    log[1] = 0x2C; // 300 K
    log[2] = 0x01;
    log[3] = static_cast<char>(spare);
    log[4] = static_cast<char>(threshold);
    log[5] = static_cast<char>(used);
    for (std::size_t i = 0; i < 8; ++i) {
        log[128 + i] = static_cast<char>(hours >> 8U * i & 0xFFU);
        log[160 + i] = static_cast<char>(errors >> 8U * i & 0xFFU);
    }
    return log;
}

DiskHealth health_of(const std::string& log) {
    const auto condition = nvme_condition(bytes_of(log));
    REQUIRE(condition);
    return condition->health;
}

/// A row of smartctl-json/expected.csv by the name of its column.
using Row = std::map<std::string, std::string>;

std::vector<Row> rows_of(const std::filesystem::path& file) {
    std::ifstream lines(file);
    const auto cells = [](const std::string& line) {
        std::vector<std::string> parts;
        std::istringstream stream(line);
        for (std::string part; std::getline(stream, part, ',');) {
            if (part.ends_with('\r')) part.pop_back();
            parts.push_back(part);
        }
        return parts;
    };
    std::vector<Row> rows;
    std::string line;
    std::getline(lines, line);
    const auto names = cells(line);
    while (std::getline(lines, line)) {
        const auto values = cells(line);
        Row row;
        for (std::size_t i = 0; i < names.size(); ++i)
            row[names[i]] = i < values.size() ? values[i] : "";
        rows.push_back(std::move(row));
    }
    return rows;
}

std::optional<std::uint64_t> number(const Row& row, const char* column) {
    const auto& text = row.at(column);
    return text.empty() ? std::nullopt : std::optional(std::stoull(text));
}

std::uint64_t number(const simdjson::dom::element& object, const char* key) {
    return object[key].get_uint64().value();
}

std::optional<DiskCondition>
captured_ata(const simdjson::dom::element& document, const simdjson::dom::array& table, const Row& row) {
    SmartSectors sectors;
    for (const auto attribute : table) {
        sectors.add(
            static_cast<std::uint8_t>(number(attribute, "id")),
            static_cast<std::uint16_t>(number(attribute["flags"].value(), "value")),
            static_cast<std::uint8_t>(number(attribute, "value")), number(attribute["raw"].value(), "value"),
            static_cast<std::uint8_t>(number(attribute, "thresh")));
    }
    std::uint64_t rotation = 0;
    if (document["rotation_rate"].get(rotation) != simdjson::SUCCESS) rotation = 7200;
    return condition(sectors, rotation == 0 ? DiskKind::ssd : DiskKind::hdd, row.at("model").c_str());
}

std::string captured_nvme_log(const simdjson::dom::element& log) {
    return health_log(
        static_cast<std::uint8_t>(number(log, "critical_warning")),
        static_cast<std::uint8_t>(number(log, "available_spare")),
        static_cast<std::uint8_t>(number(log, "available_spare_threshold")),
        static_cast<std::uint8_t>(number(log, "percentage_used")), number(log, "power_on_hours"),
        number(log, "media_errors"));
}

/// What the sources named in disk_health.h say of the row's own figures.
DiskHealth expected_health(const Row& row) {
    if (row.at("smart_passed") == "False") return DiskHealth::failing;
    const bool solid_state = row.at("rotation_rate") == "0";
    const bool reallocated = number(row, "ata_5_reallocated").value_or(0) >= (solid_state ? 5U : 1U);
    const bool pending = number(row, "ata_197_pending").value_or(0) > 0;
    const bool media = number(row, "nvme_media_errors").value_or(0) > 0;
    const bool worn = number(row, "nvme_percentage_used").value_or(0) >= 90;
    return reallocated || pending || media || worn ? DiskHealth::warning : DiskHealth::good;
}

} // namespace

TEST_CASE("every captured disk is judged as smartctl and its own figures say", "[disk health]") {
    const auto folder = tests::shared_data("smartctl-json");
    if (!folder) return;
    int ata = 0;
    int nvme = 0;
    for (const auto& row : rows_of(*folder / "expected.csv")) {
        INFO(row.at("file"));
        simdjson::dom::parser parser;
        const auto document = parser.load((*folder / row.at("file")).string()).value();
        simdjson::dom::array table;
        simdjson::dom::element log;
        std::optional<DiskCondition> judged;
        if (document.at_pointer("/ata_smart_attributes/table").get(table) == simdjson::SUCCESS) {
            judged = captured_ata(document, table, row);
            ++ata;
        } else if (document["nvme_smart_health_information_log"].get(log) == simdjson::SUCCESS) {
            judged = nvme_condition(bytes_of(captured_nvme_log(log)));
            CHECK(judged->counters.wear_percent == number(row, "nvme_percentage_used"));
            CHECK(judged->counters.uncorrectable == number(row, "nvme_media_errors"));
            ++nvme;
        } else {
            continue; // SCSI disks, and a capture of the verdict alone
        }
        REQUIRE(judged);
        CHECK(judged->health == expected_health(row));
        if (row.at("protocol") == "ATA") {
            CHECK(judged->counters.reallocated == number(row, "ata_5_reallocated"));
            CHECK(judged->counters.pending == number(row, "ata_197_pending"));
        }
        // One capture has another power-on time in its table than in its summary.
        if (row.at("file") != "scrutiny-smart-ata-date2.json" && number(row, "power_on_hours"))
            CHECK(judged->counters.power_on_hours == number(row, "power_on_hours"));
    }
    CHECK(ata == 58);
    CHECK(nvme == 24);
}

TEST_CASE("the wear of a solid-state disk is read where its maker counts it", "[disk health]") {
    const auto wear = [](const char* model, std::uint8_t id, std::uint8_t value) {
        auto sectors = sound_disk();
        sectors.add(id, old_age, value, 0, 0);
        return condition(sectors, DiskKind::ssd, model)->counters.wear_percent;
    };
    CHECK(wear("INTEL SSDSC2BB016T4", 233, 15) == 85U);
    CHECK(wear("Samsung SSD 860 EVO 500GB", 177, 81) == 19U);
    CHECK(wear("Micron_5210_MTFDDAK960QDE", 202, 99) == 1U);
    CHECK(wear("CT500MX500SSD1", 202, 70) == 30U);
    CHECK(wear("KINGSTON SA400M8120G", 231, 98) == 2U);
    CHECK_FALSE(wear("KINGSTON SA400M8120G", 233, 15));
    CHECK_FALSE(wear("KINGSTON SA400M8120G", 231, 200));
}

TEST_CASE("a hard disk has no wear, whatever stands at the attributes of flash", "[disk health]") {
    auto sectors = sound_disk();
    sectors.add(231, old_age, 35, 0, 0); // a temperature, on old ones
    const auto judged = condition(sectors, DiskKind::hdd, "ST3200820AS");
    REQUIRE(judged);
    CHECK_FALSE(judged->counters.wear_percent);
    CHECK(judged->health == DiskHealth::good);
}

TEST_CASE("a disk that is nearly worn out is a warning, not a failure", "[disk health]") {
    auto sectors = sound_disk();
    sectors.add(231, old_age, 10, 0, 0);
    CHECK(condition(sectors, DiskKind::ssd)->health == DiskHealth::warning);
    CHECK(health_of(health_log(0, 100, 10, 89)) == DiskHealth::good);
    CHECK(health_of(health_log(0, 100, 10, 90)) == DiskHealth::warning);
    CHECK(health_of(health_log(0, 100, 10, 255)) == DiskHealth::warning);
}

TEST_CASE("one reallocated sector warns of a hard disk, five blocks of flash", "[disk health]") {
    const auto reallocated = [](DiskKind kind, std::uint64_t count) {
        SmartSectors sectors;
        sectors.add(5, pre_failure, 100, count, 10);
        return condition(sectors, kind)->health;
    };
    CHECK(reallocated(DiskKind::hdd, 0) == DiskHealth::good);
    CHECK(reallocated(DiskKind::hdd, 1) == DiskHealth::warning);
    CHECK(reallocated(DiskKind::ssd, 4) == DiskHealth::good);
    CHECK(reallocated(DiskKind::ssd, 5) == DiskHealth::warning);
}

TEST_CASE("an attribute at its threshold fails the disk only if it speaks of failure", "[disk health]") {
    const auto at_threshold = [](std::uint16_t flags, std::uint8_t value, std::uint8_t threshold) {
        auto sectors = sound_disk();
        sectors.add(10, flags, value, 0, threshold);
        return condition(sectors, DiskKind::hdd)->health;
    };
    CHECK(at_threshold(pre_failure, 98, 97) == DiskHealth::good);
    CHECK(at_threshold(pre_failure, 97, 97) == DiskHealth::failing);
    CHECK(at_threshold(old_age, 97, 97) == DiskHealth::good);
    CHECK(at_threshold(pre_failure, 1, 0) == DiskHealth::good);    // no threshold
    CHECK(at_threshold(pre_failure, 0, 97) == DiskHealth::good);   // no value
    CHECK(at_threshold(pre_failure, 97, 255) == DiskHealth::good); // a maker's test
}

TEST_CASE("the disk's own prediction counts before every attribute", "[disk health]") {
    const auto values = sound_disk().values();
    const auto judged =
        ata_condition({.values = bytes_of(values), .thresholds = {}, .predicts_failure = true}, {.name = "sda"});
    REQUIRE(judged);
    CHECK(judged->health == DiskHealth::failing);
}

TEST_CASE("hours in another unit are not told as hours", "[disk health]") {
    SmartSectors sectors;
    sectors.add(9, old_age, 80, 90'000'000, 0); // minutes, or seconds
    CHECK_FALSE(condition(sectors, DiskKind::hdd)->counters.power_on_hours);
}

TEST_CASE("an NVMe disk's critical warning is a failure, unless it is only warm", "[disk health]") {
    for (const unsigned bit : {0U, 2U, 3U, 4U, 5U})
        CHECK(health_of(health_log(static_cast<std::uint8_t>(1U << bit), 100, 10, 3)) == DiskHealth::failing);
    CHECK(health_of(health_log(0x02, 100, 10, 3)) == DiskHealth::warning);
    CHECK(health_of(health_log(0x40, 100, 10, 3)) == DiskHealth::good); // a bit without a meaning
    CHECK(health_of(health_log(0, 9, 10, 3)) == DiskHealth::failing);
    CHECK(health_of(health_log(0, 10, 10, 3)) == DiskHealth::good);
    CHECK(health_of(health_log(0, 100, 10, 3, 100, 1)) == DiskHealth::warning);
}

TEST_CASE("what is cut short, empty or does not add up tells nothing", "[disk health]") {
    const auto values = sound_disk().values();
    tests::with_every_prefix(values, [](const std::string& prefix) {
        REQUIRE_FALSE(ata_condition({.values = bytes_of(prefix), .thresholds = {}, .predicts_failure = true}, {}));
    });
    auto damaged = values;
    damaged[5] = static_cast<char>(damaged[5] + 1);
    CHECK_FALSE(ata_condition({.values = bytes_of(damaged), .thresholds = {}, .predicts_failure = {}}, {}));
    const std::string nothing(sector, '\0');
    CHECK_FALSE(ata_condition({.values = bytes_of(nothing), .thresholds = {}, .predicts_failure = {}}, {}));
    CHECK_FALSE(nvme_condition(bytes_of(nothing)));
    tests::with_every_prefix(
        health_log(0, 100, 10, 3), [](const std::string& prefix) { REQUIRE_FALSE(nvme_condition(bytes_of(prefix))); });
}

TEST_CASE("thresholds that do not add up are left out", "[disk health]") {
    SmartSectors sectors;
    sectors.add(5, pre_failure, 5, 0, 10);
    const auto values = sectors.values();
    auto thresholds = sectors.thresholds();
    const auto judged = [&] {
        return ata_condition(
                   {.values = bytes_of(values), .thresholds = bytes_of(thresholds), .predicts_failure = {}},
                   {.kind = DiskKind::hdd})
            ->health;
    };
    CHECK(judged() == DiskHealth::failing);
    thresholds[100] = 1;
    CHECK(judged() == DiskHealth::good);
}

TEST_CASE("no sector, however damaged, is read out of bounds or gives an absurd count", "[disk health]") {
    const auto check = [](const std::optional<DiskCondition>& judged) {
        if (!judged) return;
        const auto& counters = judged->counters;
        for (const auto& count : {counters.reallocated, counters.pending, counters.uncorrectable})
            REQUIRE(count.value_or(0) <= 1'000'000'000);
        REQUIRE(counters.power_on_hours.value_or(0) <= 300'000);
    };
    auto sectors = sound_disk();
    sectors.add(197, old_age, 100, 3, 0);
    sectors.add(198, old_age, 100, 3, 0);
    tests::with_random_damage(sectors.values(), 1, 20'000, [&](const std::string& damaged) {
        const auto values = with_checksum(damaged);
        check(ata_condition(
            {.values = bytes_of(values), .thresholds = bytes_of(values), .predicts_failure = {}},
            {.model = "INTEL", .kind = DiskKind::ssd}));
    });
    tests::with_random_damage(health_log(0, 100, 10, 3, 20'000, 7), 2, 20'000, [&](const std::string& damaged) {
        check(nvme_condition(bytes_of(damaged)));
    });
}

TEST_CASE(
    "a disk of a hypervisor, behind USB or of a captured machine has no health, and that is no failure",
    "[disk health]") {
    const MachineRoot live;
    CHECK_FALSE(disk_condition(live, {.name = "vda", .bus = report::DiskBus::virtio}));
    CHECK_FALSE(disk_condition(live, {.name = "sdb", .kind = DiskKind::hdd, .bus = report::DiskBus::usb}));
    CHECK_FALSE(disk_condition(live, {.name = "sda", .bus = report::DiskBus::sata}));
    CHECK_FALSE(
        disk_condition(MachineRoot("/tmp"), {.name = "sda", .kind = DiskKind::hdd, .bus = report::DiskBus::sata}));
    // A device that is gone meanwhile.
    CHECK_FALSE(disk_condition(live, {.name = "sdzz", .kind = DiskKind::hdd, .bus = report::DiskBus::sata}));
}
