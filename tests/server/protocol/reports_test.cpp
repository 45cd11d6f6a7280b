#include "agent/report/report_json.h"
#include "tests/fleet/metrics_page.h"
#include "tests/server/running/agent_requests.h"
#include "tests/server/running/running_server.h"
#include "tests/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace rasoat;
using namespace rasoat::tests;

namespace {

double metric_of(ApiClient& client, std::string_view series) {
    return fleet::metric(client.get("/metrics").body, series).value_or(-1);
}

} // namespace

TEST_CASE("a report is stored, and its heartbeat is then answered 204", "[protocol][reports]") {
    const TemporaryFolder scratch;
    const RunningServer server(scratch.path() / "data");
    ApiClient client(server);
    const auto agent = enrol(client, server.enrolment_token(), "pc-1");
    const auto pc = office_pc("pc-1");

    const auto before = send_heartbeat(client, agent, pc);
    CHECK(before.status == 409);
    CHECK(Json(before.body).text("/type") == "/problems/send-it-whole");

    const auto stored = send_report(client, agent, to_json(pc), "first-report");
    REQUIRE(stored.status == 204);
    CHECK_FALSE(stored.field("Rasoat-Next-Report").empty());

    const auto held = send_heartbeat(client, agent, pc);
    CHECK(held.status == 204);
    CHECK_FALSE(held.field("Rasoat-Next-Report").empty());
    CHECK(send_heartbeat(client, agent, office_pc("pc-1", {16384})).status == 409);
    CHECK(metric_of(client, "rasoat_machines") == 1);
}

TEST_CASE("the same report sent twice under one key is stored once", "[protocol][reports]") {
    const TemporaryFolder scratch;
    const RunningServer server(scratch.path() / "data");
    ApiClient client(server);
    const auto agent = enrol(client, server.enrolment_token(), "pc-1");
    const auto json = to_json(office_pc("pc-1"));

    REQUIRE(send_report(client, agent, json, "report-0001").status == 204);
    REQUIRE(send_report(client, agent, json, "report-0001").status == 204);
    CHECK(metric_of(client, "rasoat_reports_total{outcome=\"stored\"}") == 1);
    CHECK(metric_of(client, "rasoat_reports_total{outcome=\"repeated\"}") == 1);

    const auto reused = send_report(client, agent, to_json(office_pc("pc-1", {4096})), "report-0001");
    CHECK(reused.status == 422);
    CHECK(Json(reused.body).text("/field") == "Idempotency-Key");
    CHECK(send_heartbeat(client, agent, office_pc("pc-1")).status == 204);
}

TEST_CASE("a report may come without compression", "[protocol][reports]") {
    const TemporaryFolder scratch;
    const RunningServer server(scratch.path() / "data");
    ApiClient client(server);
    const auto agent = enrol(client, server.enrolment_token(), "pc-1");
    const auto answer = client.post(
        "/api/v1/agents/reports", to_json(office_pc("pc-1")),
        {{"Authorization", "Bearer " + agent.key}, {"Idempotency-Key", "plain-report"}});
    CHECK(answer.status == 204);
}

TEST_CASE("an unknown device key is refused before its body is looked at", "[protocol][reports]") {
    const TemporaryFolder scratch;
    const RunningServer server(scratch.path() / "data");
    ApiClient client(server);
    const auto answer = send_report(client, {"pc-1", "no-such-key"}, "not even JSON", "report-0001");
    CHECK(answer.status == 401);
    CHECK(Json(answer.body).text("/type") == "/problems/unknown-key");
    CHECK(client.get("/healthz").status == 200);
}

TEST_CASE("the next report is asked for at times spread over a fifth of the interval", "[protocol][reports]") {
    const TemporaryFolder scratch;
    RunningServer::Options options;
    options.settings = "[reports]\nnext_report_seconds = 1000\n";
    const RunningServer server(scratch.path() / "data", options);
    ApiClient client(server);
    const auto agent = enrol(client, server.enrolment_token(), "pc-1");
    const auto pc = office_pc("pc-1");
    REQUIRE(send_report(client, agent, to_json(pc), "report-0001").status == 204);
    int least = 1'000'000;
    int most = 0;
    for (int i = 0; i < 50; ++i) {
        const auto seconds = std::stoi(send_heartbeat(client, agent, pc).field("Rasoat-Next-Report"));
        least = std::min(least, seconds);
        most = std::max(most, seconds);
    }
    CHECK(least >= 1800); // nothing is new: half as often

    CHECK(most <= 2200);
    CHECK(most > least);
}
