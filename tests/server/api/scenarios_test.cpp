#include "tests/server/api/demo_server.h"

#include <catch2/catch.hpp>

#include <string>

using namespace rasoat;
using namespace rasoat::tests;

namespace {

struct Demo : DemoServer {
    fleet::Answer
    send(const std::string& method, const std::string& path, const std::string& body, Fields fields = {}) {
        if (!body.empty()) fields.emplace_back("Content-Type", "application/json");
        return client.send(method, path, body, fields);
    }
    Json expect(int status, const fleet::Answer& answer) {
        INFO(answer.body);
        REQUIRE(answer.status == status);
        return Json(answer.body.empty() ? "{}" : answer.body);
    }
    Json post(const std::string& path, const std::string& body, int status) {
        return expect(status, send("POST", path, body));
    }
    /// Asks again until the run is over.
    Json run_over(const std::string& id) {
        std::int64_t seen = 0;
        while (true) {
            const auto answer = client.get("/api/v1/plan-runs/" + id + "?wait_ms=5000&seen=" + std::to_string(seen));
            REQUIRE(answer.status == 200);
            const Json run(answer.body);
            seen = run.integer("/step");
            if (run.text("/state") != "waiting" && run.text("/state") != "running") return Json(answer.body);
        }
    }
};

} // namespace

TEST_CASE("two officers who change one scenario do not overwrite each other", "[api][scenarios]") {
    Demo demo;
    const auto made = demo.send("POST", "/api/v1/scenarios", R"({"name":"Một tỷ","settings":{"budget":1000000000}})");
    const auto scenario = demo.expect(201, made);
    CHECK(has_all_of(scenario, "", "Scenario"));
    CHECK(scenario.integer("/settings/budget") == 1'000'000'000);
    CHECK(scenario["/last_plan"].is_null());
    CHECK(made.field("ETag") == "\"1\"");
    const auto path = "/api/v1/scenarios/" + scenario.text("/id");

    const std::string change = R"({"name":"Hai năm","settings":{"budget":1000000000,"years":2}})";
    const auto unconditional = demo.expect(428, demo.send("PUT", path, change));
    CHECK(unconditional.text("/type") == "/problems/precondition-required");
    const auto changed = demo.send("PUT", path, change, {{"If-Match", "\"1\""}});
    CHECK(demo.expect(200, changed).integer("/version") == 2);
    CHECK(changed.field("ETag") == "\"2\"");

    const auto late = demo.expect(412, demo.send("PUT", path, change, {{"If-Match", "\"1\""}}));
    CHECK(has_all_of(late, "", "Problem"));
    CHECK(late.integer("/version") == 2);
    CHECK(late.text("/changed_by") == "administrator");
    CHECK(late.text("/changed_at").ends_with("Z"));
    CHECK(demo.get(path).text("/name") == "Hai năm");

    demo.expect(428, demo.send("DELETE", path, ""));
    demo.expect(412, demo.send("DELETE", path, "", {{"If-Match", "\"1\""}}));
    demo.expect(204, demo.send("DELETE", path, "", {{"If-Match", "\"2\""}}));
    CHECK(demo.get("/api/v1/scenarios")["/items"].get_array().size() == 0);
    CHECK(demo.get("/api/v1/scenarios?removed=yes")["/items"].get_array().size() == 1);
    demo.post(path + "/restore", "", 200);
    CHECK(demo.get("/api/v1/scenarios").text("/items/0/name") == "Hai năm");
    CHECK(demo.get("/api/v1/audit-trail").text("/items/0/action") == "restore-scenario");

    const auto copy =
        demo.post("/api/v1/scenarios", R"({"name":"Bản sao","copy_of":")" + scenario.text("/id") + "\"}", 201);
    CHECK(copy.integer("/settings/years") == 2);
    CHECK(demo.post("/api/v1/scenarios", R"({"name":"Bản sao","copy_of":"77"})", 422).text("/field") == "/copy_of");
    CHECK(demo.get(path).text("/id") == scenario.text("/id"));
    demo.expect(404, demo.send("GET", "/api/v1/scenarios/77", ""));
}

TEST_CASE("settings that cannot be are refused by their field", "[api][scenarios]") {
    Demo demo;
    const auto refused = [&](const std::string& settings) {
        return demo.post("/api/v1/plans", R"({"keep":false,"settings":)" + settings + "}", 422).text("/field");
    };
    CHECK(refused(R"({"years":6})") == "/settings/years");
    CHECK(refused(R"({"years":2,"horizon_years":1})") == "/settings/horizon_years");
    CHECK(refused(R"({"cascade":"everywhere"})") == "/settings/cascade");
    CHECK(refused(R"({"lots":{"least":1}})") == "/settings/lots/least");
    CHECK(refused(R"({"coverage":{}})") == "/settings/coverage/share_percent");
    CHECK(refused(R"({"locks":[{"seat_id":"x","kind":"must"}]})") == "/settings/locks/0/seat_id");
    CHECK(refused(R"({"locks":[{"seat_id":"1","kind":"may"}]})") == "/settings/locks/0/kind");
    CHECK(refused(R"({"locks":[{"seat_id":"1","kind":"must_not","option":"replace"}]})") == "/settings/locks/0/kind");
    CHECK(refused(R"({"locks":[{"seat_id":"99999","kind":"must"}]})") == "/settings/locks/0/seat_id");
    CHECK(refused(R"({"fund_amounts":[{"fund":"none","amount":1}]})") == "/settings/fund_amounts/0/fund");
    CHECK(refused(R"({"colour":1})") == "/settings/colour");
}

