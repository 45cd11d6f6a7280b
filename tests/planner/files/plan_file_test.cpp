#include "planner/files/plan_file.h"
#include "planner/sample/office_fleet.h"
#include "tests/planner/example_office.h"

#include <catch2/catch.hpp>
#include <simdjson.h>

#include <limits>

using namespace rasoat::planner;
using namespace rasoat::planner::tests;

TEST_CASE("a written plan is JSON that names seats, funds and reasons") {
    Fleet fleet = office({2'000'000});
    add_seat(fleet, 0, weak_machine());
    add_seat(fleet, 0, ancient_machine());
    const Plan made = plan(fleet, policies(), {});
    simdjson::dom::parser parser;
    const std::string text = write_plan(made, fleet, policies());
    const simdjson::dom::element json = parser.parse(text);
    CHECK(std::string_view(json["format"]) == "rasoat-plan/1");
    CHECK(std::int64_t(json["spent"]) == made.spent.amount);
    CHECK(std::int64_t(json["spent_by_fund"]["district/2027"]) == made.spent.amount);
    CHECK(bool(json["proven_optimal"]));
    const auto first = json.at_pointer("/lines/0").value();
    CHECK(std::string_view(first["seat"]) == "s1");
    CHECK(std::string_view(first["option"]["kind"]) == "upgrade");
    CHECK(std::string_view(first["option"]["disk"]) == "sata-256");
    CHECK(std::string_view(first["option"]["memory"]["part"]) == "ddr4-4");
    CHECK(std::string_view(first["fund"]) == "district/2027");
    CHECK(std::string_view(first["before"].at_pointer("/findings/0/aspect")) == "disk_kind");
    const auto second = json.at_pointer("/lines/1").value();
    CHECK(std::string_view(second["missed"]["option"]["model"]) == "desktop-a");
    CHECK(std::string_view(second["option"]["description"]["vi"]) == "Giữ nguyên");
}

TEST_CASE("a gap that is not finite is null") {
    Plan made;
    made.gap = std::numeric_limits<double>::infinity();
    simdjson::dom::parser parser;
    const std::string text = write_plan(made, office({0}), policies());
    CHECK(parser.parse(text)["gap"].is_null());
}

TEST_CASE("the same fleet has the same plan file, to the byte, on any number of threads") {
    sample::OfficeShape shape;
    shape.seats = 400;
    const auto [fleet, rules] = sample::office_fleet(shape);
    Limits limits;
    limits.nodes = 200;
    const std::string one = write_plan(plan(fleet, rules, limits), fleet, rules);
    limits.threads = 3;
    CHECK(write_plan(plan(fleet, rules, limits), fleet, rules) == one);
}
