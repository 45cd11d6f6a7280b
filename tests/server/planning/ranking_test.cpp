#include "server/planning/ranking.h"
#include "tests/server/planning/small_district.h"
#include "tests/server/store/sample_records.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace rasoat;
using namespace rasoat::tests;
using planning::SeatVerdict;

namespace {

planning::RankingPage page_of(SmallDistrict& district, const planning::RankingQuery& query) {
    return planning::ranking_page(*district.office.reviewed(), query, *district.office.store().snapshot());
}

std::vector<store::SeatId> seats_of(SmallDistrict& district, const planning::RankingQuery& query) {
    std::vector<store::SeatId> seats;
    for (const auto& item : page_of(district, query).items)
        seats.push_back(item.seat.id);
    return seats;
}

} // namespace

TEST_CASE("seats without a machine come first, then low, unknown and fit ones", "[ranking]") {
    SmallDistrict district;
    const auto page = page_of(district, {});
    REQUIRE(page.total == 4);
    REQUIRE_FALSE(page.next_cursor);
    REQUIRE(seats_of(district, {}) == std::vector{district.empty, district.low, district.unclear, district.fit});
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
    SmallDistrict district;
    const auto item = page_of(district, {}).items.at(1);
    REQUIRE(item.machine->name == "Dell OptiPlex 3020");
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
    SmallDistrict district;
    REQUIRE(seats_of(district, {.unit = district.top}).size() == 4);
    REQUIRE(seats_of(district, {.unit = district.finance}) == std::vector{district.fit});
    REQUIRE(seats_of(district, {.unit = store::UnitId{99}}).empty());
    REQUIRE(seats_of(district, {.role = "clerk"}) == std::vector{district.low, district.unclear});
    REQUIRE(seats_of(district, {.verdict = planning::VerdictFilter::low}) == std::vector{district.empty, district.low});
    REQUIRE(seats_of(district, {.verdict = planning::VerdictFilter::fit}) == std::vector{district.fit});
    REQUIRE(seats_of(district, {.aspect = planner::Aspect::disk_kind}) == std::vector{district.low});
    REQUIRE(seats_of(district, {.aspect = planner::Aspect::condition}) == std::vector{district.empty});
    REQUIRE(page_of(district, {.unit = district.commune, .role = "clerk", .words = "optiplex"}).items[0].rank == 2);
}

TEST_CASE("search finds seats by unit, role, model and name, with or without marks", "[ranking]") {
    SmallDistrict district;
    REQUIRE(seats_of(district, {.words = "phong tai chinh"}) == std::vector{district.fit});
    REQUIRE(seats_of(district, {.words = "TÂN TẬP optiplex"}) == std::vector{district.low});
    REQUIRE(seats_of(district, {.words = "ke toan"}) == std::vector{district.fit});
    REQUIRE(seats_of(district, {.words = "pc-d4e5f6"}) == std::vector{district.low});
    REQUIRE(seats_of(district, {.words = "i3-4150"}) == std::vector{district.low});
    REQUIRE(seats_of(district, {.words = "khong co"}).empty());
}

TEST_CASE("pages hold every seat once and go on where they were when the fleet changes", "[ranking]") {
    SmallDistrict district;
    const auto first = page_of(district, {.limit = 2});
    REQUIRE(first.items.size() == 2);
    REQUIRE(first.next_cursor);
    REQUIRE(first.total == 4);
    // In between the first seat of the ranking gets a machine and moves behind, and a new empty seat comes before.
    district.office.add_machine(district.empty, strong_report("c0ffee"));
    district.office.add_seat(district.commune, "xa-04", "clerk");
    const auto second = page_of(district, {.cursor = *first.next_cursor, .limit = 2});
    REQUIRE(second.total == 5);
    REQUIRE(second.items[0].seat.id == district.unclear);
    const auto third = page_of(district, {.cursor = *second.next_cursor, .limit = 2});
    REQUIRE(third.items.size() == 1);
    REQUIRE_FALSE(third.next_cursor);
}

TEST_CASE("a cursor that no page gave out is refused", "[ranking]") {
    SmallDistrict district;
    for (const auto* cursor : {"x", "r", "r1", "r9-0-0-1", "r1-zz-0-1", "r1-7ff0000000000000-0-1", "r1-0-0-1-2", "l1"})
        REQUIRE_THROWS_AS(page_of(district, {.cursor = cursor}), planning::BadCursor);
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
    for (const auto* name : {"replace", "upgrade", "hand_down", "switch_on", "keep", "left_out"})
        REQUIRE(planning::name_of(*planning::line_action_named(name)) == name);
    REQUIRE_FALSE(planning::line_action_named("burn"));
}
