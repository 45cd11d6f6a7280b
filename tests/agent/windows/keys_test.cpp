#include "tests/agent/windows/windows_agent.h"
#include "tests/server/running/api_client.h"
#include "tests/server/running/running_server.h"

#include <catch2/catch.hpp>

#include <csignal>

using namespace rasoat;

namespace {

void check_enrolled(const tests::WindowsAgent& agent, const tests::RunningServer& server) {
    const auto enrolled = agent.enrol(server.url(), server.enrolment_token(), server.ca_fingerprint());
    INFO(enrolled.output);
    REQUIRE(enrolled.exit_code == 0);
}

bool has_stored(const tests::RunningServer& server, int reports) {
    const auto wanted = "rasoat_reports_total{outcome=\"stored\"} " + std::to_string(reports) + "\n";
    return tests::ApiClient(server).get("/metrics").body.find(wanted) != std::string::npos;
}

} // namespace

TEST_CASE("a Windows agent changes a key that is old, and uses the new one", "[windows]") {
    const tests::TemporaryFolder data;
    tests::RunningServer::Options options;
    options.settings = "[reports]\nkey_days = 0\n"; // every key is old
    const tests::RunningServer server(data.path() / "server", options);
    const tests::WindowsAgent agent;
    agent.configure("benchmark = off\nstrain = off\n");
    check_enrolled(agent, server);
    const auto first = agent.enrolment();
    CHECK_THAT(agent.run({"once"}).output, Catch::Contains("confirmed"));
    const auto second = agent.enrolment();
    CHECK(second.at("key") != first.at("key"));
    CHECK(second.at("retiring_key") == first.at("key"));
    CHECK_THAT(agent.run({"once"}).output, Catch::Contains("Nothing has changed"));

    agent.change_enrolment("key", first.at("key"));
    agent.change_enrolment("retiring_key", "");
    CHECK(agent.run({"once"}).exit_code == 3); // done with
}

TEST_CASE("a Windows machine that was copied from an image becomes a device of its own", "[windows]") {
    const tests::TemporaryFolder data;
    const tests::RunningServer server(data.path() / "server");
    const tests::WindowsAgent agent;
    check_enrolled(agent, server);
    const auto original = agent.enrolment();
    REQUIRE_FALSE(original.at("hardware").empty());

    // As on the copy: the state folder is the original's, the hardware is not.
    std::string others;
    for (const auto* kind : {"uuid", "serial", "board", "disk", "address"})
        others.append(kind).append(":0123456789abcdef ");
    agent.change_enrolment("hardware", others);
    CHECK_THAT(agent.run({"once"}).output, Catch::Contains("confirmed"));
    const auto copy = agent.enrolment();
    CHECK(copy.at("key") != original.at("key"));
    CHECK(copy.at("device_id") != original.at("device_id"));
    CHECK(copy.at("hardware") == original.at("hardware"));
}

TEST_CASE("a Windows machine that loses its power before a report is sent sends it afterwards, once", "[windows]") {
    const tests::TemporaryFolder data;
    const tests::RunningServer server(data.path() / "server");
    const tests::WindowsAgent agent;
    check_enrolled(agent, server);
    server.send_signal(SIGSTOP); // takes connections, and answers none
    agent.cut_off_when_it_has_spooled({"once"});
    server.send_signal(SIGCONT);
    CHECK_THAT(agent.run({"status"}).output, Catch::Contains("Reports waiting: 1"));
    CHECK_FALSE(has_stored(server, 1));

    // The report of after the cut tells the same as the one of before it, and so takes its place.
    CHECK_THAT(agent.run({"once"}).output, Catch::Contains("confirmed"));
    CHECK_THAT(agent.run({"status"}).output, Catch::Contains("Reports waiting: 0"));
    CHECK(has_stored(server, 1));
}
