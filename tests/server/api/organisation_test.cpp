#include "tests/server/api/demo_server.h"
#include "tests/server/running/api_client.h"
#include "tests/temporary_folder.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <optional>

using namespace rasoat;
using namespace rasoat::tests;

namespace {

/// The demo district as an officer works on it.
struct Demo : DemoServer {
    Json send(const std::string& method, const std::string& path, const std::string& body, int status) {
        const auto answer = client.send(method, path, body, {{"Content-Type", "application/json"}});
        INFO(path << ": " << answer.body);
        REQUIRE(answer.status == status);
        return Json(answer.body.empty() ? "{}" : answer.body);
    }
    Json post(const std::string& path, const std::string& body, int status) { return send("POST", path, body, status); }

    struct Commune {
        std::string id;
        std::string name;
        std::int64_t seats = 0;
    };
    /// Two units of the tree that have seats of their own.
    std::vector<Commune> two_communes() {
        std::vector<Commune> communes;
        const auto tree = get("/api/v1/organisation");
        for (const auto unit : tree["/items"].get_array()) {
            const std::int64_t seats = unit["seats"].get_int64();
            if (seats < 5) continue;
            communes.push_back({text_in(unit, "id"), text_in(unit, "name"), seats});
        }
        REQUIRE(communes.size() > 2);
        return {communes[communes.size() - 2], communes[communes.size() - 1]};
    }
    std::optional<std::int64_t> seats_of(const std::string& name, const std::string& on) {
        const auto tree = get("/api/v1/organisation?on=" + on);
        for (const auto unit : tree["/items"].get_array())
            if (text_in(unit, "name") == name) return std::int64_t(unit["seats"].get_int64());
        return std::nullopt;
    }
};

} // namespace

TEST_CASE("communes are merged on a day: shown before, right before and after, undone", "[api][organisation]") {
    Demo demo;
    const auto communes = demo.two_communes();
    const auto plan = demo.post("/api/v1/plans", R"({"year":2027,"budget":500000000})", 201).text("/id");
    const auto lines_of = [&](const std::string& unit) {
        return demo.get("/api/v1/plans/" + plan + "/lines?limit=500&unit=" + unit);
    };
    const auto lines_before = lines_of(communes[0].id).integer("/total") + lines_of(communes[1].id).integer("/total");

    const auto request = R"({"kind":"merge","units":[")" + communes[0].id + R"(",")" + communes[1].id +
                         R"("],"into":{"code":"xa-moi","name":"Xã Mới"},"on":"2025-07-01","decision":"NQ 1682"})";
    const auto effects = demo.post("/api/v1/reorganisations/preview", request, 200);
    CHECK(has_all_of(effects, "", "ReorganisationEffects"));
    CHECK(effects.text("/units_made/0") == "Xã Mới");
    CHECK(
        effects.integer("/seats/0/count") + effects.integer("/seats/1/count") == communes[0].seats + communes[1].seats);
    CHECK_FALSE(demo.seats_of("Xã Mới", "2025-07-01"));

    const auto id = demo.post("/api/v1/reorganisations", request, 201).text("/id");
    CHECK(demo.seats_of("Xã Mới", "2025-07-01") == communes[0].seats + communes[1].seats);
    CHECK(demo.seats_of(communes[0].name, "2025-06-30") == communes[0].seats);
    CHECK_FALSE(demo.seats_of(communes[0].name, "2025-07-01"));
    CHECK_FALSE(demo.seats_of("Xã Mới", "2025-06-30"));

    // The ranking counts the old units' seats in the new one; the plan of before keeps the names of then.
    const auto tree = demo.get("/api/v1/organisation");
    std::string merged;
    for (const auto unit : tree["/items"].get_array())
        if (text_in(unit, "name") == "Xã Mới") merged = text_in(unit, "id");
    CHECK(demo.get("/api/v1/ranking?unit=" + merged).integer("/total") == communes[0].seats + communes[1].seats);
    const auto lines = lines_of(merged);
    CHECK(lines.integer("/total") == lines_before);
    for (const auto line : lines["/items"].get_array()) {
        const auto unit = text_in(line["seat"], "unit");
        CHECK((unit == communes[0].name || unit == communes[1].name));
    }

    const auto listed = demo.get("/api/v1/reorganisations");
    CHECK(listed.text("/items/0/state") == "done");
    CHECK(listed.text("/items/0/decision") == "NQ 1682");
    demo.post("/api/v1/reorganisations/" + id + "/undo", "{}", 204);
    CHECK(demo.seats_of(communes[0].name, "2026-11-24") == communes[0].seats);
    CHECK_FALSE(demo.seats_of("Xã Mới", "2026-11-24"));
    demo.post("/api/v1/reorganisations/" + id + "/undo", "{}", 409);
    demo.post("/api/v1/reorganisations/99/undo", "{}", 404);
    demo.post("/api/v1/reorganisations", R"({"kind":"rename","unit_id":"1","on":"soon","name":"a"})", 422);
}

