#include "server/planning/data_faults.h"
#include "tests/server/inventory/office_report.h"
#include "tests/server/planning/planning_office.h"
#include "tests/server/store/sample_records.h"

#include <catch2/catch.hpp>

using namespace rasoat;
using namespace rasoat::tests;
using namespace std::chrono_literals;
using planning::DataFault;

namespace {

constexpr store::Day today{2026y / 11 / 24};

store::Machine bought(store::Day day) {
    auto machine = sample_machine("pc");
    machine.purchased = day;
    return machine;
}

planning::DataFaults
faults_of(const report::Report& report, const store::Machine& record = bought(store::Day{2016y / 5 / 1})) {
    const auto& rules = shipped_rules();
    const auto name = report.processors.empty() ? std::string{} : report.processors[0].name.value_or("");
    return planning::data_faults(report, record, rules.processors.facts_of(name).row, rules.data_quality, today);
}

} // namespace

TEST_CASE("an office PC that tells all, bought after its processor came, has no fault", "[quality]") {
    REQUIRE(faults_of(office_report("a1b2c3")).none());
}

TEST_CASE("sizes that no office machine has are faults", "[quality]") {
    auto report = office_report("a1b2c3");
    report.memory.total = report::Mebibytes{64};
    report.disks[0].size = report::Megabytes{2};
    auto faults = faults_of(report);
    CHECK(faults.has(DataFault::memory_impossible));
    CHECK(faults.has(DataFault::disk_impossible));
    report.memory.total = report::Mebibytes{std::uint64_t{4096} * 1024};
    report.disks[0].size = report::Megabytes{100'000'000};
    report.memory.slots[0].size = report::Mebibytes{std::uint64_t{128} * 1024};
    faults = faults_of(report);
    CHECK(faults.has(DataFault::memory_impossible));
    CHECK(faults.has(DataFault::module_impossible)); // of DDR3
    CHECK(faults.has(DataFault::disk_impossible));
}

TEST_CASE("a size at the bound is no fault, and a USB stick may be small", "[quality]") {
    auto report = office_report("a1b2c3");
    report.memory.total = report::Mebibytes{256};
    report.disks[0].size = report::Megabytes{8'000};
    report::Disk stick;
    stick.name = "PhysicalDrive1";
    stick.removable = true;
    stick.size = report::Megabytes{512};
    report.disks.push_back(stick);
    CHECK(faults_of(report).none());
}

TEST_CASE(
    "DDR5 in a machine whose processor takes DDR3 is a fault, and of an unknown one nothing is said", "[quality]") {
    auto report = office_report("a1b2c3");
    report.memory.slots[0].kind = report::MemoryKind::ddr5;
    CHECK(faults_of(report).has(DataFault::memory_kind_impossible));
    report.processors[0].name = "Loongson-3A5000";
    CHECK_FALSE(faults_of(report).has(DataFault::memory_kind_impossible));
}

TEST_CASE("a machine cannot be bought before its processor was sold, nor tomorrow", "[quality]") {
    const auto report = office_report("a1b2c3"); // an i3-4150, sold from 2014 on
    CHECK(faults_of(report, bought(store::Day{2012y / 1 / 1})).has(DataFault::bought_before_it_was));
    CHECK_FALSE(faults_of(report, bought(store::Day{2015y / 1 / 1})).has(DataFault::bought_before_it_was));
    CHECK(faults_of(report, bought(store::Day{2027y / 1 / 1})).has(DataFault::bought_in_no_time));
    CHECK(faults_of(report, bought(store::Day{1980y / 1 / 1})).has(DataFault::bought_in_no_time));
}

TEST_CASE("what is missing is told one by one", "[quality]") {
    const auto faults = faults_of({}, {});
    for (const auto fault :
         {DataFault::no_serial, DataFault::no_purchase_date, DataFault::no_price, DataFault::no_processor,
          DataFault::no_memory, DataFault::no_disk})
        CHECK(faults.has(fault));
    CHECK_FALSE(faults.has(DataFault::short_serial));
}

TEST_CASE("a serial number too short to tell machines apart is junk", "[quality]") {
    auto report = office_report("a1b2c3");
    report.system.serial = "12";
    CHECK(faults_of(report).has(DataFault::short_serial));
    CHECK_FALSE(faults_of(report).has(DataFault::no_serial));
}

TEST_CASE("a virtual machine lacks neither serial nor price", "[quality]") {
    auto report = office_report("a1b2c3");
    report.system.kind = report::MachineKind::virtual_machine;
    report.system.serial.reset();
    CHECK(faults_of(report, {}).none());
}
