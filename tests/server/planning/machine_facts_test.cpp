#include "agent/report/report_reader.h"
#include "server/planning/machine_facts.h"
#include "tests/server/inventory/office_report.h"
#include "tests/server/planning/planning_office.h"
#include "tests/shared_data.h"

#include <catch2/catch.hpp>
#include <zlib.h>

#include <algorithm>
#include <map>
#include <sstream>
#include <string>

using namespace rasoat;
using namespace rasoat::tests;
using namespace std::chrono_literals;

namespace {

planner::Machine facts_of(const report::Report& report, const store::Machine& record = {}) {
    return planning::machine_facts(report, record, shipped_rules().processors, shipped_rules().os_support);
}

std::string gunzipped(const std::filesystem::path& path) {
    const auto close = [](gzFile_s* file) { gzclose(file); };
    const std::unique_ptr<gzFile_s, decltype(close)> file(gzopen(path.c_str(), "rb"), close);
    std::string text;
    std::string buffer(1 << 16, '\0');
    for (int count = 1; count > 0;) {
        count = gzread(file.get(), buffer.data(), static_cast<unsigned>(buffer.size()));
        if (count > 0) text.append(buffer, 0, static_cast<std::size_t>(count));
    }
    return text;
}

std::vector<std::string> cells(const std::string& line) {
    std::vector<std::string> cells(1);
    auto quoted = false;
    for (const auto c : line) {
        if (c == '"')
            quoted = !quoted;
        else if (c == ',' && !quoted)
            cells.emplace_back();
        else if (c != '\r')
            cells.back() += c;
    }
    return cells;
}

/// Rows of a CSV file by their first cell, each by column name.
std::map<std::string, std::map<std::string, std::string>> table(const std::filesystem::path& path) {
    std::istringstream stream(file_bytes(path));
    std::string line;
    std::getline(stream, line);
    const auto head = cells(line);
    std::map<std::string, std::map<std::string, std::string>> rows;
    while (std::getline(stream, line)) {
        const auto row = cells(line);
        for (std::size_t column = 0; column < std::min(head.size(), row.size()); ++column)
            rows[row[0]][head[column]] = row[column];
    }
    return rows;
}

} // namespace

TEST_CASE("an office PC's report becomes what the planner judges", "[facts]") {
    store::Machine record;
    record.id = store::MachineId{17};
    record.purchased = store::Day{2016y / 2 / 1};
    record.price = store::Vnd{11'000'000};
    record.broken = true;
    const auto machine = facts_of(office_report("a1b2c3"), record);
    REQUIRE(machine.id == "17");
    REQUIRE(machine.name == "Dell OptiPlex 3020");
    REQUIRE(machine.kind == planner::MachineKind::desktop);
    REQUIRE(machine.processor.score);
    REQUIRE(machine.processor.windows11 == planner::Windows11Listing::not_listed);
    REQUIRE(machine.processor.cores == 2);
    REQUIRE(machine.first_sold == planner::Year{2014});
    REQUIRE(machine.memory.total == planner::Mebibytes{4096});
    REQUIRE(machine.memory.maximum == planner::Mebibytes{16384});
    REQUIRE(machine.memory.kind == planner::MemoryKind::ddr3);
    REQUIRE(machine.memory.slots.size() == 2);
    REQUIRE_FALSE(machine.memory.slots[1].size);
    REQUIRE(machine.disk.kind == planner::DiskKind::hdd);
    REQUIRE(machine.disk.size == planner::Gigabytes{500});
    REQUIRE(machine.disk.free == planner::Gigabytes{315}); // 300,000 MiB
    REQUIRE(machine.disk.health == planner::DiskHealth::good);
    REQUIRE(machine.operating_system.windows == 10);
    REQUIRE(machine.operating_system.support_ends == planner::Day{2025y / 10 / 14});
    REQUIRE(machine.operating_system.name == "Microsoft Windows 10 Pro 22H2");
    REQUIRE(machine.firmware.secure_boot == planner::SwitchState::off);
    REQUIRE(machine.purchased == record.purchased);
    REQUIRE(machine.price == record.price);
    REQUIRE(machine.broken);
    REQUIRE_FALSE(machine.monitors);
}

TEST_CASE("of a machine that reports nothing, nothing is known", "[facts]") {
    const auto machine = facts_of(report::Report{});
    REQUIRE_FALSE(machine.kind);
    REQUIRE_FALSE(machine.processor.score);
    REQUIRE_FALSE(machine.memory.total);
    REQUIRE_FALSE(machine.memory.maximum);
    REQUIRE(machine.memory.slots.empty());
    REQUIRE_FALSE(machine.disk.kind);
    REQUIRE_FALSE(machine.operating_system.support_ends);
    REQUIRE_FALSE(machine.firmware.uefi);
    REQUIRE_FALSE(machine.battery_health);
    REQUIRE_FALSE(machine.first_sold);
}

