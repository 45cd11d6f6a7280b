#include "agent/report/report_reader.h"
#include "tests/agent/delivery/scripted_server.h"
#include "tests/agent/windows/windows_programs.h"
#include "tests/server/running/running_server.h"
#include "tests/server/running/text_file.h"
#include "tests/shared_data.h"
#include "tests/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace rasoat;

namespace {

/// The agent with a state folder of its own.
class Agent {
public:
    [[nodiscard]] tests::Finished
    run(std::vector<std::string> words, const std::vector<std::string>& environment = {}) const {
        words.insert(words.end(), {"--state", tests::windows_path(state()), "--config", tests::windows_path(config())});
        return tests::run_windows_agent(words, environment);
    }
    [[nodiscard]] tests::Finished
    enrol(const std::string& url, const std::string& token, const std::string& fingerprint) const {
        return run({"enrol", "--server", url, "--token", token, "--ca-fingerprint", fingerprint});
    }
    [[nodiscard]] std::filesystem::path state() const { return folder_.path() / "state"; }

private:
    [[nodiscard]] std::filesystem::path config() const {
        auto file = folder_.path() / "agent.conf";
        tests::write_text(file, "");
        return file;
    }
    tests::TemporaryFolder folder_;
};

/// The state of an agent that is enrolled at that server, by whatever authority it has been.
void enrol_by_hand(const Agent& agent, const delivery::ServerAddress& address, const std::filesystem::path& authority) {
    std::filesystem::create_directories(agent.state());
    tests::write_text(
        agent.state() / "enrolment",
        "server = " + delivery::url_of(address) + "\ndevice_id = pc\nkey = " + std::string(43, 'k') + "\n");
    tests::write_text(agent.state() / "ca.pem", tests::file_bytes(authority));
}

} // namespace

TEST_CASE("a Windows machine's report is understood by the server's reader", "[windows]") {
    const auto output = tests::run_windows_agent({"inventory"}).output;
    const auto report = report::read_report(output.substr(output.find("{\"deviceid\"")));
    REQUIRE(report.operating_system.name);
    CHECK_THAT(*report.operating_system.name, Catch::StartsWith("Microsoft Windows"));
    CHECK(report.processors.size() == 1);
    CHECK(report.memory.total);
    CHECK_FALSE(report.volumes.empty());
    CHECK_FALSE(report.network_adapters.empty());
}

TEST_CASE("a Windows agent enrols, reports, says that nothing is new, and sends later what it could not", "[windows]") {
    const tests::TemporaryFolder data;
    const Agent agent;
    std::uint16_t port = 0;
    {
        tests::RunningServer server(data.path() / "server");
        port = server.port();
        const auto enrolled = agent.enrol(server.url(), server.enrolment_token(), server.ca_fingerprint());
        INFO(enrolled.output);
        REQUIRE(enrolled.exit_code == 0);
        CHECK_THAT(agent.run({"once"}).output, Catch::Contains("confirmed"));
        CHECK_THAT(agent.run({"once"}).output, Catch::Contains("Nothing has changed"));
        CHECK(agent.run({"status"}).exit_code == 0);
        server.kill_at_once();
    }
    std::filesystem::remove(agent.state() / "status"); // so that the next report is a whole one
    const auto without_server = agent.run({"once"});
    CHECK(without_server.exit_code == 1);
    CHECK_THAT(without_server.output, Catch::Contains("kept for later"));
    CHECK_THAT(agent.run({"status"}).output, Catch::Contains("Reports waiting: 1"));

    const tests::RunningServer again(data.path() / "server", {.port = port});
    CHECK_THAT(agent.run({"once"}).output, Catch::Contains("confirmed"));
    CHECK_THAT(agent.run({"status"}).output, Catch::Contains("Reports waiting: 0"));
}

TEST_CASE("a Windows agent tells nothing to a server by another authority", "[windows]") {
    const tests::TemporaryFolder folder;
    const auto real = tests::make_certificates(folder.path() / "real", "DNS:localhost");
    const auto other = tests::make_certificates(folder.path() / "other", "DNS:localhost");
    const tests::ScriptedServer impostor(other, {tests::http_answer(204)});
    const Agent agent;
    enrol_by_hand(agent, impostor.address(), real.authority);
    const auto once = agent.run({"once"});
    CHECK(once.exit_code == 1);
    CHECK_THAT(once.output, Catch::Contains("does not prove") && Catch::Contains("nothing was sent"));
    CHECK(impostor.requests().empty());
}

TEST_CASE("a Windows agent tells nothing to a server of another name", "[windows]") {
    const tests::TemporaryFolder folder;
    const auto certificates = tests::make_certificates(folder.path(), "DNS:rasoat.example.vn,IP:10.0.0.1");
    const tests::ScriptedServer server(certificates, {tests::http_answer(204), tests::http_answer(204)});
    for (const auto* host : {"localhost", "127.0.0.1"}) {
        const Agent agent;
        enrol_by_hand(agent, {host, server.address().port}, certificates.authority);
        CHECK_THAT(agent.run({"once"}).output, Catch::Contains("for another name"));
    }
    CHECK(server.requests().empty());
}

TEST_CASE("a Windows agent enrols nowhere by a fingerprint that the server does not show", "[windows]") {
    const tests::TemporaryFolder folder;
    const auto real = tests::make_certificates(folder.path() / "real", "DNS:localhost");
    const auto other = tests::make_certificates(folder.path() / "other", "DNS:localhost");
    const tests::ScriptedServer impostor(other, {tests::http_answer(204)});
    const Agent agent;
    const auto refused = agent.enrol(delivery::url_of(impostor.address()), "T0KEN", real.fingerprint);
    CHECK(refused.exit_code == 1);
    CHECK_THAT(refused.output, Catch::Contains("no CA certificate with the fingerprint"));
    CHECK(impostor.requests().empty());
}

TEST_CASE("a Windows agent says that the proxy, and not the server, is missing", "[windows]") {
    const tests::TemporaryFolder folder;
    const auto certificates = tests::make_certificates(folder.path(), "DNS:localhost");
    std::uint16_t closed_port = 0;
    {
        const tests::ScriptedServer gone(certificates, {});
        closed_port = gone.address().port;
    }
    const Agent agent;
    enrol_by_hand(agent, {"rasoat.example.vn", 443}, certificates.authority);
    const auto proxy = "127.0.0.1:" + std::to_string(closed_port);
    const auto once = agent.run({"once"}, {"http_proxy=http://" + proxy});
    CHECK_THAT(once.output, Catch::Contains("the proxy " + proxy) && Catch::Contains("is not there"));
}
