#include "agent/report/report_json.h"
#include "agent/report/report_reader.h"
#include "tests/shared_data.h"

#include <catch2/catch.hpp>
#include <zlib.h>

#include <map>
#include <numeric>
#include <sstream>
#include <vector>

using namespace rasoat;
using namespace rasoat::report;

namespace {

using Row = std::map<std::string, std::string>;

/// The rows of a CSV file without line breaks in its cells, by the names of the first line.
std::vector<Row> csv_rows(const std::string& text) {
    std::istringstream lines(text);
    std::string line;
    std::vector<std::string> names;
    std::vector<Row> rows;
    while (std::getline(lines, line)) {
        std::vector<std::string> cells(1);
        bool quoted = false;
        for (const char c : line) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.emplace_back();
            } else if (c != '\r') {
                cells.back() += c;
            }
        }
        if (names.empty()) {
            names = cells;
            continue;
        }
        REQUIRE(cells.size() == names.size());
        auto& row = rows.emplace_back();
        for (std::size_t i = 0; i < names.size(); ++i)
            row[names[i]] = cells[i];
    }
    return rows;
}

std::string gunzipped(const std::filesystem::path& path) {
    const std::unique_ptr<gzFile_s, int (*)(gzFile)> file(gzopen(path.c_str(), "rb"), gzclose);
    REQUIRE(file);
    std::string text;
    std::vector<char> chunk(1U << 16U);
    for (int length = 0; (length = gzread(file.get(), chunk.data(), static_cast<unsigned>(chunk.size()))) > 0;)
        text.append(chunk.data(), static_cast<std::size_t>(length));
    return text;
}

std::uint64_t module_megabytes(const Report& report) {
    return std::accumulate(
        report.memory.slots.begin(), report.memory.slots.end(), std::uint64_t{0},
        [](std::uint64_t sum, const MemorySlot& slot) { return sum + slot.size.value_or(Mebibytes{}).count; });
}

std::uint64_t number(const std::string& cell) {
    return cell.empty() ? 0 : std::stoull(cell);
}

template <class Sum>
std::uint64_t sum_of_processors(const Report& report, Sum part) {
    std::uint64_t sum = 0;
    for (const auto& processor : report.processors)
        sum += part(processor).value_or(0);
    return sum;
}

} // namespace

TEST_CASE("GLPI's own example inventories are read with their sums", "[reader]") {
    const auto folder = tests::shared_data("inventories");
    if (!folder) return;
    int read = 0;
    for (const auto& row : csv_rows(tests::file_bytes(*folder / "expected.csv"))) {
        const auto& file = row.at("file");
        if (file.find("glpi-json/") != 0) continue;
        INFO(file);
        const auto json = tests::file_bytes(*folder / file);
        if (row.at("query_or_itemtype") == "Printer" || row.at("query_or_itemtype") == "NetworkEquipment" ||
            row.at("query_or_itemtype") == "Phone") {
            CHECK_THROWS_AS(read_report(json), ReportRefused);
            continue;
        }
        const auto report = read_report(json);
        ++read;
        CHECK(report.device_id == row.at("deviceid"));
        CHECK(report.agent_version == row.at("agent"));
        CHECK(report.partial == (row.at("query_or_itemtype") == "partial"));
        CHECK(report.system.maker.value_or("") == row.at("manufacturer"));
        CHECK(report.system.model.value_or("") == row.at("model"));
        CHECK(report.system.serial.value_or("") == row.at("serial"));
        CHECK(report.system.uuid.value_or("") == row.at("uuid"));
        CHECK(report.system.chassis_type.value_or("") == row.at("chassis"));
        CHECK(report.operating_system.full_name.value_or("") == row.at("os"));
        CHECK(module_megabytes(report) == number(row.at("ram_modules_mb")));
        CHECK(report.memory.slots.size() == number(row.at("ram_slots_reported")));
        const auto& total = row.at("ram_modules_mb") == "0" ? row.at("hardware_memory_mb") : row.at("ram_modules_mb");
        CHECK(report.memory.total.value_or(Mebibytes{}).count == number(total));
        CHECK(report.processors.size() == number(row.at("cpus")));
        if (!report.processors.empty()) CHECK(report.processors.front().name == row.at("cpu_names"));
        CHECK(sum_of_processors(report, [](const auto& cpu) { return cpu.cores; }) == number(row.at("cores")));
        CHECK(sum_of_processors(report, [](const auto& cpu) { return cpu.threads; }) == number(row.at("threads")));
        CHECK(report.disks.size() == number(row.at("disks")));
        std::uint64_t megabytes = 0;
        for (const auto& disk : report.disks)
            megabytes += disk.size.value_or(Megabytes{}).count;
        CHECK(megabytes == number(row.at("disks_mb")));
    }
    CHECK(read == 6);
}

