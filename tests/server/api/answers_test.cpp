#include "tests/server/api/demo_server.h"
#include "tests/server/running/api_client.h"
#include "tests/temporary_folder.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace rasoat;
using namespace rasoat::tests;

namespace {

using Demo = DemoServer;

} // namespace

TEST_CASE("the demo district's answers have what openapi.yaml requires", "[api][answers]") {
    Demo demo;
    const auto overview = demo.get("/api/v1/overview");
    CHECK(has_all_of(overview, "", "Overview"));
    CHECK(overview["/demo"].get_bool().value());
    CHECK(overview.integer("/seats") > 400);

    CHECK(has_all_of(demo.get("/api/v1/units"), "/items/0", "Unit"));
    CHECK(has_all_of(demo.get("/api/v1/roles"), "/items/0", "Role"));

    const auto ranking = demo.get("/api/v1/ranking?verdict=low&limit=500");
    CHECK(has_all_of(ranking, "", "RankingPage"));
    CHECK(has_all_of(ranking, "/items/0", "RankingItem"));
    CHECK(has_all_of(ranking, "/items/0/seat", "SeatReference"));

    const auto items = ranking["/items"].get_array().value();
    const auto with_machine = std::find_if(
        items.begin(), items.end(), [](auto item) { return !simdjson::dom::element(item["machine"]).is_null(); });
    REQUIRE(with_machine != items.end());
    const Json item(simdjson::to_string(*with_machine));
    CHECK(has_all_of(item, "/machine", "MachineReference"));
    CHECK(has_all_of(item, "/reasons/0", "Finding"));
    CHECK(has_all_of(demo.get("/api/v1/machines/" + item.text("/machine/id")), "", "MachinePage"));
}

TEST_CASE("the ranking pages by cursor without missing or repeating a seat", "[api][answers]") {
    Demo demo;
    std::vector<std::int64_t> ranks;
    std::string path = "/api/v1/ranking?limit=100";
    std::int64_t total = 0;
    while (!path.empty()) {
        const auto page = demo.get(path);
        total = page.integer("/total");
        for (const auto item : page["/items"].get_array())
            ranks.push_back(item["rank"].get_int64());
        path = page["/next_cursor"].is_null() ? "" : "/api/v1/ranking?limit=100&cursor=" + page.text("/next_cursor");
    }
    CHECK(static_cast<std::int64_t>(ranks.size()) == total);
    for (std::size_t i = 0; i < ranks.size(); ++i)
        REQUIRE(ranks[i] == static_cast<std::int64_t>(i) + 1);
}

TEST_CASE("the list of machines starts anywhere, is sorted, and comes as a file", "[api][answers]") {
    Demo demo;
    const auto whole = demo.get("/api/v1/machines?sort=memory&order=desc&limit=500");
    CHECK(has_all_of(whole, "", "MachineList"));
    CHECK(has_all_of(whole, "/items/0", "MachineRow"));
    const auto total = whole.integer("/total");
    CHECK(total > 400);
    const auto part = demo.get("/api/v1/machines?sort=memory&order=desc&skip=200&limit=1");
    CHECK(part.text("/items/0/machine/id") == whole.text("/items/200/machine/id"));
    CHECK(demo.get("/api/v1/machines?skip=1000000")["/items"].get_array().size() == 0);
    CHECK(demo.get("/api/v1/machines?windows11=ready").integer("/total") < total);
    CHECK(demo.client.get("/api/v1/machines?skip=-1").status == 422);

    const auto csv = demo.client.get("/api/v1/machines.csv?lang=en");
    CHECK(csv.status == 200);
    CHECK(csv.body.starts_with("\xEF\xBB\xBFName,Model,Unit"));
    CHECK(std::count(csv.body.begin(), csv.body.end(), '\n') == total + 1);
    CHECK(csv.field("Content-Disposition").find("attachment; filename=\"may-tinh-20") == 0);
    const auto workbook = demo.client.get("/api/v1/machines.xlsx?verdict=low");
    CHECK(workbook.status == 200);
    CHECK(workbook.body.starts_with("PK"));
}

TEST_CASE("wrong parameters of a list are named", "[api][answers]") {
    Demo demo;
    const auto refused = [&](const std::string& query) {
        const auto answer = demo.client.get("/api/v1/ranking?" + query);
        CHECK(answer.status == 422);
        return Json(answer.body).text("/field");
    };
    CHECK(refused("limit=0") == "limit");
    CHECK(refused("limit=501") == "limit");
    CHECK(refused("limit=ten") == "limit");
    CHECK(refused("verdict=bad") == "verdict");
    CHECK(refused("aspect=colour") == "aspect");
    CHECK(refused("unit=x") == "unit");
    CHECK(refused("cursor=made-up") == "cursor");
    CHECK(refused("q=" + std::string(401, 'x')) == "q");
}

