#include "server/planning/overview.h"
#include "server/planning/ranking.h"
#include "tests/server/planning/demo_office.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

using namespace rasoat;
using namespace rasoat::tests;

TEST_CASE("the demo district is loaded once, is marked as a demo, and leaves one seat for a real machine", "[demo]") {
    DemoOffice office;
    const auto reader = office.store().snapshot();
    const auto seats = reader->seats().size();
    REQUIRE(seats == 421);
    REQUIRE(reader->units().size() == 29);
    REQUIRE(reader->machines().size() > 390);
    REQUIRE(reader->setting(store::setting::demo) == "true");
    const auto config = project_path("config");
    demo::load_demo(office.store(), settings::read_configuration(config), config, at(5));
    REQUIRE(office.store().snapshot()->seats().size() == seats);

    const auto overview = planning::overview(*office.reviewed(), *reader, at());
    REQUIRE(overview.demo);
    REQUIRE(overview.organisation.find("minh họa") != std::string::npos);
    REQUIRE(
        overview.seats ==
        overview.fit + overview.low + overview.seats_without_machine +
            static_cast<std::size_t>(std::ranges::count(
                office.reviewed()->ranking, planning::SeatVerdict::unknown, &planning::JudgedSeat::verdict)));
    REQUIRE(overview.silent_machines > 0);

    const auto top = reader->units().front().id;
    const auto free = std::ranges::count_if(
        reader->seats(), [&](const store::Seat& seat) { return seat.unit == top && !seat.machine; });
    REQUIRE(free == 1);
}

TEST_CASE("pages through the demo's ranking hold every seat once, worst first", "[ranking]") {
    DemoOffice office;
    const auto reader = office.store().snapshot();
    std::set<store::SeatId> seats;
    std::vector<double> scores;
    planning::RankingQuery query{.limit = 37};
    std::size_t pages = 0;
    do {
        const auto page = planning::ranking_page(*office.reviewed(), query, *reader);
        for (const auto& item : page.items) {
            seats.insert(item.seat.id);
            if (item.verdict == planning::SeatVerdict::low) scores.push_back(*item.score);
            if (item.remedy) REQUIRE(item.remedy->score_after >= office.reviewed()->policies.fit_from);
        }
        query.cursor = page.next_cursor.value_or("");
        ++pages;
        REQUIRE(page.total == 421);
    } while (!query.cursor.empty());
    REQUIRE(seats.size() == 421);
    REQUIRE(pages == (421 + 36) / 37);
    REQUIRE(std::ranges::is_sorted(scores));
}
