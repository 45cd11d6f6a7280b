#include "tests/server/api/openapi_text.h"
#include "tests/server/running/api_client.h"
#include "tests/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace rasoat;
using namespace rasoat::tests;

namespace {

const Fields json{{"Content-Type", "application/json"}};

} // namespace

TEST_CASE("an administrator invites a finance officer, who sees plans and no accounts", "[api][accounts]") {
    const TemporaryFolder scratch;
    RunningServer server(scratch.path() / "data");
    ApiClient administrator(server);
    administrator.sign_in_as_administrator(server);
    const auto added = administrator.post("/api/v1/accounts", R"({"username":"mai","role":"finance_officer"})");
    INFO(added.body);
    REQUIRE(added.status == 201);
    const auto id = Json(added.body).text("/id");
    CHECK(administrator.post("/api/v1/accounts", R"({"username":"mai","role":"it_officer"})").status == 422);
    CHECK(administrator.post("/api/v1/accounts", R"({"username":"hoa","role":"king"})").status == 422);

    ApiClient mai(server);
    const auto once = Json(added.body).text("/one_time_password");
    REQUIRE(mai.sign_in("mai", once).status == 200);
    REQUIRE(
        mai.post("/api/v1/session/password", R"({"current":")" + once + R"(","new":"a long new password"})").status ==
        204);
    CHECK(mai.get("/api/v1/overview").status == 200);
    CHECK(mai.get("/api/v1/accounts").status == 403);
    CHECK(mai.get("/api/v1/audit-trail").status == 403);
    CHECK(
        mai.send("PUT", "/api/v1/accounts/" + id, R"({"role":"administrator","disabled":false})", json).status == 403);

    CHECK(
        administrator.send("PUT", "/api/v1/accounts/" + id, R"({"role":"finance_officer","disabled":true})", json)
            .status == 204);
    CHECK(mai.get("/api/v1/overview").status == 401);
    CHECK(
        administrator.send("PUT", "/api/v1/accounts/99", R"({"role":"finance_officer","disabled":true})", json)
            .status == 404);
    CHECK(administrator.post("/api/v1/accounts/" + id + "/one-time-password", "{}").status == 200);

    const Json listed(administrator.get("/api/v1/accounts").body);
    CHECK(listed["/items"].get_array().size() == 2);
    CHECK(listed.text("/items/1/username") == "mai");
    CHECK(listed["/items/1/disabled"].get_bool().value());
}

TEST_CASE("the audit trail tells who did what, a page at a time, and keeps no secret", "[api][accounts]") {
    const TemporaryFolder scratch;
    RunningServer server(scratch.path() / "data");
    ApiClient client(server);
    client.sign_in_as_administrator(server);
    const auto added = client.post("/api/v1/accounts", R"({"username":"mai","role":"finance_officer"})");
    const auto page = client.get("/api/v1/audit-trail?limit=1");
    REQUIRE(page.status == 200);
    const Json first(page.body);
    CHECK(first.text("/items/0/actor") == "administrator");
    CHECK(first.text("/items/0/action") == "add-account");
    CHECK(first.text("/items/0/subject") == "mai");
    const Json second(client.get("/api/v1/audit-trail?limit=500&cursor=" + first.text("/next_cursor")).body);
    CHECK(second["/items"].get_array().size() >= 2);
    CHECK(second["/next_cursor"].is_null());
    CHECK(page.body.find(Json(added.body).text("/one_time_password")) == std::string::npos);
    CHECK(client.get("/api/v1/audit-trail?cursor=x").status == 422);
}
