#include "server/api/http/problem.h"
#include "server/api/json_body.h"

#include <catch2/catch.hpp>

#include <functional>

using namespace rasoat;

namespace {

std::string field_at_fault(const std::function<void()>& read) {
    try {
        read();
    } catch (const http::ProblemError& error) {
        CHECK(error.problem().status == 422);
        return error.problem().field.value_or("");
    }
    return "nothing was refused";
}

} // namespace

TEST_CASE("a body's members are read by type and range", "[api][json body]") {
    api::JsonBody body(R"({"name":"Nguyễn","year":2027,"keep":false,"none":null})");
    CHECK(body.text("name", {1, 6}) == "Nguyễn"); // characters, not bytes
    CHECK(body.integer("year", {2020, 2100}) == 2027);
    CHECK_FALSE(body.boolean_or("keep", true));
    CHECK_FALSE(body.integer_if_set("none", {0, 1}));
    CHECK_NOTHROW(body.refuse_unknown());
}

TEST_CASE("what is missing, mistyped, out of range or unknown is named", "[api][json body]") {
    CHECK(field_at_fault([] { (void)api::JsonBody("{}").text("name", {}); }) == "/name");
    CHECK(field_at_fault([] { (void)api::JsonBody(R"({"name":5})").text("name", {}); }) == "/name");
    CHECK(field_at_fault([] { (void)api::JsonBody(R"({"name":""})").text("name", {}); }) == "/name");
    CHECK(field_at_fault([] { (void)api::JsonBody(R"({"name":"a\u0000b"})").text("name", {}); }) == "/name");
    CHECK(field_at_fault([] { (void)api::JsonBody(R"({"year":1999})").integer("year", {2020, 2100}); }) == "/year");
    CHECK(field_at_fault([] { (void)api::JsonBody(R"({"year":2027.5})").integer("year", {2020, 2100}); }) == "/year");
    CHECK(field_at_fault([] { (void)api::JsonBody(R"({"keep":"no"})").boolean_or("keep", true); }) == "/keep");
    CHECK(field_at_fault([] { api::JsonBody(R"({"nmae":"x"})").refuse_unknown(); }) == "/nmae");
}

TEST_CASE("what is no JSON object is a bad request", "[api][json body]") {
    for (const std::string text : {"", "[]", "5", "{", "{}{}", "{\"a\":\"\xff\"}"}) {
        INFO(text);
        CHECK_THROWS_AS(api::JsonBody(text), http::ProblemError);
    }
}
