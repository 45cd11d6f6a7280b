#include "tests/server/running/api_client.h"
#include "tests/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace rasoat;
using namespace rasoat::tests;

TEST_CASE("the first start gives a one-time password, and it has to be changed first of all", "[api][session]") {
    const TemporaryFolder scratch;
    const auto data = scratch.path() / "data";
    std::string once;
    {
        RunningServer server(data);
        once = server.administrator_password();
        REQUIRE_FALSE(once.empty());
        CHECK(server.log().find(once) == std::string::npos);
        ApiClient client(server);
        const auto signed_in = client.sign_in("administrator", once);
        REQUIRE(signed_in.status == 200);
        const Json session(signed_in.body);
        CHECK(session["/must_change_password"].get_bool().value());
        CHECK(session.text("/role") == "administrator");
        const auto cookie = signed_in.field("Set-Cookie");
        for (const auto* attribute : {"HttpOnly", "Secure", "SameSite=Strict", "Path=/"})
            CHECK(cookie.find(attribute) != std::string::npos);

        const auto refused = client.get("/api/v1/ranking");
        CHECK(refused.status == 403);
        CHECK(Json(refused.body).text("/type") == "/problems/password-change-needed");
        CHECK(client.get("/api/v1/session").status == 200);

        CHECK(
            client.post("/api/v1/session/password", R"({"current":"wrong","new":"a new long password"})").status ==
            403);
        const auto too_short =
            client.post("/api/v1/session/password", R"({"current":")" + once + R"(","new":"short"})");
        CHECK(too_short.status == 422);
        CHECK(Json(too_short.body).text("/field") == "/new");
        CHECK(
            client.post("/api/v1/session/password", R"({"current":")" + once + R"(","new":"a new long password"})")
                .status == 204);
        CHECK(client.get("/api/v1/ranking").status == 200);
        CHECK(server.terminate() == 0);
    }
    const RunningServer again(data);
    CHECK(again.administrator_password().empty());
    ApiClient client(again);
    CHECK(client.sign_in("administrator", once).status == 401);
    CHECK(client.sign_in("administrator", "a new long password").status == 200);
}

TEST_CASE("nobody reads or changes anything without a session", "[api][session]") {
    const TemporaryFolder scratch;
    const RunningServer server(scratch.path() / "data");
    ApiClient client(server);
    for (const auto* path :
         {"/api/v1/session", "/api/v1/overview", "/api/v1/units", "/api/v1/roles", "/api/v1/ranking",
          "/api/v1/machines/1", "/api/v1/plans/latest", "/api/v1/plans/1/lines", "/api/v1/enrolment-tokens"}) {
        INFO(path);
        CHECK(client.get(path).status == 401);
        CHECK(client.get(path, {{"Cookie", "rasoat_session=made-up"}}).status == 401);
    }
    CHECK(client.post("/api/v1/plans", R"({"year":2027})").status == 401);
    CHECK(client.post("/api/v1/enrolment-tokens", R"({"unit_id":"1"})").status == 401);
}

TEST_CASE("a change without the session's CSRF token is refused", "[api][session]") {
    const TemporaryFolder scratch;
    const RunningServer server(scratch.path() / "data");
    ApiClient client(server);
    client.sign_in_as_administrator(server);
    CHECK(client.post("/api/v1/enrolment-tokens", R"({"unit_id":"1"})").status == 201);
    client.forget_csrf_token();
    CHECK(client.post("/api/v1/enrolment-tokens", R"({"unit_id":"1"})").status == 403);
    CHECK(client.post("/api/v1/enrolment-tokens", R"({"unit_id":"1"})", {{"X-CSRF-Token", "made-up"}}).status == 403);
    CHECK(client.send("DELETE", "/api/v1/session", "").status == 403);
    CHECK(client.get("/api/v1/session").status == 200);
}

TEST_CASE("signing out ends the session", "[api][session]") {
    const TemporaryFolder scratch;
    const RunningServer server(scratch.path() / "data");
    ApiClient client(server);
    client.sign_in_as_administrator(server);
    REQUIRE(client.get("/api/v1/session").status == 200);
    CHECK(client.send("DELETE", "/api/v1/session", "").status == 204);
    CHECK(client.get("/api/v1/session").status == 401);
}

TEST_CASE("guessing passwords is slowed down", "[api][session]") {
    const TemporaryFolder scratch;
    const RunningServer server(scratch.path() / "data");
    ApiClient client(server);
    int status = 401;
    for (int attempt = 0; attempt < 8 && status == 401; ++attempt)
        status = client.sign_in("administrator", "a wrong password").status;
    CHECK(status == 429);
    const auto answer = client.sign_in("administrator", server.administrator_password());
    CHECK(answer.status == 429);
    CHECK(std::stoi(answer.field("Retry-After")) >= 1);
}

TEST_CASE("a password reset at the server's terminal gives a new one-time password", "[api][session]") {
    const TemporaryFolder scratch;
    const auto data = scratch.path() / "data";
    const RunningServer server(data);
    const auto reset = run_program(server_program(), {"--data", data.string(), "reset-password", "administrator"});
    REQUIRE(reset.code == 0);
    const auto password =
        reset.said.substr(reset.said.find(": ") + 2, reset.said.find('\n') - reset.said.find(": ") - 2);
    ApiClient client(server);
    CHECK(client.sign_in("administrator", password).status == 200);
    CHECK(run_program(server_program(), {"--data", data.string(), "reset-password", "nobody"}).code == 1);
}