TEST_CASE("a laptop reported by another agent is understood", "[reader]") {
    const auto path = tests::shared_data("inventories/glpi-json/computer_1.json");
    if (!path) return;
    const auto report = read_report(tests::file_bytes(*path));
    CHECK(report.tag == "000005");
    CHECK(report.hostname == "glpixps");
    CHECK(report.system.kind == MachineKind::laptop);
    CHECK(report.firmware.date == Day(std::chrono::year(2016) / 2 / 6));
    REQUIRE(report.memory.slots.size() == 2);
    CHECK(report.memory.slots[0].kind == MemoryKind::lpddr3);
    CHECK(report.memory.slots[0].speed == MegatransfersPerSecond{1867});
    CHECK(report.memory.slots[0].soldered);
    REQUIRE(report.disks.size() == 1);
    CHECK(report.disks[0].kind == DiskKind::nvme);
    REQUIRE(report.batteries.size() == 1);
    CHECK(report.batteries[0].full_capacity == MilliwattHours{50570});
    CHECK(report.processors.at(0).family == 6U);
    CHECK(report.processors.at(0).model == 78U);
}

TEST_CASE("four hundred real machines in GLPI's form are read with their sums", "[reader]") {
    const auto folder = tests::shared_data("inventories");
    if (!folder) return;
    std::map<std::string, Row> expected;
    for (const auto& row : csv_rows(tests::file_bytes(*folder / "linuxhw_expected.csv")))
        expected[row.at("deviceid")] = row;

    std::istringstream lines(gunzipped(*folder / "linuxhw_as_glpi.jsonl.gz"));
    std::string line;
    int read = 0;
    while (std::getline(lines, line)) {
        const auto report = read_report(line);
        INFO(report.device_id);
        const auto& row = expected.at(report.device_id);
        ++read;
        CHECK(report.system.maker == row.at("manufacturer"));
        CHECK(report.system.model == row.at("product"));
        CHECK(module_megabytes(report) == number(row.at("ram_mb")));
        CHECK(report.memory.slots.size() == number(row.at("slots")));
        const auto sockets = number(row.at("sockets_used")); // the row counts cores of one
        CHECK(
            sum_of_processors(report, [](const auto& cpu) { return cpu.cores; }) == sockets * number(row.at("cores")));
        CHECK(sum_of_processors(report, [](const auto& cpu) {
                  return cpu.threads;
              }) == sockets * number(row.at("threads")));
        std::size_t used = 0;
        for (const auto& slot : report.memory.slots)
            used += slot.size ? 1 : 0;
        CHECK(used == number(row.at("slots_used")));
        const bool tells_chassis = report.system.chassis_type && report.system.chassis_type != "Other";
        CHECK(report.system.kind.has_value() == tells_chassis);
        CHECK(read_report(to_json(report)) == report);
    }
    CHECK(read == 400);
}

TEST_CASE("one interface listed once for each of its addresses is one adapter", "[reader]") {
    const auto report = read_report(R"({"deviceid":"pc","content":{"versionclient":"v","networks":[
        {"description":"eth0","mac":"A4:BB:6D:00:00:01","type":"ethernet","status":"up","speed":"1000","ipaddress":"10.0.0.5"},
        {"description":"eth0","mac":"A4:BB:6D:00:00:01","type":"ethernet","status":"up","speed":"1000","ipaddress6":"fe80::1"},
        {"description":"wlan0","mac":"A4:BB:6D:00:00:02","type":"wifi","status":"down","speed":"-1"}]}})");
    REQUIRE(report.network_adapters.size() == 2);
    CHECK(report.network_adapters[0].mac == "a4:bb:6d:00:00:01");
    CHECK(report.network_adapters[0].ipv4 == std::vector<std::string>{"10.0.0.5"});
    CHECK(report.network_adapters[0].ipv6 == std::vector<std::string>{"fe80::1"});
    CHECK(report.network_adapters[1].kind == NetworkKind::wifi);
    CHECK(report.network_adapters[1].up == false);
    CHECK_FALSE(report.network_adapters[1].megabits_per_second.has_value());
}

TEST_CASE("what another agent does not know is absent, not zero and not a placeholder", "[reader]") {
    const auto report = read_report(R"({"deviceid":"pc","content":{"versionclient":"v",
        "bios":{"ssn":"To Be Filled By O.E.M.","assettag":"  ","bdate":"2019-54-17","smodel":null},
        "cpus":[{"core":0,"speed":"2400","familynumber":"unknown"}],
        "memories":[{"capacity":0,"type":"Unknown"},{"capacity":"8192","speed":"1600 MT/s"}]}})");
    CHECK_FALSE(report.system.serial.has_value());
    CHECK_FALSE(report.system.asset_tag.has_value());
    CHECK_FALSE(report.system.model.has_value());
    CHECK_FALSE(report.firmware.date.has_value());
    CHECK_FALSE(report.processors.at(0).cores.has_value());
    CHECK_FALSE(report.processors.at(0).family.has_value());
    CHECK(report.processors.at(0).speed == Megahertz{2400});
    CHECK_FALSE(report.memory.slots.at(0).size.has_value());
    CHECK(report.memory.slots.at(1).size == Mebibytes{8192});
    CHECK(report.memory.slots.at(1).speed == MegatransfersPerSecond{1600});
    CHECK(report.memory.total == Mebibytes{8192});
}
