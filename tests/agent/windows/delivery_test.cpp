#include "agent/report/content_digest.h"
#include "agent/report/report_reader.h"
#include "tests/agent/delivery/plain_server.h"
#include "tests/agent/delivery/real_proxy.h"
#include "tests/agent/delivery/scripted_server.h"
#include "tests/agent/windows/windows_agent.h"
#include "tests/agent/windows/windows_programs.h"
#include "tests/server/running/running_server.h"
#include "tests/server/running/text_file.h"
#include "tests/shared_data.h"
#include "tests/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace rasoat;

namespace {

/// The state of an agent that is enrolled at that server, by whatever authority it has been.
void enrol_by_hand(
    const tests::WindowsAgent& agent, const delivery::ServerAddress& address, const std::filesystem::path& authority) {
    std::filesystem::create_directories(agent.state());
    tests::write_text(
        agent.state() / "enrolment",
        "server = " + delivery::url_of(address) + "\ndevice_id = pc\nkey = " + std::string(43, 'k') + "\n");
    tests::write_text(agent.state() / "ca.pem", tests::file_bytes(authority));
}

report::Report inventory(const std::string& architecture) {
    const auto output = tests::run_windows_agent({"inventory"}, {}, architecture).output;
    return report::read_report(output.substr(output.find("{\"deviceid\"")));
}

void check_inventory(const std::string& architecture) {
    const auto report = inventory(architecture);
    REQUIRE(report.operating_system.name);
    CHECK_THAT(*report.operating_system.name, Catch::StartsWith("Microsoft Windows"));
    CHECK(report.processors.size() == 1);
    CHECK(report.memory.total);
    CHECK_FALSE(report.volumes.empty());
    CHECK_FALSE(report.network_adapters.empty());
}

void check_the_way_of_reports(const std::string& architecture) {
    const tests::TemporaryFolder data;
    const tests::WindowsAgent agent(architecture);
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

/// What a Windows agent says of a server whose certificate is valid from and until so many days from now, and whose own
/// clock is so many days ahead; and what the server was asked.
struct Heard {
    std::string said;
    std::vector<std::string> asked;
};
Heard heard_of_dates(int from_days, int until_days, int clock_days) {
    const tests::TemporaryFolder folder;
    const auto certificates = tests::make_certificates(folder.path(), "DNS:localhost");
    tests::make_valid(certificates, from_days, until_days);
    const tests::ScriptedServer server(certificates, {tests::http_answer(200, tests::date_header(clock_days))});
    const tests::WindowsAgent agent;
    enrol_by_hand(agent, server.address(), certificates.authority);
    const auto said = agent.run({"once"}).output + agent.run({"status"}).output;
    return {said, server.requests()};
}

} // namespace

TEST_CASE("a Windows machine's report is understood by the server's reader", "[windows]") {
    check_inventory("x64");
}

TEST_CASE("a 32-bit agent's report is understood by the server's reader", "[windows]") {
    if (tests::runs_here("x86")) check_inventory("x86");
}

TEST_CASE("a 32-bit agent sees the same 64-bit Windows as a 64-bit one, its registry too", "[windows]") {
    if (!tests::runs_here("x86")) return;
    const std::string key =
        R"(HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion)"; // 32-bit programs have one of their own
    REQUIRE(
        tests::run_windows({"reg", "add", key, "/v", "UBR", "/t", "REG_DWORD", "/d", "24601", "/f"}).exit_code == 0);
    const auto by_64_bits = inventory("x64");
    const auto by_32_bits = inventory("x86");
    tests::run_windows({"reg", "delete", key, "/v", "UBR", "/f"});
    REQUIRE(by_32_bits.operating_system.kernel_version);
    CHECK_THAT(*by_32_bits.operating_system.kernel_version, Catch::EndsWith(".24601"));
    CHECK(by_32_bits.operating_system.architecture == by_64_bits.operating_system.architecture);
    CHECK(report::content_digest(by_32_bits) == report::content_digest(by_64_bits));
}

TEST_CASE("a Windows agent enrols, reports, says that nothing is new, and sends later what it could not", "[windows]") {
    check_the_way_of_reports("x64");
}

TEST_CASE("a 32-bit agent enrols, reports, says that nothing is new, and sends later what it could not", "[windows]") {
    if (tests::runs_here("x86")) check_the_way_of_reports("x86");
}

TEST_CASE("a Windows agent takes a server by its name or its address, as its certificate has them", "[windows]") {
    const struct {
        const char* names;
        const char* host;
    } cases[] = {
        {"IP:127.0.0.1", "127.0.0.1"},
        {"DNS:rasoat.example.vn,IP:10.0.0.1,IP:127.0.0.1", "127.0.0.1"},
        {"critical,IP:127.0.0.1,DNS:localhost", "127.0.0.1"},
        {"IP:::1,IP:127.0.0.1,DNS:*.example.vn,DNS:localhost", "localhost"},
    };
    for (const auto& [names, host] : cases) {
        CAPTURE(names, host);
        const tests::TemporaryFolder folder;
        const auto certificates = tests::make_certificates(folder.path(), names);
        const tests::ScriptedServer server(certificates, {tests::http_answer(204)});
        const tests::WindowsAgent agent;
        enrol_by_hand(agent, {host, server.address().port}, certificates.authority);
        CHECK_THAT(agent.run({"once"}).output, Catch::Contains("confirmed"));
        CHECK(server.requests().size() == 1);
    }
}

TEST_CASE("a Windows agent tells nothing to a server by another authority", "[windows]") {
    const tests::TemporaryFolder folder;
    const auto real = tests::make_certificates(folder.path() / "real", "DNS:localhost");
    const auto other = tests::make_certificates(folder.path() / "other", "DNS:localhost");
    const tests::ScriptedServer impostor(other, {tests::http_answer(204)});
    const tests::WindowsAgent agent;
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
        const tests::WindowsAgent agent;
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
    const tests::WindowsAgent agent;
    const auto refused = agent.enrol(delivery::url_of(impostor.address()), "T0KEN", real.fingerprint);
    CHECK(refused.exit_code == 1);
    CHECK_THAT(refused.output, Catch::Contains("no CA certificate with the fingerprint"));
    CHECK(impostor.requests().empty());
}

TEST_CASE("on Windows too this PC's wrong clock is told from a certificate that has really expired", "[windows]") {
    const auto behind = heard_of_dates(30, 400, 40);
    CHECK_THAT(behind.said, Catch::Contains("this PC's clock is wrong") && Catch::Contains("nothing was sent"));
    REQUIRE(behind.asked.size() == 1);
    CHECK(behind.asked.front().starts_with("GET /healthz")); // and nothing else was told
    CHECK_THAT(heard_of_dates(-400, -5, -40).said, Catch::Contains("this PC's clock is wrong"));
    CHECK_THAT(heard_of_dates(-400, -5, 0).said, Catch::Contains("is not valid now"));
}

TEST_CASE("a Windows agent reports through a real proxy, which sees nothing but names", "[windows]") {
    const tests::TemporaryFolder folder;
    tests::RunningServer server(folder.path() / "server");
    const tests::RealProxy proxy(folder.path());
    const auto system_wide = "http_proxy=" + delivery::url_of(proxy.address()).replace(0, 5, "http");
    const tests::WindowsAgent agent;
    const std::vector<std::string> enrolment{"enrol",
                                             "--server",
                                             server.url(),
                                             "--token",
                                             server.enrolment_token(),
                                             "--ca-fingerprint",
                                             server.ca_fingerprint()};
    const auto enrolled = agent.run(enrolment, {system_wide});
    INFO(enrolled.output);
    REQUIRE(enrolled.exit_code == 0);
    CHECK_THAT(agent.run({"once"}, {system_wide}).output, Catch::Contains("confirmed"));
    CHECK_THAT(proxy.log(), Catch::Contains("CONNECT 127.0.0.1:" + std::to_string(server.port())));
    CHECK_THAT(proxy.log(), !Catch::Contains(server.enrolment_token()));

    agent.configure("proxy = http://127.0.0.1:" + std::to_string(proxy.address().port) + "\n");
    const auto before = proxy.log().size();
    CHECK_THAT(agent.run({"once"}).output, Catch::Contains("Nothing has changed"));
    CHECK(proxy.log().size() > before);
}

TEST_CASE("on Windows too a proxy that refuses is told from one that leads to a sign-in page", "[windows]") {
    const tests::TemporaryFolder folder;
    const auto certificates = tests::make_certificates(folder.path(), "DNS:rasoat.example.vn");
    const struct {
        const char* answer;
        const char* said;
    } cases[] = {
        {"HTTP/1.1 407 Proxy Authentication Required\r\n\r\n", "asks for a password"},
        {"HTTP/1.1 403 Forbidden\r\n\r\n", "does not let through"},
        {"HTTP/1.1 302 Found\r\nLocation: http://login/\r\n\r\n", "sends to another page"},
    };
    for (const auto& [answer, said] : cases) {
        const tests::PlainServer proxy(answer);
        const tests::WindowsAgent agent;
        enrol_by_hand(agent, {"rasoat.example.vn", 443}, certificates.authority);
        agent.configure("proxy = http://127.0.0.1:" + std::to_string(proxy.address().port) + "\n");
        CHECK_THAT(agent.run({"once"}).output, Catch::Contains(said));
    }
}

TEST_CASE("a Windows agent says that the proxy, and not the server, is missing", "[windows]") {
    const tests::TemporaryFolder folder;
    const auto certificates = tests::make_certificates(folder.path(), "DNS:localhost");
    std::uint16_t closed_port = 0;
    {
        const tests::ScriptedServer gone(certificates, {});
        closed_port = gone.address().port;
    }
    const tests::WindowsAgent agent;
    enrol_by_hand(agent, {"rasoat.example.vn", 443}, certificates.authority);
    const auto proxy = "127.0.0.1:" + std::to_string(closed_port);
    const auto once = agent.run({"once"}, {"http_proxy=http://" + proxy});
    CHECK_THAT(once.output, Catch::Contains("the proxy " + proxy) && Catch::Contains("is not there"));
}
