#include "tests/server/api/demo_server.h"
#include "tests/server/running/api_client.h"

#include <catch2/catch.hpp>

using namespace rasoat;
using namespace rasoat::tests;

TEST_CASE("the audit trail is asked by person, act and time", "[api][audit]") {
    const TemporaryFolder scratch;
    const RunningServer server(scratch.path() / "data");
    ApiClient client(server);
    client.sign_in_as_administrator(server);
    REQUIRE(client.post("/api/v1/accounts", R"({"username":"tran.mai","role":"it_officer"})").status == 201);
    const auto count = [&](const std::string& query) {
        const auto answer = client.get("/api/v1/audit-trail?limit=500&" + query);
        INFO(query << ": " << answer.body);
        REQUIRE(answer.status == 200);
        return Json(answer.body)["/items"].get_array().size();
    };
    const auto all = count("");
    CHECK(count("action=add-account") == 2); // the administrator was added by the server itself
    CHECK(count("actor=administrator&action=add-account") == 1);
    CHECK(count("actor=tran.mai") == 0);
    CHECK(count("actor=administrator") < all); // the server's own acts are of "system"
    CHECK(count("from=2026-01-01T00:00:00Z") == all);
    CHECK(count("until=2026-01-01T00:00:00Z") == 0);

    const auto first = Json(client.get("/api/v1/audit-trail?limit=1&actor=administrator").body);
    const auto rest = count("actor=administrator&cursor=" + first.text("/next_cursor"));
    CHECK(rest == count("actor=administrator") - 1);
    CHECK(client.get("/api/v1/audit-trail?from=yesterday").status == 422);
}
