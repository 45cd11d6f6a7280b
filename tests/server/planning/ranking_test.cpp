#include "server/planning/machine_page.h"
#include "server/planning/overview.h"
#include "server/planning/ranking.h"
#include "tests/server/inventory/office_report.h"
#include "tests/server/planning/planning_office.h"
#include "tests/server/store/sample_records.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace rasoat;
using namespace rasoat::tests;
using planning::SeatVerdict;

namespace {

/// A district with two offices and four seats: one without a machine, one low, one of which little is known, one fit.
struct District {
    PlanningOffice office;
    store::UnitId top = office.add_unit("huyen", "UBND huyện");
    store::UnitId finance = office.add_unit_below(top, "tc", "Phòng Tài chính");
    store::UnitId commune = office.add_unit_below(top, "xa", "Xã Tân Tập");
    store::SeatId fit = office.add_seat(finance, "tc-01", "accountant");
    store::SeatId low = office.add_seat(commune, "xa-01", "clerk");
    store::SeatId unclear = office.add_seat(commune, "xa-02", "clerk");
    store::SeatId empty = office.add_seat(commune, "xa-03", "one_stop");
    store::MachineId fit_machine = office.add_machine(fit, strong_report("a1b2c3"));
    store::MachineId low_machine = office.add_machine(low, office_report("d4e5f6"));
    store::MachineId unclear_machine = office.add_machine(unclear, unknown_report());

    static report::Report unknown_report() {
        report::Report report;
        report.device_id = "may-la";
        report.hostname = "may-la";
        report.system.uuid = "11112222-3333-4444-5555-666677778888";
        return report;
    }

    planning::RankingPage page(const planning::RankingQuery& query) {
        return planning::ranking_page(*office.reviewed(), query, *office.store().snapshot());
    }
    std::vector<store::SeatId> seats(const planning::RankingQuery& query) {
        std::vector<store::SeatId> seats;
        for (const auto& item : page(query).items)
            seats.push_back(item.seat.id);
        return seats;
    }
};

} // namespace

TEST_CASE("seats without a machine come first, then low, unknown and fit ones", "[ranking]") {
    District district;
    const auto page = district.page({});
    REQUIRE(page.total == 4);
    REQUIRE_FALSE(page.next_cursor);
    REQUIRE(district.seats({}) == std::vector{district.empty, district.low, district.unclear, district.fit});
    REQUIRE(page.items[0].verdict == SeatVerdict::no_machine);
    REQUIRE_FALSE(page.items[0].score);
    REQUIRE_FALSE(page.items[0].machine);
    REQUIRE(page.items[1].verdict == SeatVerdict::low);
    REQUIRE(page.items[2].verdict == SeatVerdict::unknown);
    REQUIRE_FALSE(page.items[2].score);
    REQUIRE_FALSE(page.items[2].unknowns.empty());
    REQUIRE(page.items[3].verdict == SeatVerdict::fit);
    REQUIRE(page.items[3].score > 90);
    REQUIRE(page.items[3].reasons.empty());
    for (std::size_t index = 0; index < 4; ++index)
        REQUIRE(page.items[index].rank == index + 1);
}

TEST_CASE("a low machine says why in both languages, and what mends it at which price", "[ranking]") {
    District district;
    const auto item = district.page({}).items.at(1);
    REQUIRE(item.machine->name == "Dell Inc. OptiPlex 3020");
    REQUIRE(item.machine->summary == "4 GB · HDD 500 GB");
    REQUIRE(item.machine->reported_at == at());
    const auto memory = std::ranges::find(item.reasons, planner::Aspect::memory, &planning::FindingText::aspect);
    REQUIRE(memory != item.reasons.end());
    REQUIRE(memory->has.vi == "4 GB");
    REQUIRE(memory->needs.en == "8 GB");
    REQUIRE(memory->reason.vi.find("Bộ nhớ 4 GB") != std::string::npos);
    REQUIRE(memory->mend);
    REQUIRE(item.remedy);
    REQUIRE(item.remedy->cost > store::Vnd{0});
    REQUIRE(item.remedy->score_after >= 70);
    REQUIRE_FALSE(item.remedy->what.vi.empty());
}

