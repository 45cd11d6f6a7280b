#include "agent/report/report_json.h"
#include "tests/fleet/metrics_page.h"
#include "tests/server/running/agent_requests.h"
#include "tests/server/running/running_server.h"
#include "tests/small_disk.h"
#include "tests/temporary_folder.h"

#include <catch2/catch.hpp>
#include <fmt/chrono.h>

#include <algorithm>
#include <fstream>
#include <random>

using namespace rasoat;
using namespace rasoat::tests;

namespace {

std::optional<double> metric_of(ApiClient& client, std::string_view series) {
    return fleet::metric(client.get("/metrics").body, series);
}

/// What no compression makes smaller, in a section that the report has no place for and that is kept as it came.
std::string with_noise(std::string json, std::minstd_rand& random) {
    std::string noise;
    for (int i = 0; i < 1'000'000; ++i)
        noise += static_cast<char>('!' + random() % 90);
    std::ranges::replace_if(
        noise, [](char c) { return c == '"' || c == '\\'; }, ' ');
    return json.replace(json.find("\"content\":{"), 11, "\"content\":{\"notes\":\"" + noise + "\",");
}

} // namespace

TEST_CASE("a full disk is answered 503, and the room made on it is used without a restart", "[protocol][faults]") {
    const TemporaryFolder scratch;
    const auto data = scratch.path() / "data";
    std::filesystem::create_directory(data);
    const SmallDisk disk(data, 24);
    if (!disk.mounted()) {
        WARN("not run: mounting a small disk needs root");
        return;
    }
    const auto ballast = data / "ballast";
    std::ofstream(ballast) << std::string(std::size_t{8} * 1024 * 1024, 'b');
    const RunningServer server(data);
    ApiClient client(server);
    const auto agent = enrol(client, server.enrolment_token(), "pc");
    std::minstd_rand random;
    std::string json;
    std::string key;
    fleet::Answer answer;
    std::uint64_t states = 0;
    do {
        ++states;
        json = with_noise(to_json(office_pc("pc", {1024 * states})), random);
        key = "state-" + std::to_string(1000 + states);
        answer = send_report(client, agent, json, key);
    } while (answer.status == 204 && states < 200);
    CHECK(answer.status == 503);
    CHECK(std::stoi(answer.field("Retry-After")) > 0);
    REQUIRE(states > 1);
    CHECK(send_report(client, agent, json, key).status == 503);
    CHECK(client.get("/metrics").status == 200); // what only reads goes on

    std::filesystem::remove(ballast);
    CHECK(send_report(client, agent, json, key).status == 204);
    CHECK(send_heartbeat(client, agent, office_pc("pc", {1024 * states})).status == 204);
    CHECK(metric_of(client, "rasoat_machines") == 1);
    CHECK(metric_of(client, "rasoat_reports_total{outcome=\"stored\"}") == static_cast<double>(states));
}

TEST_CASE("a report that breaks off half way is not stored, and its agent sends it again", "[protocol][faults]") {
    const TemporaryFolder scratch;
    const RunningServer server(scratch.path() / "data");
    ApiClient client(server);
    const auto agent = enrol(client, server.enrolment_token(), "pc-1");
    const auto pc = office_pc("pc-1");
    const auto body = gzip_of(to_json(pc));
    const auto head = "POST /api/v1/agents/reports HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                      "Content-Encoding: gzip\r\nIdempotency-Key: report-0001\r\nAuthorization: Bearer " +
                      agent.key + "\r\n";
    for (const auto& length :
         {"Content-Length: " + std::to_string(body.size()) + "\r\n\r\n",
          std::string("Transfer-Encoding: chunked\r\n\r\n1000\r\n")})
        for (const std::size_t part : {std::size_t{0}, std::size_t{1}, body.size() / 2, body.size() - 1}) {
            ApiClient cut(server);
            cut.connection().send(head + length + body.substr(0, part));
        }
    while (metric_of(client, "rasoat_connections") != 1) // until the server has seen every end
        std::this_thread::yield();
    CHECK(metric_of(client, "rasoat_machines") == 0);
    CHECK(send_heartbeat(client, agent, pc).status == 409);
    CHECK(send_report(client, agent, to_json(pc), "report-0001").status == 204);
    CHECK(metric_of(client, "rasoat_reports_total{outcome=\"stored\"}") == 1);
}

TEST_CASE("a copy of an older report that comes late changes nothing", "[protocol][faults]") {
    const TemporaryFolder scratch;
    const RunningServer server(scratch.path() / "data");
    ApiClient client(server);
    const auto agent = enrol(client, server.enrolment_token(), "pc-1");
    const auto older = to_json(office_pc("pc-1", {8192}));
    const auto newer = to_json(office_pc("pc-1", {16384}));
    REQUIRE(send_report(client, agent, older, "report-older").status == 204);
    REQUIRE(send_report(client, agent, newer, "report-newer").status == 204);
    // As a proxy, or a connection that was given up for lost, delivers what had been sent before.
    for (int copy = 0; copy < 3; ++copy) {
        ApiClient late(server);
        CHECK(send_report(late, agent, older, "report-older").status == 204);
    }
    CHECK(send_heartbeat(client, agent, office_pc("pc-1", {16384})).status == 204);
    CHECK(send_heartbeat(client, agent, office_pc("pc-1", {8192})).status == 409);
    CHECK(metric_of(client, "rasoat_reports_total{outcome=\"stored\"}") == 2);
    CHECK(metric_of(client, "rasoat_reports_total{outcome=\"repeated\"}") == 3);
}

TEST_CASE("a PC whose clock stands in 1980 or 2090 is heard of now", "[protocol][faults]") {
    const TemporaryFolder scratch;
    const RunningServer server(scratch.path() / "data");
    ApiClient client(server);
    const auto token = server.enrolment_token();
    ApiClient officer(server);
    officer.sign_in_as_administrator(server);
    const auto started = fmt::format("{:%FT%T}", fmt::gmtime(std::chrono::system_clock::now())); // sorts as time does
    int machine = 0;
    for (const auto year : {1980, 2090}) {
        const auto name = "pc-of-" + std::to_string(year);
        const auto agent = enrol(client, token, name);
        auto pc = office_pc(name);
        const std::chrono::sys_days today = std::chrono::year(year) / 1 / 2;
        pc.operating_system.installed = today;
        pc.strain.push_back({.day = today, .minutes_on = 60, .minutes_working = 60});
        REQUIRE(send_report(client, agent, to_json(pc), "report-0001").status == 204);
        CHECK(send_heartbeat(client, agent, pc).status == 204);
        const Json page(officer.get("/api/v1/machines/" + std::to_string(++machine)).body);
        CHECK(page.text("/machine/reported_at") >= started);
        CHECK(page["/strain"].is_null()); // days that cannot have been watched yet, or so long ago
    }
}