TEST_CASE("firmware that claims less memory than is in is not believed", "[facts]") {
    auto report = office_report("a1b2c3");
    report.memory.maximum = report::Mebibytes{2048};
    REQUIRE(facts_of(report).memory.maximum == planner::Mebibytes{32768}); // what an i3-4150 takes
    report.memory.total = report::Mebibytes{65536};
    REQUIRE_FALSE(facts_of(report).memory.maximum);
}

TEST_CASE("a processor without a name keeps its cores", "[facts]") {
    auto report = office_report("a1b2c3");
    report.processors[0].name.reset();
    REQUIRE(facts_of(report).processor.cores == 2);
    REQUIRE_FALSE(facts_of(report).processor.score);
}

TEST_CASE("modules of different kinds make the kind unknown", "[facts]") {
    auto report = office_report("a1b2c3");
    report.memory.slots[1].size = report::Mebibytes{4096};
    report.memory.slots[1].kind = report::MemoryKind::ddr4;
    REQUIRE_FALSE(facts_of(report).memory.kind);
}

TEST_CASE("the system disk is the marked one, or the only built-in one, else unknown", "[facts]") {
    auto report = office_report("a1b2c3");
    auto ssd = report.disks[0];
    ssd.kind = report::DiskKind::ssd;
    ssd.holds_system = true;
    report.disks[0].holds_system = false;
    report.disks.push_back(ssd);
    REQUIRE(facts_of(report).disk.kind == planner::DiskKind::ssd);
    report.disks[1].holds_system = false;
    REQUIRE_FALSE(facts_of(report).disk.kind);
    report.disks[1].removable = true;
    REQUIRE(facts_of(report).disk.kind == planner::DiskKind::hdd);
}

TEST_CASE("a battery's health is its full charge in that of its design, 100 at the most", "[facts]") {
    auto report = office_report("a1b2c3");
    report::Battery battery;
    battery.design_capacity = report::MilliwattHours{50000};
    battery.full_capacity = report::MilliwattHours{31000};
    report.batteries = {battery};
    REQUIRE(facts_of(report).battery_health == 62);
    report.batteries[0].full_capacity = report::MilliwattHours{52000};
    REQUIRE(facts_of(report).battery_health == 100);
    report.batteries[0].design_capacity = report::MilliwattHours{0};
    REQUIRE_FALSE(facts_of(report).battery_health);
}

TEST_CASE("a virtual machine is neither desktop nor laptop", "[facts]") {
    auto report = office_report("a1b2c3");
    report.system.virtual_machine = "KVM";
    REQUIRE_FALSE(facts_of(report).kind);
}

TEST_CASE("captured machines have the memory, slots, cores and age that their makers say", "[facts]") {
    const auto captures = shared_data("inventories");
    if (!captures) return;
    const auto expected = table(*captures / "linuxhw_expected.csv");
    std::istringstream lines(gunzipped(*captures / "linuxhw_as_glpi.jsonl.gz"));
    std::size_t machines = 0;
    std::size_t named = 0;
    std::size_t with_score = 0;
    for (std::string line; std::getline(lines, line);) {
        const auto report = report::read_report(line);
        const auto machine = facts_of(report);
        const auto& row = expected.at(report.device_id);
        INFO(report.device_id);
        CHECK(std::to_string(machine.memory.total.value_or(planner::Mebibytes{}).count) == row.at("ram_mb"));
        CHECK(std::to_string(machine.memory.slots.size()) == row.at("slots"));
        const auto free = std::ranges::count_if(machine.memory.slots, [](const auto& slot) { return !slot.size; });
        CHECK(std::to_string(free) == row.at("free_slots"));
        if (machine.memory.maximum) CHECK(*machine.memory.maximum >= *machine.memory.total);
        if (!row.at("cores").empty()) CHECK(std::to_string(machine.processor.cores.value_or(0)) == row.at("cores"));
        // The captures take a Celeron 900 of 2009 for the one of 2001; no other is so old.
        if (machine.first_sold && row.at("cpu_release") > "2003")
            CHECK(std::abs(machine.first_sold->value - std::stoi(row.at("cpu_release"))) <= 1);
        named += machine.processor.name.empty() ? 0 : 1;
        with_score += machine.processor.score ? 1 : 0;
        ++machines;
    }
    REQUIRE(machines == 400);
    REQUIRE(with_score * 10 > named * 9);
}
