#include "tests/server/running/agent_requests.h"
#include "tests/server/running/running_server.h"
#include "tests/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace rasoat;
using namespace rasoat::tests;

TEST_CASE("a unit's token gives a device a key of its own", "[protocol][enrolment]") {
    const TemporaryFolder scratch;
    const RunningServer server(scratch.path() / "data");
    ApiClient client(server);
    const auto token = server.enrolment_token();

    const auto answer = client.post(
        "/api/v1/agents/enrol",
        R"({"token":")" + token + R"(","device_id":"pc-1","hostname":"pc-1","hardware":{"uuid":"u","serial":"s"}})");
    REQUIRE(answer.status == 201);
    const Json given(answer.body);
    CHECK(given.text("/device_id") == "pc-1");
    CHECK(given.text("/key").size() == 43); // 32 bytes as base64url
    CHECK(given.integer("/next_report_seconds") >= 3240);
    CHECK(given.integer("/next_report_seconds") <= 3960);

    const auto other = enrol(client, token, "pc-2");
    CHECK(other.key != given.text("/key"));
    CHECK(server.log().find(given.text("/key")) == std::string::npos);
    CHECK(server.log().find(token) == std::string::npos);
}

TEST_CASE("a wrong token enrols nobody", "[protocol][enrolment]") {
    const TemporaryFolder scratch;
    const RunningServer server(scratch.path() / "data");
    ApiClient client(server);
    const auto answer = client.post(
        "/api/v1/agents/enrol", R"({"token":"not-a-token-that-was-given","device_id":"pc-1","hostname":"pc-1"})");
    CHECK(answer.status == 403);
    CHECK(answer.field("Content-Type") == "application/problem+json");
    CHECK_FALSE(Json(answer.body).text("/detail_vi").empty());
}

TEST_CASE("an enrolment that lacks its device says which field", "[protocol][enrolment]") {
    const TemporaryFolder scratch;
    const RunningServer server(scratch.path() / "data");
    ApiClient client(server);
    const auto answer = client.post("/api/v1/agents/enrol", R"({"token":"x","hostname":"pc-1"})");
    CHECK(answer.status == 422);
    CHECK(Json(answer.body).text("/field") == "/device_id");
}
