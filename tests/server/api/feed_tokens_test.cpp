#include "tests/server/api/demo_server.h"
#include "tests/server/api/openapi_text.h"
#include "tests/server/running/api_client.h"
#include "tests/server/running/running_server.h"

#include <catch2/catch.hpp>

using namespace rasoat;
using namespace rasoat::tests;

namespace {

fleet::Answer read_with(const RunningServer& server, std::string_view path, const std::string& token) {
    ApiClient dashboard(server); // no session
    return dashboard.get(path, {{"Authorization", "Bearer " + token}});
}

} // namespace

TEST_CASE("a dashboard reads the indicators by its own token, until it is revoked", "[api][feed]") {
    DemoServer demo;
    const auto answer = demo.client.post("/api/v1/feed-tokens", R"({"name":"Sở KH&CN"})");
    REQUIRE(answer.status == 201);
    const Json made(answer.body);
    CHECK(has_all_of(made, "", "NewFeedToken"));
    const auto token = made.text("/token");
    CHECK(made.text("/address") == demo.server.url() + "/api/v1/indicators");

    CHECK(Json(read_with(demo.server, "/api/v1/indicators", token).body).text("/format") == "rasoat-indicators/1");
    CHECK(read_with(demo.server, "/api/v1/indicators.csv", token).status == 200);
    // It opens nothing else, and no other secret opens it.
    for (const auto* path : {"/api/v1/overview", "/api/v1/machines", "/api/v1/data-quality", "/api/v1/feed-tokens"})
        CHECK(read_with(demo.server, path, token).status == 401);
    CHECK(read_with(demo.server, "/api/v1/indicators", token + "x").status == 401);
    CHECK(ApiClient(demo.server).get("/api/v1/indicators").status == 401);

    const auto listed = demo.client.get("/api/v1/feed-tokens");
    CHECK(listed.body.find(token) == std::string::npos); // shown once
    const Json list(listed.body);
    CHECK(list.text("/items/0/name") == "Sở KH&CN");
    CHECK(list.text("/items/0/made_by") == "administrator");
    CHECK(demo.client.send("DELETE", "/api/v1/feed-tokens/" + made.text("/id"), "").status == 204);
    const auto refused = read_with(demo.server, "/api/v1/indicators", token);
    CHECK(refused.status == 401);
    CHECK(Json(refused.body).text("/type") == "/problems/unknown-feed-token");
    CHECK(Json(demo.client.get("/api/v1/feed-tokens").body)["/items"].get_array().value().size() == 0);
    CHECK(demo.client.send("DELETE", "/api/v1/feed-tokens/999", "").status == 404);

    const auto trail = demo.client.get("/api/v1/audit-trail?limit=5").body;
    CHECK(trail.find("make-feed-token") != std::string::npos);
    CHECK(trail.find("revoke-feed-token") != std::string::npos);
}

TEST_CASE("a feed token is made on the server's own terminal", "[api][feed]") {
    const TemporaryFolder scratch;
    const auto data = scratch.path() / "data";
    const RunningServer server(data);
    const auto made = run_program(server_program(), {"--data", data.string(), "feed-token", "Tỉnh"});
    REQUIRE(made.code == 0);
    const auto at = made.said.find("token: ") + 7;
    const auto token = made.said.substr(at, made.said.find('\n', at) - at);
    CHECK(read_with(server, "/api/v1/indicators", token).status == 200);
    CHECK(run_program(server_program(), {"--data", data.string(), "feed-token"}).code != 0);
}
