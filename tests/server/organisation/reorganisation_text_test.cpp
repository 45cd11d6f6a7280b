#include "server/organisation/organisation_refused.h"
#include "server/organisation/reorganisation_text.h"

#include <catch2/catch.hpp>

using namespace rasoat;
using organisation::OrganisationRefused;
using organisation::request_from_json;

namespace {

/// The field for which a request is refused.
std::string refused_field(const std::string& json) {
    try {
        static_cast<void>(request_from_json(json));
    } catch (const OrganisationRefused& refused) {
        REQUIRE_FALSE(refused.why().vi.empty());
        return refused.field();
    }
    return "taken";
}

} // namespace

TEST_CASE("a request is written as it was read", "[reorganisation]") {
    for (
        const std::string json :
        {R"({"kind":"rename","unit_id":"2","name":"Phường An","on":"2025-07-01","decision":"Nghị quyết 01"})",
         R"({"kind":"move","unit_id":"2","parent_id":"1","on":"2025-07-01"})",
         R"({"kind":"move","unit_id":"2","on":"2025-07-01"})",
         R"({"kind":"merge","units":["2","3"],"into":{"unit_id":"3"},"on":"2025-07-01"})",
         R"({"kind":"merge","units":["2","3"],"into":{"code":"m","name":"Mới","parent_id":"1"},"on":"2025-07-01"})",
         R"({"kind":"split","unit_id":"2","parts":[{"code":"m","name":"Mới","seats":["4"]}],"ends":true,"on":"2025-07-01"})"})
        REQUIRE(organisation::to_json(request_from_json(json)) == json);
}

TEST_CASE("a request that is wrong is refused by its field", "[reorganisation]") {
    CHECK(refused_field("no") == "");
    CHECK(refused_field("[]") == "");
    CHECK(refused_field(R"({"on":"2025-07-01"})") == "/kind");
    CHECK(refused_field(R"({"kind":"explode","on":"2025-07-01"})") == "/kind");
    CHECK(refused_field(R"({"kind":"rename","on":"2025-07-01"})") == "/unit_id");
    CHECK(refused_field(R"({"kind":"rename","unit_id":2,"on":"2025-07-01"})") == "/unit_id");
    CHECK(refused_field(R"({"kind":"rename","unit_id":"2","name":""})") == "/name");
    CHECK(refused_field(R"({"kind":"rename","unit_id":"2","name":"a","on":"1 July"})") == "/on");
    CHECK(refused_field(R"({"kind":"merge","units":["x"],"into":{"unit_id":"3"},"on":"2025-07-01"})") == "/units/0");
    CHECK(refused_field(R"({"kind":"merge","units":"2","into":{"unit_id":"3"},"on":"2025-07-01"})") == "/units");
    CHECK(refused_field(R"({"kind":"merge","units":["2"],"on":"2025-07-01"})") == "/into");
    CHECK(refused_field(R"({"kind":"merge","units":["2"],"into":{"code":"m"},"on":"2025-07-01"})") == "/into/name");
    CHECK(
        refused_field(R"({"kind":"split","unit_id":"2","parts":[{"name":"m"}],"on":"2025-07-01"})") == "/parts/0/code");
    CHECK(
        refused_field(
            R"({"kind":"split","unit_id":"2","parts":[{"code":"m","name":"m","seats":[4]}],"on":"2025-07-01"})") ==
        "/parts/0/seats/0");
}
