#include "tests/fleet/metrics_page.h"
#include "tests/server/running/api_client.h"
#include "tests/server/running/running_server.h"
#include "tests/server/running/text_file.h"
#include "tests/shared_data.h"
#include "tests/temporary_folder.h"

#include <catch2/catch.hpp>

#include <map>
#include <sstream>

using namespace rasoat;
using namespace rasoat::tests;

namespace {

/// The real agent with a state folder and a configuration of its own.
struct Agent {
    explicit Agent(const std::filesystem::path& folder)
        : state(folder / "agent"), configuration(folder / "agent.conf") {
        write_text(configuration, "benchmark = off\nstrain = off\n");
    }

    [[nodiscard]] Ended run(std::vector<std::string> words) const {
        words.insert(words.end(), {"--state", state.string(), "--config", configuration.string()});
        return run_program(agent_program(), words);
    }
    [[nodiscard]] Ended enrol(const RunningServer& server) const {
        return run(
            {"enrol", "--server", server.url(), "--token", server.enrolment_token(), "--ca-fingerprint",
             server.ca_fingerprint()});
    }
    /// What the state folder's file "enrolment" says.
    [[nodiscard]] std::map<std::string, std::string> enrolment() const {
        std::map<std::string, std::string> values;
        std::istringstream lines(file_bytes(state / "enrolment"));
        for (std::string line; std::getline(lines, line);)
            if (const auto equals = line.find(" = "); equals != std::string::npos)
                values[line.substr(0, equals)] = line.substr(equals + 3);
        return values;
    }
    void change(const std::string& key, const std::string& value) const {
        auto values = enrolment();
        values[key] = value;
        std::string text;
        for (const auto& [name, content] : values)
            text.append(name).append(" = ").append(content).append("\n");
        write_text(state / "enrolment", text);
    }

    std::filesystem::path state;
    std::filesystem::path configuration;
};

double metric_of(const RunningServer& server, std::string_view series) {
    ApiClient client(server);
    return fleet::metric(client.get("/metrics").body, series).value_or(-1);
}

} // namespace

TEST_CASE(
    "a key that is old is changed by the device itself, and the old one ends when the new one is used", "[keys]") {
    const TemporaryFolder scratch;
    RunningServer::Options options;
    options.settings = "[reports]\nkey_days = 0\n"; // every key is old
    const RunningServer server(scratch.path() / "data", options);
    const Agent agent(scratch.path());
    REQUIRE(agent.enrol(server).code == 0);
    const auto first = agent.enrolment();

    REQUIRE(agent.run({"once"}).code == 0);
    const auto second = agent.enrolment();
    CHECK(second.at("key") != first.at("key"));
    CHECK(second.at("retiring_key") == first.at("key"));
    CHECK(second.at("device_id") == first.at("device_id"));

    REQUIRE(agent.run({"once"}).code == 0);
    CHECK(metric_of(server, "rasoat_machines") == 1);
    CHECK(metric_of(server, "rasoat_reports_total{outcome=\"stored\"}") == 1); // by its new key it is the same machine
    agent.change("key", first.at("key"));
    agent.change("retiring_key", "");
    CHECK(agent.run({"once"}).code == 3); // done with
    CHECK_THAT(agent.run({"status"}).said, Catch::Contains("has been revoked"));
}

TEST_CASE("a server that was put back to yesterday, before a key was changed, is served by the old key", "[keys]") {
    const TemporaryFolder scratch;
    const RunningServer server(scratch.path() / "data");
    const Agent agent(scratch.path());
    REQUIRE(agent.enrol(server).code == 0);
    const auto known = agent.enrolment().at("key");
    agent.change("retiring_key", known);
    agent.change("key", std::string(43, 'x')); // of which the server knows nothing
    const auto reported = agent.run({"once"});
    INFO(reported.complained);
    CHECK(reported.code == 0);
    CHECK(agent.enrolment().at("key") == known);
}

TEST_CASE("an unknown key is replaced where the configuration has a token, and waits politely where not", "[keys]") {
    const TemporaryFolder scratch;
    const RunningServer server(scratch.path() / "data");
    const Agent agent(scratch.path());
    REQUIRE(agent.enrol(server).code == 0);
    REQUIRE(agent.run({"once"}).code == 0);
    agent.change("key", std::string(43, 'x'));
    CHECK(agent.run({"once"}).code == 3);
    CHECK_THAT(agent.run({"status"}).said, Catch::Contains("agent.conf"));

    write_text(
        agent.configuration, "server = " + server.url() + "\ntoken = " + server.enrolment_token() +
                                 "\nca_fingerprint = " + server.ca_fingerprint() + "\n");
    const auto again = agent.run({"once"});
    INFO(again.complained);
    CHECK(again.code == 0);
    CHECK(agent.run({"status"}).code == 0);
}

