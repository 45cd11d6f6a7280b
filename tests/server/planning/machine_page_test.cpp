#include "server/planning/machine_page.h"
#include "tests/server/planning/small_district.h"
#include "tests/server/store/sample_records.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace rasoat;
using namespace rasoat::tests;

TEST_CASE("a machine's page shows its parts, slots, judgement and history", "[machine]") {
    SmallDistrict district;
    auto report = office_report("d4e5f6");
    report.memory.slots[1].soldered = true;
    const auto page =
        planning::machine_page(*district.office.reviewed(), *district.office.store().snapshot(), district.low_machine);
    REQUIRE(page);
    REQUIRE(page->verdict == planning::MachineVerdict::low);
    REQUIRE(page->seat->id == district.low);
    REQUIRE(page->slots.size() == 2);
    REQUIRE(page->slots[0].size_mb == 4096);
    REQUIRE(page->slots[0].kind == "DDR3");
    REQUIRE_FALSE(page->slots[1].size_mb);
    REQUIRE(page->memory_maximum_mb == 16384);
    REQUIRE(page->history.empty());
    REQUIRE_FALSE(page->remedies.empty());
    REQUIRE(std::ranges::is_sorted(page->remedies, {}, &planning::Remedy::cost));
    REQUIRE(page->windows11.vi.find("không có trong danh sách") != std::string::npos);
    REQUIRE(page->headline.vi.find("chưa đáp ứng") != std::string::npos);
    const auto value = [&](const std::string& label) {
        const auto line = std::ranges::find_if(page->hardware, [&](const auto& l) { return l.label.en == label; });
        return line == page->hardware.end() ? std::string{} : line->value.vi;
    };
    REQUIRE(value("Memory") == "4 GB (4 GB)");
    REQUIRE(value("Serial number") == "SNd4e5f6");
    REQUIRE(value("Purchased") == "20/5/2020");
    REQUIRE(value("Battery").empty());
    REQUIRE_FALSE(
        planning::machine_page(*district.office.reviewed(), *district.office.store().snapshot(), store::MachineId{99}));
}

TEST_CASE("a machine's page counts the keys by which it may report", "[machine]") {
    SmallDistrict district;
    auto& store = district.office.store();
    const auto keys = [&] {
        return planning::machine_page(*district.office.reviewed(), *store.snapshot(), district.low_machine)->valid_keys;
    };
    CHECK(keys() == 1); // it has reported
    store.write([&](store::Transaction& t) {
        auto device = sample_device(t.units().front().id, 7);
        device.machine = district.low_machine;
        t.add_device(device);
    });
    CHECK(keys() == 2);
    store.write([&](store::Transaction& t) {
        for (auto device : t.devices_on(district.low_machine)) {
            device.revoked_at = device.enrolled_at;
            t.put_device(device);
        }
    });
    CHECK(keys() == 0);
}

TEST_CASE("a machine without a seat has a page and says so", "[machine]") {
    SmallDistrict district;
    district.office.store().write([&](store::Transaction& t) { t.assign(district.fit, std::nullopt); });
    const auto page =
        planning::machine_page(*district.office.reviewed(), *district.office.store().snapshot(), district.fit_machine);
    REQUIRE(page->verdict == planning::MachineVerdict::unassigned);
    REQUIRE_FALSE(page->seat);
    REQUIRE_FALSE(page->score);
    REQUIRE(page->windows11.en == "Ready for Windows 11.");
}

TEST_CASE("a machine that its work strains is low, and its page says by how much", "[machine]") {
    SmallDistrict district;
    auto strained = strong_report("e5f6a7");
    for (int day = 0; day < 5; ++day) {
        report::StrainDay worked;
        worked.day = std::chrono::sys_days(std::chrono::year(2026) / 11 / 2) + std::chrono::days(day);
        worked.minutes_on = 480;
        worked.minutes_working = 400;
        worked.memory_pressure = 200;
        strained.strain.push_back(worked);
    }
    strained.benchmark = report::Benchmark{.integer = 870};
    const auto machine = district.office.add_machine(district.empty, strained);
    const auto reviewed = district.office.reviewed();
    const auto page = planning::machine_page(*reviewed, *district.office.store().snapshot(), machine);
    REQUIRE(page);
    REQUIRE(page->verdict == planning::MachineVerdict::low);
    REQUIRE(page->strain);
    REQUIRE(page->strain->working_minutes == 2000);
    REQUIRE(page->strain->memory_pressure_percent == 50);
    REQUIRE(page->benchmark == strained.benchmark);
    const auto& facts = reviewed->fleet.machines[reviewed->machine_index.at(machine)];
    const auto& seat = reviewed->fleet.seats[reviewed->seat_index.at(district.empty)];
    REQUIRE(facts.strain->under_memory == reviewed->fleet.roles[seat.role].memory);

    const auto unwatched = planning::machine_page(*reviewed, *district.office.store().snapshot(), district.fit_machine);
    REQUIRE(unwatched->verdict == planning::MachineVerdict::fit);
    REQUIRE_FALSE(unwatched->strain);
    REQUIRE_FALSE(unwatched->benchmark);
}