TEST_CASE("the ranking is filtered by unit with those below, role, verdict and aspect", "[ranking]") {
    District district;
    REQUIRE(district.seats({.unit = district.top}).size() == 4);
    REQUIRE(district.seats({.unit = district.finance}) == std::vector{district.fit});
    REQUIRE(district.seats({.unit = store::UnitId{99}}).empty());
    REQUIRE(district.seats({.role = "clerk"}) == std::vector{district.low, district.unclear});
    REQUIRE(district.seats({.verdict = planning::VerdictFilter::low}) == std::vector{district.empty, district.low});
    REQUIRE(district.seats({.verdict = planning::VerdictFilter::fit}) == std::vector{district.fit});
    REQUIRE(district.seats({.aspect = planner::Aspect::disk_kind}) == std::vector{district.low});
    REQUIRE(district.seats({.aspect = planner::Aspect::condition}) == std::vector{district.empty});
    REQUIRE(district.page({.unit = district.commune, .role = "clerk", .words = "optiplex"}).items[0].rank == 2);
}

TEST_CASE("search finds seats by unit, role, model and name, with or without marks", "[ranking]") {
    District district;
    REQUIRE(district.seats({.words = "phong tai chinh"}) == std::vector{district.fit});
    REQUIRE(district.seats({.words = "TÂN TẬP optiplex"}) == std::vector{district.low});
    REQUIRE(district.seats({.words = "ke toan"}) == std::vector{district.fit});
    REQUIRE(district.seats({.words = "pc-d4e5f6"}) == std::vector{district.low});
    REQUIRE(district.seats({.words = "i3-4150"}) == std::vector{district.low});
    REQUIRE(district.seats({.words = "khong co"}).empty());
}

TEST_CASE("pages hold every seat once and go on where they were when the fleet changes", "[ranking]") {
    District district;
    const auto first = district.page({.limit = 2});
    REQUIRE(first.items.size() == 2);
    REQUIRE(first.next_cursor);
    REQUIRE(first.total == 4);
    // In between the first seat of the ranking gets a machine and moves behind, and a new empty seat comes before.
    district.office.add_machine(district.empty, strong_report("c0ffee"));
    district.office.add_seat(district.commune, "xa-04", "clerk");
    const auto second = district.page({.cursor = *first.next_cursor, .limit = 2});
    REQUIRE(second.total == 5);
    REQUIRE(second.items[0].seat.id == district.unclear);
    const auto third = district.page({.cursor = *second.next_cursor, .limit = 2});
    REQUIRE(third.items.size() == 1);
    REQUIRE_FALSE(third.next_cursor);
}

TEST_CASE("a cursor that no page gave out is refused", "[ranking]") {
    District district;
    for (const auto* cursor : {"x", "r", "r1", "r9-0-0-1", "r1-zz-0-1", "r1-7ff0000000000000-0-1", "r1-0-0-1-2", "l1"})
        REQUIRE_THROWS_AS(district.page({.cursor = cursor}), planning::BadCursor);
}

TEST_CASE("the review is made once a revision and anew when a report changes it", "[review]") {
    District district;
    const auto before = district.office.reviewed();
    REQUIRE(district.office.reviewed() == before);
    district.office.store().write([&](store::Transaction& t) { t.put_sighting({district.low_machine, at(50)}); });
    REQUIRE(district.office.reviewed() == before);
    auto machine = *district.office.store().snapshot()->machine(district.fit_machine);
    machine.broken = true;
    district.office.store().write([&](store::Transaction& t) { t.put_machine(machine); });
    REQUIRE(district.office.reviewed() != before);
    REQUIRE(district.page({}).items[1].seat.id == district.fit);
    // The old one has not changed under those who still hold it.
    REQUIRE(before->ranking[3].verdict == SeatVerdict::fit);
}

TEST_CASE("another day is judged anew: support ends with time", "[review]") {
    District district;
    using namespace std::chrono_literals;
    const auto failing = [&](store::Time when) {
        const auto reviewed = district.office.review().current(when);
        const auto seat = reviewed->seat_index.at(district.low);
        return reviewed->ranking[reviewed->rank_of[seat]].aspects_failing;
    };
    const auto support = planning::aspect_bit(planner::Aspect::system_support);
    REQUIRE((failing(std::chrono::sys_days{2025y / 10 / 14}) & support) == 0);
    REQUIRE((failing(std::chrono::sys_days{2025y / 10 / 15}) & support) != 0);
}

