#include "tests/server/api/demo_server.h"

#include <catch2/catch.hpp>

using namespace rasoat;
using namespace rasoat::tests;

TEST_CASE("a kept plan is followed line by line, and a machine knows its place in it", "[api][progress]") {
    DemoServer demo;
    CHECK(demo.client.get("/api/v1/plans/latest/progress").status == 404);
    REQUIRE(demo.client.post("/api/v1/plans", R"({"year":2027,"budget":900000000})").status == 201);

    const auto progress = demo.get("/api/v1/plans/latest/progress");
    CHECK(has_all_of(progress, "", "PlanProgress"));
    const auto lines = progress.integer("/lines");
    CHECK(lines > 10);
    CHECK(progress.integer("/waiting") == lines);

    const auto page = demo.get("/api/v1/plans/latest/progress/lines?state=waiting&limit=5");
    CHECK(page.integer("/total") == lines);
    REQUIRE(page["/items"].get_array().size() == 5);
    CHECK(has_all_of(page, "/items/0", "FollowedLine"));
    CHECK(has_all_of(page, "/items/0/line", "PlanLine"));
    CHECK(demo.get("/api/v1/plans/latest/progress/lines?state=done").integer("/total") == 0);
    CHECK(demo.client.get("/api/v1/plans/latest/progress/lines?state=half").status == 422);

    const auto machine = demo.get("/api/v1/machines?verdict=low&limit=1").text("/items/0/machine/id");
    const auto place = demo.get("/api/v1/machines/" + machine + "/plan-lines");
    REQUIRE(place["/items"].get_array().size() == 1);
    CHECK(has_all_of(place, "/items/0", "MachinePlanLine"));
    CHECK(place.integer("/items/0/budget") == 900'000'000);
    CHECK(demo.client.get("/api/v1/machines/999999/plan-lines").status == 404);
}
