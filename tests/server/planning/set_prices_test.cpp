#include "server/planning/set_prices.h"

#include <catch2/catch.hpp>

#include <vector>

using namespace rasoat;

TEST_CASE("a price that the office has set takes the place of the catalogue's", "[prices]") {
    planner::Catalogue catalogue;
    catalogue.source = "demo prices";
    catalogue.models.push_back({.id = "desktop-a", .name = {}, .price = {12'500'000}});
    catalogue.models.push_back({.id = "desktop-b", .name = {}, .price = {14'900'000}});
    CHECK(planning::with_set_prices(catalogue, {}).source == "demo prices");
    const std::vector<store::SetPrice> prices{{"desktop-a", {11'900'000}}, {"gone", {1}}};
    const auto priced = planning::with_set_prices(catalogue, prices);
    CHECK(priced.models[0].price == planner::Vnd{11'900'000});
    CHECK(priced.models[1].price == planner::Vnd{14'900'000});
    CHECK(priced.source != "demo prices");
}
