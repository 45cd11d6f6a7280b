#include "server/planning/plan_progress.h"
#include "tests/server/planning/small_district.h"
#include "tests/server/store/sample_records.h"

#include <catch2/catch.hpp>

using namespace rasoat;
using namespace rasoat::tests;
using planning::LineProgress;

namespace {

/// The small district with a plan that has money for everything.
struct PlannedDistrict : SmallDistrict {
    planning::PlanDocument plan = planning::what_if(
        *office.reviewed(), {.year = planner::Year{2027}, .budget = store::Vnd{1'000'000'000}},
        *office.store().snapshot(), at());

    [[nodiscard]] const planning::PlanLine& line_at(store::SeatId seat) const {
        return *std::ranges::find_if(plan.lines, [&](const auto& line) { return line.seat.id == seat; });
    }
    [[nodiscard]] std::optional<planning::FollowedLine> now_at(store::SeatId seat) {
        return planning::followed(line_at(seat), *office.reviewed());
    }
    [[nodiscard]] planning::ProgressCounts counts() { return planning::progress_of(plan, *office.reviewed()); }
};

} // namespace

TEST_CASE("nothing of a plan is done on the day it is made", "[progress]") {
    PlannedDistrict district;
    const auto counts = district.counts();
    REQUIRE(counts.lines >= 2);
    REQUIRE(counts.count(LineProgress::waiting) == counts.lines);
    REQUIRE(counts.cost > store::Vnd{});
    REQUIRE(counts.cost_done == store::Vnd{});
    auto kept = district.line_at(district.fit);
    kept.action = planning::LineAction::keep;
    REQUIRE_FALSE(planning::followed(kept, *district.office.reviewed())); // nothing is to be done there
}

TEST_CASE("a seat that got a machine as good as promised is done, and its money with it", "[progress]") {
    PlannedDistrict district;
    REQUIRE(district.line_at(district.empty).action == planning::LineAction::replace);
    district.office.add_machine(district.empty, strong_report("c0ffee"));
    const auto now = district.now_at(district.empty);
    REQUIRE(now);
    REQUIRE(now->progress == LineProgress::done);
    REQUIRE(now->score_now >= now->line->score_after);
    REQUIRE(district.counts().count(LineProgress::done) == 1);
    REQUIRE(district.counts().cost_done == district.line_at(district.empty).cost);
}

TEST_CASE("another machine that serves less well than promised falls short", "[progress]") {
    PlannedDistrict district;
    district.office.add_machine(district.empty, office_report("0badf0"));
    REQUIRE(district.now_at(district.empty)->progress == LineProgress::falls_short);
    REQUIRE(district.counts().cost_done == store::Vnd{});
}

TEST_CASE("a line whose seat was removed says so", "[progress]") {
    PlannedDistrict district;
    district.office.store().write([&](store::Transaction& transaction) { transaction.remove_seat(district.empty); });
    const auto now = district.now_at(district.empty);
    REQUIRE(now->progress == LineProgress::seat_gone);
    REQUIRE_FALSE(now->score_now);
}

TEST_CASE("lines are filtered by how they stand, unit and words, and read from any place", "[progress]") {
    PlannedDistrict district;
    district.office.add_machine(district.empty, strong_report("c0ffee"));
    const auto page = [&](const planning::ProgressQuery& query) {
        return planning::progress_page(district.plan, query, *district.office.reviewed());
    };
    const auto all = page({});
    REQUIRE(all.total == district.counts().lines);
    const auto done = page({.progress = LineProgress::done});
    REQUIRE(done.total == 1);
    REQUIRE(done.items[0].line->seat.id == district.empty);
    REQUIRE(page({.unit = district.finance}).total + page({.unit = district.commune}).total == all.total);
    REQUIRE(page({.unit = district.commune}).total >= 2);
    REQUIRE(page({.unit = district.top}).total == all.total);
    REQUIRE(page({.words = "xa-03"}).total == 1);
    REQUIRE(page({.skip = 1}).items.size() == all.total - 1);
    REQUIRE(page({.skip = 1}).items[0].line == all.items[1].line);
}

TEST_CASE("a machine's line is its seat's, and after it has left the one where it stood", "[progress]") {
    PlannedDistrict district;
    const auto line_of = [&](store::MachineId machine) {
        return planning::line_of_machine(district.plan, *district.office.reviewed(), machine);
    };
    REQUIRE(line_of(district.low_machine) == &district.line_at(district.low));
    const auto fresh = district.office.add_machine(district.low, strong_report("c0ffee"));
    REQUIRE(line_of(fresh) == &district.line_at(district.low));
    REQUIRE(line_of(district.low_machine) == &district.line_at(district.low));
    const auto spare = district.office.add_unseated_machine(district.commune, office_report("777777"));
    REQUIRE(line_of(spare) == nullptr);
}
