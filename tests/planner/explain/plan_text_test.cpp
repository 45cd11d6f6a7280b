#include "planner/explain/plan_text.h"
#include "tests/planner/example_office.h"

#include <catch2/catch.hpp>

#include <limits>

using namespace rasoat::planner;
using namespace rasoat::planner::tests;
using Catch::Contains;

TEST_CASE("the headline counts seats that serve, before and after") {
    Plan made;
    made.lines.resize(420);
    made.seats_fit_before = 251;
    made.seats_fit_after = 402;
    CHECK(headline(made).vi == "402 trên 420 vị trí có máy đạt yêu cầu, từ 251 hôm nay. Còn 18 vị trí chưa đạt.");
    CHECK(
        headline(made).en ==
        "402 of 420 seats have a machine that serves, up from 251 today. 18 seats are still short.");
    made.seats_fit_after = 420;
    CHECK(headline(made).vi == "420 trên 420 vị trí có máy đạt yêu cầu, từ 251 hôm nay.");
}

TEST_CASE("the proof is said as what no plan can beat, rounded so that it never promises too much") {
    Plan made;
    made.gap = 0.0003;
    CHECK(proof(made).vi == "Không kế hoạch nào tốt hơn quá 0,03% với số tiền này.");
    CHECK(proof(made).en == "No plan is better by more than 0.03% with this money.");
    made.gap = 0.000301;
    CHECK(proof(made).vi == "Không kế hoạch nào tốt hơn quá 0,031% với số tiền này.");
    made.gap = 0.01231;
    CHECK(proof(made).en == "No plan is better by more than 1.24% with this money.");
    made.gap = 0;
    CHECK(proof(made).vi == "Đã chứng minh: không kế hoạch nào tốt hơn với số tiền này.");
    made.gap = std::numeric_limits<double>::infinity();
    CHECK(proof(made).en == "How far this plan is from the best one is not proven.");
}

TEST_CASE("money is said in words") {
    Plan made;
    made.spent = {1'490'000'000};
    made.budget = {1'550'000'000};
    made.upgraded = 120;
    made.replaced = 98;
    CHECK(spending(made).vi == "Chi 1,49 tỷ đồng trong số 1,55 tỷ đồng: nâng cấp 120 máy, mua mới 98 máy.");
    made.benefit_per_million = 12.34;
    CHECK(price_of_money(made).vi == "Thêm 1 triệu đồng sẽ mang lại khoảng 12,3 điểm đáp ứng.");
    made.benefit_per_million = 0;
    CHECK(price_of_money(made).en == "More money would bring nothing more.");
}

TEST_CASE("every kind of line says why") {
    Fleet fleet = office({1'500'000});
    add_seat(fleet, 0, weak_machine());
    add_seat(fleet, 0, ancient_machine());
    add_seat(fleet, 0, good_machine());
    Machine unknown;
    unknown.memory.total = Mebibytes{4096};
    add_seat(fleet, 0, unknown);
    add_seat(fleet, 0, weak_machine());
    Policies rules = policies();
    rules.locks = {{4, Lock::Kind::keep}};
    const Plan made = plan(fleet, rules, {});
    const auto why_at = [&](std::size_t seat) { return why(made.lines[seat], fleet, rules); };

    CHECK_THAT(why_at(0).vi, Contains("cần ổ SSD") && Contains("Từ") && Contains("lên 100 điểm"));
    CHECK_THAT(
        why_at(1).vi,
        Contains("chưa đạt") && Contains("nếu có thêm 12,5 triệu đồng") && Contains("Mua mới: Máy bàn A"));
    CHECK(why_at(2).vi == "Máy đang đạt yêu cầu (100 điểm).");
    CHECK_THAT(why_at(3).vi, Contains("Chưa đủ thông tin") && Contains("Cần kiểm tra máy trước"));
    CHECK_THAT(why_at(4).en, Contains("asked for it"));
}

TEST_CASE("a free line says that it costs nothing") {
    Fleet fleet = office({0});
    Machine machine = good_machine();
    machine.operating_system = {"Microsoft Windows 10 Pro", day(2025, 10, 14), 10};
    add_seat(fleet, 0, machine);
    const Plan made = plan(fleet, policies(), {});
    CHECK_THAT(why(made.lines[0], fleet, policies()).vi, Contains("không tốn tiền"));
}

TEST_CASE("a line that betters a seat without making it fit names what is still missing") {
    Fleet fleet = office({0});
    add_seat(fleet, 0, weak_machine());
    const Plan made = plan(fleet, policies(), {});
    CHECK_THAT(
        why(made.lines[0], fleet, policies()).vi,
        Contains("không tốn tiền") && Contains("Vẫn chưa đạt; nếu có thêm 1,35 triệu đồng"));
}

TEST_CASE("a machine handed down is named with the seat it comes from, and why its old seat gives it") {
    Fleet fleet = office({0});
    add_seat(fleet, 0, good_machine());
    add_seat(fleet, 1, weak_machine());
    fleet.machines.push_back(good_machine());
    PlanLine line;
    line.seat = 0;
    line.year = Year{2027};
    line.option = {.kind = OptionKind::hand_down, .upgrade = {.windows11 = true}, .machine = 1};
    line.from_seat = 1;
    CHECK(what_is_done(line, fleet).vi == "Nhận HP ProDesk 400 G5 từ Vị trí 2, cài Windows 11 mới nhất");
    CHECK(what_is_done(line, fleet).en == "Get HP ProDesk 400 G5 from Vị trí 2, install the latest Windows 11");
    line.before.score = 100;
    line.score_after = 85;
    line.fit_after = true;
    CHECK(
        why(line, fleet, policies()).en ==
        "From 100 down to 85 points, still fit; its machine serves a seat that needs it more.");
    line.option.machine = 2;
    line.option.upgrade = {};
    line.from_seat = std::nullopt;
    CHECK(what_is_done(line, fleet).en == "Get the spare Dell OptiPlex 7010");
}