TEST_CASE("a machine's page of an earlier day shows its unit under the name of then", "[api][organisation]") {
    Demo demo;
    const auto machines = demo.get("/api/v1/ranking?verdict=low&limit=500");
    for (const auto item : machines["/items"].get_array()) {
        if (simdjson::dom::element(item["machine"]).is_null()) continue;
        const auto machine = text_in(item["machine"], "id");
        const auto unit = text_in(item["seat"], "unit_id");
        const auto name = text_in(item["seat"], "unit");
        const auto reported = text_in(item["machine"], "reported_at");
        demo.post(
            "/api/v1/reorganisations",
            R"({"kind":"rename","unit_id":")" + unit + R"(","name":"Tên mới","on":")" + reported.substr(0, 10) +
                R"("})",
            201);
        const auto on_day = demo.get("/api/v1/machines/" + machine + "?on=" + reported.substr(0, 10));
        CHECK(on_day.text("/seat/unit") == "Tên mới");
        CHECK(on_day.text("/verdict") == "low");
        CHECK_FALSE(on_day["/findings"].get_array().value().size() == 0);
        return;
    }
    FAIL("the demo has no low machine");
}

TEST_CASE("units are added, and get an address for reminders", "[api][organisation]") {
    Demo demo;
    const auto id =
        demo.post("/api/v1/units", R"({"code":"moi","name":"Phòng Mới","parent_id":"1","email":"moi@x.gov.vn"})", 201)
            .text("/id");
    demo.send("PUT", "/api/v1/units/" + id + "/email", R"({"email":""})", 204);
    const auto refused = [&](const std::string& body) { return demo.post("/api/v1/units", body, 422).text("/field"); };
    CHECK(refused(R"({"code":"moi","name":"a"})") == "/code");
    CHECK(refused(R"({"code":"m2","name":"a","parent_id":"999"})") == "/parent_id");
    CHECK(refused(R"({"code":"m2","name":"a","email":"no address"})") == "/email");
    CHECK(
        demo.send("PUT", "/api/v1/units/" + id + "/email", R"({"email":"a@b, c@d"})", 422).text("/field") == "/email");
    demo.send("PUT", "/api/v1/units/999/email", R"({"email":""})", 404);
}

TEST_CASE("seats are listed, made, changed, given machines and removed", "[api][organisation]") {
    Demo demo;
    const auto draft = [](const std::string& code, const std::string& unit) {
        return R"({"unit_id":")" + unit + R"(","code":")" + code +
               R"(","name":"Văn thư","role_id":"clerk","person":"Trần Văn Minh"})";
    };
    const auto made = demo.post("/api/v1/seats", draft("moi-01", "1"), 201);
    CHECK(has_all_of(made, "", "Seat"));
    const auto id = made.text("/id");
    CHECK(demo.post("/api/v1/seats", draft("moi-01", "1"), 422).text("/field") == "/code");
    CHECK(demo.post("/api/v1/seats", draft("moi-02", "999"), 422).text("/field") == "/unit_id");
    CHECK(demo.send("PUT", "/api/v1/seats/" + id, draft("moi-03", "2"), 200).text("/code") == "moi-03");
    CHECK(demo.get("/api/v1/seats?q=tran%20van%20minh").integer("/total") == 1);
    const auto free = demo.get("/api/v1/seats?machine=none&limit=1");
    CHECK(free.integer("/total") >= 1);
    CHECK(free["/items"].get_array().value().size() == 1);

    const auto assigned =
        demo.post("/api/v1/seat-assignments", R"({"items":[{"seat_id":")" + id + R"(","machine_id":"1"}]})", 200);
    CHECK(assigned.text("/items/0/machine_id") == "1");
    CHECK(demo.get("/api/v1/machines/1").text("/seat/id") == id);
    CHECK(demo.get("/api/v1/machines/1/history").text("/items/0/part") == "seat");
    CHECK(
        demo.post("/api/v1/seat-assignments", R"({"items":[{"seat_id":"1","machine_id":"99999"}]})", 422)
            .text("/field") == "/items/0/machine_id");
    CHECK(
        demo.post("/api/v1/seat-assignments", R"({"items":[{"seat":"1"}]})", 422).text("/field") == "/items/0/seat_id");
    demo.send("DELETE", "/api/v1/seats/" + id, "", 204);
    demo.send("DELETE", "/api/v1/seats/" + id, "", 404);

    // Its machine is free again, and is suggested where it was enrolled.
    const auto suggestions = demo.get("/api/v1/seat-suggestions");
    REQUIRE(suggestions["/items"].get_array().value().size() == 1);
    CHECK(has_all_of(suggestions, "/items/0", "SeatSuggestion"));
    const auto unit = demo.get("/api/v1/seats?q=" + suggestions.text("/items/0/seat_id"));
    const auto of_unit = demo.post("/api/v1/seat-assignments/of-unit", R"({"unit_id":"1"})", 200);
    CHECK(of_unit["/items"].get_array().value().size() <= 1);
}

TEST_CASE("who only reads may not change machines, seats or units", "[api][organisation]") {
    const TemporaryFolder scratch;
    const RunningServer server(scratch.path() / "data");
    ApiClient client(server);
    for (const auto* path :
         {"/api/v1/doubtful-duplicates", "/api/v1/units", "/api/v1/seats", "/api/v1/seat-assignments",
          "/api/v1/reorganisations", "/api/v1/machines/1/split"})
        CHECK(client.post(path, "{}").status == 401);
    CHECK(client.get("/api/v1/organisation").status == 401);
    CHECK(client.get("/api/v1/machines/1/history").status == 401);
}
