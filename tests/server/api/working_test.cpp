#include "agent/report/report_json.h"
#include "tests/fleet/metrics_page.h"
#include "tests/server/running/agent_requests.h"
#include "tests/server/running/api_client.h"
#include "tests/temporary_folder.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>
#include <string>

using namespace rasoat;
using namespace rasoat::tests;

TEST_CASE("a server that can write says that it is well", "[api][working]") {
    const TemporaryFolder scratch;
    const RunningServer server(scratch.path() / "data");
    ApiClient client(server);
    const auto answer = client.get("/healthz");
    CHECK(answer.status == 200);
    CHECK(Json(answer.body).text("/status") == "ok");
}

TEST_CASE("a store that may grow no more refuses reports whole, says so, and stays up", "[api][working]") {
    const TemporaryFolder scratch;
    RunningServer::Options options;
    options.settings = "[storage]\nmost_megabytes = 16\n";
    const RunningServer server(scratch.path() / "data", options);
    ApiClient client(server);
    const auto token = server.enrolment_token();
    // What no compression makes smaller, in a section that the report has no place for and that is kept as it came.
    std::minstd_rand random;
    std::string noise;
    for (int i = 0; i < 3'000'000; ++i)
        noise += static_cast<char>('!' + random() % 90);
    std::replace_if(
        noise.begin(), noise.end(), [](char c) { return c == '"' || c == '\\'; }, ' ');
    fleet::Answer answer;
    int stored = 0;
    for (answer.status = 204; answer.status == 204 && stored < 20; ++stored) {
        const auto name = "pc-" + std::to_string(stored);
        auto json = to_json(office_pc(name));
        json.replace(json.find("\"content\":{"), 11, "\"content\":{\"notes\":\"" + noise + "\",");
        answer = send_report(client, enrol(client, token, name), json, "report-" + name);
    }
    --stored; // the last one was not
    CHECK(answer.status == 503);
    CHECK(std::stoi(answer.field("Retry-After")) > 0);
    CHECK(stored >= 1);
    const auto metrics = client.get("/metrics");
    CHECK(metrics.status == 200);
    CHECK(fleet::metric(metrics.body, "rasoat_machines") == stored);
}

TEST_CASE("the metrics count requests by route and status", "[api][working]") {
    const TemporaryFolder scratch;
    const RunningServer server(scratch.path() / "data");
    ApiClient client(server);
    for (int i = 0; i < 3; ++i)
        CHECK(client.get("/api/v1/overview").status == 401);
    const auto page = client.get("/metrics");
    CHECK(page.field("Content-Type") == "text/plain; version=0.0.4; charset=utf-8");
    CHECK(fleet::metric(page.body, R"(rasoat_http_requests_total{route="GET /api/v1/overview",status="401"})") == 3);
    CHECK(fleet::metric(page.body, R"(rasoat_http_request_seconds_count{route="GET /api/v1/overview"})") == 3);
    CHECK(
        fleet::metric(page.body, R"(rasoat_http_request_seconds_bucket{route="GET /api/v1/overview",le="+Inf"})") == 3);
    CHECK(fleet::metric(page.body, "rasoat_connections") == 1);
    CHECK(fleet::metric(page.body, "rasoat_store_queue") == 0);
}

TEST_CASE("every line of the log can be machine-read", "[api][working]") {
    const TemporaryFolder scratch;
    RunningServer::Options options;
    options.settings = "[log]\nformat = \"json\"\n";
    RunningServer server(scratch.path() / "data", options);
    ApiClient client(server);
    CHECK(client.get("/%22%0d%0aevent=forged%1b%5b31m.html").status == 404);
    REQUIRE(server.terminate() == 0);
    const auto log = server.log();
    std::size_t lines = 0;
    for (std::size_t start = 0; start < log.size(); ++lines) {
        const auto end = log.find('\n', start);
        const Json line(log.substr(start, end - start));
        CHECK_FALSE(line.text("/time").empty());
        CHECK_FALSE(line.text("/event").empty());
        start = end + 1;
    }
    CHECK(lines >= 4); // started, refused, stopping, stopped
}