TEST_CASE(
    "a machine whose key the officer has ended says so, and comes back by a new token without a visit", "[keys]") {
    const TemporaryFolder scratch;
    const RunningServer server(scratch.path() / "data");
    const Agent agent(scratch.path());
    REQUIRE(agent.enrol(server).code == 0);
    REQUIRE(agent.run({"once"}).code == 0);
    ApiClient officer(server);
    officer.sign_in_as_administrator(server);
    CHECK(officer.send("DELETE", "/api/v1/machines/1/keys", {}).status == 204);
    CHECK(officer.send("DELETE", "/api/v1/machines/99/keys", {}).status == 404);

    CHECK(agent.run({"once"}).code == 3);
    const auto status = agent.run({"status"});
    CHECK(status.code == 3);
    CHECK_THAT(status.said, Catch::Contains("has been revoked"));
    write_text(
        agent.configuration, "server = " + server.url() + "\ntoken = " + server.enrolment_token() +
                                 "\nca_fingerprint = " + server.ca_fingerprint() + "\n");
    CHECK(agent.run({"once"}).code == 0);
    CHECK(agent.run({"status"}).code == 0);
}

TEST_CASE(
    "a revoked machine stays out while its configuration has the token of before, and the server agrees", "[keys]") {
    const TemporaryFolder scratch;
    const RunningServer server(scratch.path() / "data");
    const Agent agent(scratch.path());
    const auto configure = [&](const std::string& token) {
        write_text(
            agent.configuration,
            "server = " + server.url() + "\ntoken = " + token + "\nca_fingerprint = " + server.ca_fingerprint() + "\n");
    };
    const auto enrolments = [&] {
        const auto log = server.log();
        return log.find("agent_enrolled") == log.rfind("agent_enrolled") ? 1 : 2;
    };
    const auto token = server.enrolment_token();
    configure(token);
    REQUIRE(agent.run({"enrol"}).code == 0);
    REQUIRE(agent.run({"once"}).code == 0);
    ApiClient officer(server);
    officer.sign_in_as_administrator(server);
    REQUIRE(officer.send("DELETE", "/api/v1/machines/1/keys", {}).status == 204);

    CHECK(agent.run({"once"}).code == 3);
    CHECK_THAT(agent.run({"status"}).said, Catch::Contains("has been revoked"));
    const auto insisted = agent.run({"enrol"}); // somebody at the machine tries it all the same
    CHECK(insisted.code == 4);
    CHECK_THAT(insisted.complained, Catch::Contains("by a new token"));
    CHECK(enrolments() == 1);

    configure(server.enrolment_token());
    CHECK(agent.run({"once"}).code == 0);
    CHECK(enrolments() == 2);
    CHECK(agent.run({"status"}).code == 0);
}

TEST_CASE("a machine that was copied from an image becomes a device of its own, without token and visit", "[keys]") {
    const TemporaryFolder scratch;
    const RunningServer server(scratch.path() / "data");
    const Agent agent(scratch.path());
    REQUIRE(agent.enrol(server).code == 0);
    REQUIRE(agent.run({"once"}).code == 0);
    const auto original = agent.enrolment();
    if (original.at("hardware").empty()) return; // a virtual machine that tells nothing of itself

    // As on the copy: the state folder is the original's, the hardware is not.
    std::string others;
    for (const auto* kind : {"uuid", "serial", "board", "disk", "address"})
        others.append(kind).append(":0123456789abcdef ");
    agent.change("hardware", others);
    const auto reported = agent.run({"once"});
    INFO(reported.complained << server.log());
    REQUIRE(reported.code == 0);
    const auto copy = agent.enrolment();
    CHECK(copy.at("key") != original.at("key"));
    CHECK(copy.at("device_id") != original.at("device_id"));
    CHECK(copy.at("hardware") == original.at("hardware"));
    CHECK_THAT(server.log(), Catch::Contains("copy_enrolled"));
    std::filesystem::create_directories(scratch.path() / "first" / "agent");
    const Agent first_one(scratch.path() / "first");
    std::filesystem::copy_file(agent.state / "ca.pem", first_one.state / "ca.pem");
    write_text(first_one.state / "enrolment", "");
    for (const auto& [key, value] : original)
        first_one.change(key, value);
    const auto unharmed = first_one.run({"once"});
    INFO(unharmed.complained);
    CHECK(unharmed.code == 0); // the original is what it was
}

TEST_CASE(
    "a copied machine beyond the day's number waits, says so, and sends nothing in the original's name", "[keys]") {
    const TemporaryFolder scratch;
    RunningServer::Options options;
    options.settings = "[reports]\ncopies_a_day = 0\n";
    const RunningServer server(scratch.path() / "data", options);
    const Agent agent(scratch.path());
    REQUIRE(agent.enrol(server).code == 0);
    if (agent.enrolment().at("hardware").empty()) return; // a virtual machine that tells nothing of itself
    agent.change(
        "hardware", "uuid:0123456789abcdef serial:0123456789abcdef board:0123456789abcdef disk:0123456789abcdef");
    CHECK(agent.run({"once"}).code == 1);
    CHECK_THAT(agent.run({"status"}).said, Catch::Contains("copies_a_day"));
    CHECK(metric_of(server, "rasoat_machines") == 0);
}
