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
        return line == page->hardware.end() ? std::string{} : line->value;
    };
    REQUIRE(value("Memory") == "4 GB (4 GB)");
    REQUIRE(value("Serial number") == "SNd4e5f6");
    REQUIRE(value("Purchased") == "2020-05-20");
    REQUIRE(value("Battery").empty());
    REQUIRE_FALSE(
        planning::machine_page(*district.office.reviewed(), *district.office.store().snapshot(), store::MachineId{99}));
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
