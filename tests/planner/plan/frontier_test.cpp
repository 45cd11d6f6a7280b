#include "planner/frontier.h"
#include "planner/plan.h"
#include "tests/planner/example_office.h"

#include <catch2/catch.hpp>

using namespace rasoat::planner;
using namespace rasoat::planner::tests;

namespace {

Fleet twenty_seats(Vnd money) {
    Fleet fleet = office(money);
    for (int i = 0; i < 10; ++i)
        add_seat(fleet, 0, weak_machine());
    for (int i = 0; i < 6; ++i)
        add_seat(fleet, i % 2, ancient_machine());
    for (int i = 0; i < 4; ++i)
        add_seat(fleet, 1, std::nullopt);
    return fleet;
}

} // namespace

TEST_CASE("the frontier rises and its gain for the same money falls") {
    const auto curve = plan(twenty_seats({30'000'000}), policies(), {}).frontier;
    REQUIRE(curve.size() > 30);
    CHECK(curve.front().budget == Vnd{0});
    for (std::size_t i = 1; i < curve.size(); ++i) {
        CHECK(curve[i].budget > curve[i - 1].budget);
        CHECK(curve[i].benefit >= curve[i - 1].benefit);
    }
    CHECK(curve.back().seats_fit == 20);
}

TEST_CASE("no point of the frontier promises more than the best plan of that money, nor much less") {
    const auto curve = plan(twenty_seats({0}), policies(), {}).frontier;
    double one_option = 0;
    for (const SeatOptions& seat : priced_options(twenty_seats({0}), policies(), 1))
        for (const PricedOption& option : seat.options)
            one_option = std::max(one_option, option.benefit);
    for (std::size_t i = 0; i < curve.size(); i += 6) {
        const Plan best = plan(twenty_seats(curve[i].budget), policies(), {});
        CHECK(curve[i].benefit <= best.benefit + 1e-6);
        CHECK(curve[i].benefit >= best.benefit - one_option - 1e-6);
    }
}

TEST_CASE("at its end the frontier is the plan with money for everything") {
    const auto curve = plan(twenty_seats({0}), policies(), {}).frontier;
    const Plan best = plan(twenty_seats({1'000'000'000}), policies(), {});
    CHECK(curve.back().benefit == Approx(best.benefit));
    CHECK(curve.back().seats_fit == best.seats_fit_after);
    CHECK(curve.back().budget == best.spent);
}

TEST_CASE("where nothing can be bought the frontier is one point") {
    Fleet fleet = office({0});
    add_seat(fleet, 0, good_machine());
    const auto curve = plan(fleet, policies(), {}).frontier;
    REQUIRE(curve.size() == 1);
    CHECK(curve.front().benefit == 0);
    CHECK(curve.front().seats_fit == 1);
}
