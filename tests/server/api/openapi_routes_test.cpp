#include "server/api/routes.h"
#include "tests/server/api/openapi_text.h"

#include <catch2/catch.hpp>

#include <set>
#include <string>

using namespace rasoat;

TEST_CASE("openapi.yaml and the table of routes name the same paths and methods", "[api][openapi]") {
    std::set<std::string> routed;
    const auto routes = api::route_table(1);
    for (const auto& route : routes.all())
        routed.insert(route.method + " " + route.pattern);
    CHECK(routed == tests::described_operations());
}

TEST_CASE("a path finds its route, and the route's parameters", "[api][routes]") {
    const auto routes = api::route_table(1);
    const auto found = routes.matches("/api/v1/plans/12/lines");
    REQUIRE(found.size() == 1);
    CHECK(routes.all()[found[0].route].pattern == "/api/v1/plans/{id}/lines");
    REQUIRE(found[0].parameters.size() == 1);
    CHECK(found[0].parameters[0].first == "id");
    CHECK(found[0].parameters[0].second == "12");

    CHECK(routes.matches("/api/v1/session").size() == 3);
    CHECK(routes.matches("/api/v1/nothing").empty());
    CHECK(routes.matches("/api/v1/machines/").empty());
    CHECK(routes.matches("/api/v1/machines/1/").empty());
    CHECK(routes.matches("/").empty());
}
