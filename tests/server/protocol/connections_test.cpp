#include "tests/fleet/metrics_page.h"
#include "tests/server/running/api_client.h"
#include "tests/server/running/running_server.h"
#include "tests/temporary_folder.h"

#include <catch2/catch.hpp>

#include <memory>
#include <vector>

using namespace rasoat;
using namespace rasoat::tests;

TEST_CASE("idle connections give way when others wait for a thread", "[protocol][connections]") {
    const TemporaryFolder scratch;
    RunningServer::Options options;
    options.settings = "[connections]\nthreads = 4\nthreads_one_address = 100\nkeep_alive_seconds_when_short = 1\n";
    const RunningServer server(scratch.path() / "data", options);
    std::vector<std::unique_ptr<ApiClient>> idle;
    for (int i = 0; i < 4; ++i) {
        idle.push_back(std::make_unique<ApiClient>(server));
        REQUIRE(idle.back()->get("/healthz").status == 200);
    }
    ApiClient another(server); // each of the four threads keeps an idle connection
    CHECK(another.get("/healthz").status == 200);
    CHECK(fleet::metric(another.get("/metrics").body, "rasoat_connections_cut_total") == 1);
}

TEST_CASE("a slow head is cut at the deadline, however busily its bytes drip", "[protocol][connections]") {
    const TemporaryFolder scratch;
    RunningServer::Options options;
    options.settings = "[connections]\nhead_seconds = 1\n";
    const RunningServer server(scratch.path() / "data", options);
    ApiClient slow(server);
    slow.connection().send("GET /healthz HTTP/1.1\r\nX-Slow: ");
    ApiClient other(server);
    CHECK(other.get("/healthz").status == 200);
    CHECK_THROWS_AS(slow.connection().receive(), fleet::ConnectionError); // waits for the cut
    CHECK(fleet::metric(other.get("/metrics").body, "rasoat_connections_cut_total") == 1);
}

TEST_CASE("a slow body is cut at the deadline and others are not held up", "[protocol][connections]") {
    const TemporaryFolder scratch;
    RunningServer::Options options;
    options.settings = "[connections]\nbody_seconds = 1\nthreads = 4\n";
    const RunningServer server(scratch.path() / "data", options);
    std::vector<std::unique_ptr<ApiClient>> slow;
    for (int i = 0; i < 3; ++i) {
        slow.push_back(std::make_unique<ApiClient>(server));
        slow.back()->connection().send(
            "POST /api/v1/session HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"user");
    }
    ApiClient other(server);
    CHECK(other.get("/healthz").status == 200);
    for (const auto& one : slow)
        CHECK_THROWS_AS(one->connection().receive(), fleet::ConnectionError);
    CHECK(other.get("/healthz").status == 200);
}

TEST_CASE("one address gets only its share of the connections", "[protocol][connections]") {
    const TemporaryFolder scratch;
    RunningServer::Options options;
    options.settings = "[connections]\nthreads = 8\nthreads_one_address = 2\n";
    const RunningServer server(scratch.path() / "data", options);
    ApiClient first(server);
    ApiClient second(server);
    ApiClient third(server);
    CHECK(first.get("/healthz").status == 200);
    CHECK(second.get("/healthz").status == 200);
    CHECK_THROWS_AS(third.get("/healthz"), fleet::ConnectionError);
    CHECK(fleet::metric(first.get("/metrics").body, "rasoat_connections_refused_total") == 1);
}