TEST_CASE("the defaults are what a plan is made with, and name the funds", "[api][scenarios]") {
    Demo demo;
    const auto defaults = demo.get("/api/v1/plan-defaults");
    CHECK(has_all_of(defaults, "", "PlanDefaults"));
    CHECK(defaults["/funds"].get_array().size() > 20);
    const auto plan = demo.post("/api/v1/plans", R"({"keep":false,"settings":{}})", 201);
    CHECK(simdjson::to_string(plan["/settings"]) == simdjson::to_string(defaults["/settings"]));
    CHECK(has_all_of(plan, "", "Plan"));
}

TEST_CASE("a quick try answers with a good plan and stores nothing", "[api][scenarios]") {
    Demo demo;
    const auto quick =
        demo.post("/api/v1/plans", R"({"keep":false,"quick":true,"settings":{"budget":800000000}})", 201);
    CHECK(quick.text("/id").empty());
    CHECK(quick.integer("/seats_fit_after") > quick.integer("/seats_fit_before"));
    CHECK(quick.integer("/spent") <= 800'000'000);
    CHECK(demo.client.get("/api/v1/plans/latest").status == 404);
}

TEST_CASE("a long run is followed to its plan, whose cascade, checklist and files are read", "[api][scenarios]") {
    Demo demo;
    const auto scenario = demo.post(
        "/api/v1/scenarios", R"({"name":"Hai năm","settings":{"years":2,"cascade":"organisation","budget":600000000}})",
        201);
    const auto started =
        demo.post("/api/v1/plan-runs", R"({"seconds":5,"scenario_id":")" + scenario.text("/id") + "\"}", 202);
    CHECK(has_all_of(started, "", "PlanRun"));
    const auto run = demo.run_over(started.text("/id"));
    REQUIRE(run.text("/state") == "done");
    CHECK(has_all_of(run, "/plan", "Plan"));
    CHECK(run.text("/plan/scenario_id") == scenario.text("/id"));
    CHECK(demo.get("/api/v1/plan-runs").text("/items/0/id") == run.text("/id"));

    const auto plan = "/api/v1/plans/" + run.text("/plan/id");
    CHECK(demo.get("/api/v1/scenarios/" + scenario.text("/id")).text("/last_plan/id") == run.text("/plan/id"));
    CHECK(has_all_of(demo.get("/api/v1/scenarios"), "/items/0/last_plan", "PlanFigures"));
    const auto lines = demo.get(plan + "/lines?limit=500");
    CHECK(has_all_of(lines, "/items/0", "PlanLine"));
    const auto seat = lines.text("/items/0/seat/id");
    CHECK(demo.get(plan + "/lines?seat=" + seat).integer("/total") == 1);
    CHECK(demo.get("/api/v1/plans/run-" + run.text("/id") + "/lines?limit=1").text("/items/0/seat/id") == seat);

    const auto moves = demo.get(plan + "/moves?limit=500");
    CHECK(has_all_of(moves, "", "PlanMovePage"));
    CHECK(has_all_of(moves, "/items/0", "PlanMove"));
    CHECK(moves.integer("/days") > 0);
    const auto cascade = demo.get(plan + "/cascade?by=unit");
    CHECK(has_all_of(cascade, "", "PlanCascade"));
    CHECK(cascade["/links"].get_array().size() > 0);

    for (const auto* file : {"/lines", "/moves"}) {
        const auto csv = demo.client.get(plan + file + ".csv?lang=en");
        CHECK(csv.status == 200);
        CHECK(csv.field("Content-Type").find("text/csv") == 0);
        CHECK(csv.body.find("What is done") != std::string::npos);
        CHECK(demo.client.get(plan + file + ".xlsx").body.starts_with("PK"));
    }
}

TEST_CASE("a run is cancelled, and is gone for who asks for none", "[api][scenarios]") {
    Demo demo;
    const auto started = demo.post(
        "/api/v1/plan-runs", R"({"seconds":600,"settings":{"years":5,"cascade":"organisation","budget":900000000}})",
        202);
    const auto path = "/api/v1/plan-runs/" + started.text("/id");
    demo.expect(204, demo.send("DELETE", path, ""));
    CHECK(demo.run_over(started.text("/id")).text("/state") == "cancelled");
    CHECK(demo.client.get("/api/v1/plans/run-" + started.text("/id")).status == 404);
    demo.expect(404, demo.send("DELETE", "/api/v1/plan-runs/1", ""));
}

TEST_CASE(
    "locks that no money reaches are a problem that names them, and one that can be has its price",
    "[api][scenarios]") {
    Demo demo;
    const auto rich = demo.post("/api/v1/plans", R"({"year":2027,"budget":2000000000})", 201).text("/id");
    const auto seat = demo.get("/api/v1/plans/" + rich + "/lines?action=replace&limit=1").text("/items/0/seat/id");
    const auto lock = R"({"seat_id":")" + seat + R"(","kind":"must","option":"replace"})";
    const auto conflict =
        demo.post("/api/v1/plans", R"({"keep":false,"settings":{"budget":1000000,"locks":[)" + lock + "]}}", 422);
    CHECK(conflict.text("/type") == "/problems/plan-conflict");
    CHECK(has_all_of(conflict, "/conflicts/0", "PlanConflict"));
    CHECK(conflict.text("/conflicts/0/seats/0/id") == seat);
    CHECK(conflict.integer("/conflicts/0/held") == 1'000'000);

    const auto prices = demo.post(
        "/api/v1/plans/lock-prices", R"({"settings":{"budget":300000000,"cascade":"none"},"lock":)" + lock + "}", 200);
    CHECK(has_all_of(prices, "", "LockPrices"));
    CHECK(prices.text("/items/0/lock/seat_id") == seat);
    CHECK(prices["/items/0/at_least"].get_double().value() >= 0);
}
