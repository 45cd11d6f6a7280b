#include "tests/fleet/metrics_page.h"
#include "tests/server/running/api_client.h"
#include "tests/server/running/running_server.h"
#include "tests/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace rasoat;
using namespace rasoat::tests;

namespace {

/// The real agent of this machine, with a state folder of its own.
struct Agent {
    std::string state;

    Ended run(std::vector<std::string> words) const {
        words.insert(words.end(), {"--state", state});
        return run_program(agent_program(), words);
    }
    Ended enrol(const RunningServer& server, const std::string& fingerprint) const {
        return run(
            {"enrol", "--server", server.url(), "--token", server.enrolment_token(), "--ca-fingerprint", fingerprint});
    }
};

double metric_of(const RunningServer& server, std::string_view series) {
    ApiClient client(server);
    return fleet::metric(client.get("/metrics").body, series).value_or(-1);
}

} // namespace

TEST_CASE("the agent of this machine enrols, reports, and then only says that nothing changed", "[protocol][agent]") {
    const TemporaryFolder scratch;
    const RunningServer server(scratch.path() / "data");
    const Agent agent{(scratch.path() / "agent").string()};

    const auto enrolled = agent.enrol(server, server.ca_fingerprint());
    INFO(enrolled.said << enrolled.complained << server.log());
    REQUIRE(enrolled.code == 0);
    const auto reported = agent.run({"once"});
    INFO(reported.said << reported.complained);
    REQUIRE(reported.code == 0);
    CHECK(metric_of(server, "rasoat_reports_total{outcome=\"stored\"}") == 1);
    CHECK(metric_of(server, "rasoat_machines") == 1);

    REQUIRE(agent.run({"once"}).code == 0);
    CHECK(metric_of(server, "rasoat_reports_total{outcome=\"stored\"}") == 1);
    CHECK(metric_of(server, "rasoat_heartbeats_total{outcome=\"held\"}") == 1);
}

TEST_CASE("what the agent could not send is sent when the server is back", "[protocol][agent]") {
    const TemporaryFolder scratch;
    const auto data = scratch.path() / "data";
    const Agent agent{(scratch.path() / "agent").string()};
    RunningServer::Options options;
    {
        RunningServer server(data);
        REQUIRE(agent.enrol(server, server.ca_fingerprint()).code == 0);
        options.port = server.port();
        REQUIRE(server.terminate() == 0);
    }
    CHECK(agent.run({"once"}).code == 1); // kept for later
    const RunningServer server(data, options);
    const auto sent = agent.run({"once"});
    INFO(sent.said << sent.complained);
    CHECK(sent.code == 0);
    CHECK(metric_of(server, "rasoat_reports_total{outcome=\"stored\"}") >= 1);
    CHECK(metric_of(server, "rasoat_machines") == 1);
}

TEST_CASE("an agent with another fingerprint gives its token to nobody", "[protocol][agent]") {
    const TemporaryFolder scratch;
    const RunningServer server(scratch.path() / "data");
    const Agent agent{(scratch.path() / "agent").string()};
    const auto refused = agent.enrol(server, std::string(64, 'a'));
    CHECK(refused.code != 0);
    CHECK(metric_of(server, "rasoat_enrolments_total") == 0);
    CHECK(server.log().find("/api/v1/agents/enrol") == std::string::npos);
    CHECK(agent.run({"once"}).code == 3); // not enrolled
}