TEST_CASE("a seat whose role is not configured is named", "[review]") {
    PlanningOffice office;
    office.add_seat(office.add_unit("vp", "Văn phòng"), "vp-01", "astronaut");
    REQUIRE_THROWS_WITH(office.reviewed(), Catch::Contains("vp-01") && Catch::Contains("astronaut"));
}

TEST_CASE("the overview counts seats by how they are served and machines by what they can", "[overview]") {
    District district;
    const auto counts = [&](store::Time now) {
        return planning::overview(*district.office.reviewed(), *district.office.store().snapshot(), now);
    };
    const auto overview = counts(at(10));
    REQUIRE(overview.seats == 4);
    REQUIRE(overview.seats_without_machine == 1);
    REQUIRE(overview.machines == 3);
    REQUIRE(overview.fit == 1);
    REQUIRE(overview.low == 1);
    REQUIRE(overview.windows11.ready == 1);
    REQUIRE(overview.windows11.cannot == 1);
    REQUIRE(overview.windows11.unknown == 1);
    REQUIRE(overview.out_of_support == 1);
    REQUIRE(overview.newest_report == at());
    REQUIRE(overview.silent_machines == 0);
    REQUIRE_FALSE(overview.demo);
    REQUIRE(overview.headline.vi.find("1 trên 4 vị trí") != std::string::npos);
    REQUIRE(overview.headline.en.find("1 of 4 seats") != std::string::npos);
    REQUIRE(counts(at() + std::chrono::days(31)).silent_machines == 3);
}

TEST_CASE("an office without seats is told what to do first", "[overview]") {
    PlanningOffice office;
    const auto overview = planning::overview(*office.reviewed(), *office.store().snapshot(), at());
    REQUIRE(overview.seats == 0);
    REQUIRE(overview.headline.vi.find("mã đăng ký") != std::string::npos);
    REQUIRE_FALSE(overview.newest_report);
}

TEST_CASE("a unit's figures hold those of the units below it", "[overview]") {
    District district;
    const auto figures = planning::unit_figures(*district.office.reviewed());
    REQUIRE(figures.size() == 3);
    REQUIRE(figures[0].id == district.top);
    REQUIRE(figures[0].seats == 4);
    REQUIRE(figures[0].low == 2);
    REQUIRE(figures[1].seats == 1);
    REQUIRE(figures[1].low == 0);
    REQUIRE(figures[2].parent == district.top);
    REQUIRE(figures[2].seats == 3);
}

TEST_CASE("parents come before children also where they were written later", "[overview]") {
    PlanningOffice office;
    const auto child = office.add_unit("xa", "Xã");
    const auto parent = office.add_unit("huyen", "Huyện");
    office.store().write([&](store::Transaction& transaction) {
        auto unit = *transaction.unit(child);
        unit.parent = parent;
        transaction.put_unit(unit);
    });
    const auto figures = planning::unit_figures(*office.reviewed());
    REQUIRE(figures[0].id == parent);
    REQUIRE(figures[1].id == child);
}

TEST_CASE("a machine's page shows its parts, slots, judgement and history", "[machine]") {
    District district;
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
    District district;
    district.office.store().write([&](store::Transaction& t) { t.assign(district.fit, std::nullopt); });
    const auto page =
        planning::machine_page(*district.office.reviewed(), *district.office.store().snapshot(), district.fit_machine);
    REQUIRE(page->verdict == planning::MachineVerdict::unassigned);
    REQUIRE_FALSE(page->seat);
    REQUIRE_FALSE(page->score);
    REQUIRE(page->windows11.en == "Ready for Windows 11.");
}

TEST_CASE("names of the API go both ways", "[ranking]") {
    for (const auto* name :
         {"memory", "processor", "disk_kind", "disk_space", "operating_system", "windows11", "age", "disk_health",
          "battery", "monitors", "kind", "machine"}) {
        const auto aspect = planning::aspect_named(name);
        REQUIRE(aspect);
        REQUIRE(planning::name_of(*aspect) == name);
    }
    REQUIRE_FALSE(planning::aspect_named("condition"));
    for (const auto* name : {"replace", "upgrade", "switch_on", "keep", "left_out"})
        REQUIRE(planning::name_of(*planning::line_action_named(name)) == name);
    REQUIRE_FALSE(planning::line_action_named("burn"));
}