TEST_CASE("a plan is made, kept, and read back with its lines", "[api][answers]") {
    Demo demo;
    const auto made = demo.client.post("/api/v1/plans", R"({"year":2027,"budget":1500000000})");
    INFO(made.body);
    REQUIRE(made.status == 201);
    const Json plan(made.body);
    CHECK(has_all_of(plan, "", "Plan"));
    CHECK(plan.integer("/spent") <= 1'500'000'000);
    CHECK(plan["/upper_bound"].get_double().value() >= plan["/benefit"].get_double().value());

    const auto id = plan.text("/id");
    CHECK(demo.get("/api/v1/plans/latest").text("/id") == id);
    CHECK(demo.get("/api/v1/plans/" + id).integer("/spent") == plan.integer("/spent"));
    const auto lines = demo.get("/api/v1/plans/" + id + "/lines?limit=500");
    CHECK(has_all_of(lines, "/items/0", "PlanLine"));
    const auto replaced = demo.get("/api/v1/plans/" + id + "/lines?action=replace&limit=500");
    CHECK(replaced.integer("/total") == plan.integer("/counts/replace"));

    const auto what_if = demo.client.post("/api/v1/plans", R"({"year":2027,"budget":0,"keep":false})");
    REQUIRE(what_if.status == 201);
    CHECK(Json(what_if.body).text("/id").empty());
    CHECK(demo.get("/api/v1/plans/latest").text("/id") == id);
}

TEST_CASE("a plan that cannot be is refused by its field", "[api][answers]") {
    Demo demo;
    const auto refused = [&](const std::string& body) {
        const auto answer = demo.client.post("/api/v1/plans", body);
        INFO(body << answer.body);
        CHECK(answer.status == 422);
        return Json(answer.body).text("/field");
    };
    CHECK(refused(R"({})") == "/year");
    CHECK(refused(R"({"year":2019})") == "/year");
    CHECK(refused(R"({"year":2027,"budget":-1})") == "/budget");
    CHECK(refused(R"({"year":2027,"budgte":1})") == "/budgte");
}

TEST_CASE("an enrolment token is shown once and can be revoked", "[api][answers]") {
    Demo demo;
    const auto made = demo.client.post("/api/v1/enrolment-tokens", R"({"unit_id":"1","days_valid":7})");
    REQUIRE(made.status == 201);
    const Json token(made.body);
    CHECK(has_all_of(token, "", "NewEnrolmentToken"));
    CHECK(token.text("/linux_command").find(token.text("/token")) != std::string::npos);
    CHECK(token.text("/linux_command").find(demo.server.url()) != std::string::npos);
    CHECK(token.text("/other_agents_address") == demo.server.url() + "/inventory/" + token.text("/token"));
    CHECK(token.text("/ca_fingerprint") == demo.server.ca_fingerprint());

    const auto listed = demo.client.get("/api/v1/enrolment-tokens");
    CHECK(has_all_of(Json(listed.body), "/items/0", "EnrolmentToken"));
    CHECK(listed.body.find(token.text("/token")) == std::string::npos);

    const auto enrolment = R"({"token":")" + token.text("/token") + R"(","device_id":"pc-1","hostname":"pc-1"})";
    CHECK(demo.client.post("/api/v1/agents/enrol", enrolment).status == 201);
    const auto path = "/api/v1/enrolment-tokens/" + token.text("/id");
    CHECK(demo.client.send("DELETE", path, "").status == 204);
    CHECK(demo.client.post("/api/v1/agents/enrol", enrolment).status == 403);
    CHECK(demo.client.send("DELETE", "/api/v1/enrolment-tokens/999999", "").status == 404);
}

TEST_CASE("what is not there is a 404 that says so in both languages", "[api][answers]") {
    Demo demo;
    for (const auto* path : {"/api/v1/machines/999999", "/api/v1/machines/x", "/api/v1/plans/999999", "/api/v1/none"}) {
        INFO(path);
        const auto answer = demo.client.get(path);
        CHECK(answer.status == 404);
        CHECK(answer.field("Content-Type") == "application/problem+json");
        const Json problem(answer.body);
        CHECK(has_all_of(problem, "", "Problem"));
        CHECK_FALSE(problem.text("/detail_vi").empty());
    }
    const auto answer = demo.client.send("DELETE", "/api/v1/ranking", "");
    CHECK(answer.status == 405);
    CHECK(answer.field("Allow") == "GET, HEAD");
}

TEST_CASE("the server's terminal shows the worst machines and a plan", "[api][answers]") {
    Demo demo;
    const auto shown =
        run_program(server_program(), {"--data", (demo.scratch.path() / "data").string(), "summary", "1500000000"});
    INFO(shown.said << shown.complained);
    REQUIRE(shown.code == 0);
    CHECK(shown.said.find(" 10. ") != std::string::npos);
    CHECK(shown.said.find("1.500.000.000") != std::string::npos);
    CHECK(shown.said.find("demo data") != std::string::npos);
}
