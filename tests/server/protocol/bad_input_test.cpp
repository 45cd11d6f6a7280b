#include "agent/report/report_json.h"
#include "tests/fleet/metrics_page.h"
#include "tests/server/running/agent_requests.h"
#include "tests/server/running/running_server.h"
#include "tests/temporary_folder.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace rasoat;
using namespace rasoat::tests;

namespace {

std::string with(std::string text, std::string_view part, std::string_view other) {
    const auto at = text.find(part);
    REQUIRE(at != std::string::npos);
    return text.replace(at, part.size(), other);
}

std::size_t lines_with(const std::string& log, std::string_view word) {
    std::size_t count = 0;
    for (auto at = log.find(word); at != std::string::npos; at = log.find(word, at + 1))
        ++count;
    return count;
}

/// A server with one agent that has reported soundly, for everything that comes after to be held against.
struct Office {
    TemporaryFolder scratch;
    RunningServer server;
    ApiClient client;
    EnrolledAgent agent;
    report::Report pc = office_pc("pc-1");
    std::string sound = to_json(pc);
    int sent = 0;

    Office() : server(scratch.path() / "data"), client(server), agent(enrol(client, server.enrolment_token(), "pc-1")) {
        REQUIRE(send_report(client, agent, sound, "sound-report").status == 204);
    }

    fleet::Answer send(const std::string& json) {
        return send_report(client, agent, json, "bad-report-" + std::to_string(++sent));
    }

    fleet::Answer send_raw(const std::string& body, Fields fields) {
        fields.emplace_back("Authorization", "Bearer " + agent.key);
        fields.emplace_back("Idempotency-Key", "bad-report-" + std::to_string(++sent));
        return client.send("POST", "/api/v1/agents/reports", body, fields);
    }

    /// Refused as said, logged once, and nothing of it stored: the server still holds the sound report and no other.
    void refuses(const fleet::Answer& answer, int status, const std::string& field) {
        INFO(answer.head << "\n" << answer.body);
        CHECK(answer.status == status);
        CHECK(answer.field("Content-Type") == "application/problem+json");
        const Json problem(answer.body);
        CHECK(problem.integer("/status") == status);
        CHECK_FALSE(problem.text("/title").empty());
        CHECK_FALSE(problem.text("/detail_vi").empty());
        if (!field.empty()) CHECK(problem.text("/field") == field);
        CHECK(lines_with(server.log(), " refused id=" + answer.field("X-Request-Id")) == 1);
        CHECK(send_heartbeat(client, agent, pc).status == 204);
        const auto metrics = client.get("/metrics").body;
        CHECK(fleet::metric(metrics, "rasoat_reports_total{outcome=\"stored\"}") == 1);
        CHECK(fleet::metric(metrics, "rasoat_machines") == 1);
    }
};

} // namespace

TEST_CASE("a report that is not JSON is refused", "[protocol][bad input]") {
    Office office;
    office.refuses(office.send("this is no JSON"), 400, "");
    office.refuses(office.send(""), 400, "");
    office.refuses(office.send(office.sound.substr(0, office.sound.size() / 2)), 400, "");
}

TEST_CASE("a report that is said to be gzip and is not, is refused", "[protocol][bad input]") {
    Office office;
    const Fields gzip{{"Content-Type", "application/json"}, {"Content-Encoding", "gzip"}};
    office.refuses(office.send_raw(office.sound, gzip), 400, "");
    const auto whole = gzip_of(office.sound);
    office.refuses(office.send_raw(whole.substr(0, whole.size() - 10), gzip), 400, "");
    office.refuses(office.send_raw(whole + "more", gzip), 400, "");
}

TEST_CASE("other content types and codings than ours are refused", "[protocol][bad input]") {
    Office office;
    office.refuses(office.send_raw(office.sound, {{"Content-Type", "text/xml"}}), 415, "");
    office.refuses(office.send_raw(office.sound, {}), 415, "");
    office.refuses(
        office.send_raw(office.sound, {{"Content-Type", "application/json"}, {"Content-Encoding", "br"}}), 415, "");
}

TEST_CASE("a report over the limit is refused, before and after decompression", "[protocol][bad input]") {
    Office office;
    const auto large =
        with(office.sound, "\"content\"", "\"filler\":\"" + std::string(5'000'000, 'x') + "\",\"content\"");
    office.refuses(office.send_raw(large, {{"Content-Type", "application/json"}}), 413, "");
    office.refuses(office.send(large), 413, "");
}

TEST_CASE("a decompression bomb is given up at the limit", "[protocol][bad input]") {
    Office office;
    std::string spaces;
    spaces.resize(400'000'000, ' ');
    const auto bomb = gzip_of(spaces);
    REQUIRE(bomb.size() < 1'000'000);
    office.refuses(
        office.send_raw(bomb, {{"Content-Type", "application/json"}, {"Content-Encoding", "gzip"}}), 413, "");
}

TEST_CASE("a wrong type is refused by its field", "[protocol][bad input]") {
    Office office;
    office.refuses(office.send(with(office.sound, "\"core\":2", "\"core\":\"many\"")), 422, "/content/cpus/0/core");
    office.refuses(
        office.send(R"({"action":"inventory","deviceid":"pc-1","content":{"cpus":5}})"), 422, "/content/cpus");
    office.refuses(office.send(R"({"action":"inventory","deviceid":"pc-1","content":[]})"), 422, "/content");
}

TEST_CASE("an absurd value is refused by its field", "[protocol][bad input]") {
    Office office;
    office.refuses(office.send(with(office.sound, "\"core\":2", "\"core\":2000000")), 422, "/content/cpus/0/core");
    office.refuses(office.send(with(office.sound, "\"core\":2", "\"core\":-2")), 422, "/content/cpus/0/core");
}

TEST_CASE("too deep a report is refused", "[protocol][bad input]") {
    Office office;
    office.refuses(
        office.send(with(
            office.sound, "\"content\"",
            "\"deep\":" + std::string(2000, '[') + std::string(2000, ']') + ",\"content\"")),
        400, "");
}

TEST_CASE("NULs and broken UTF-8 are refused", "[protocol][bad input]") {
    Office office;
    office.refuses(office.send(with(office.sound, "OptiPlex", "Opti\\u0000Plex")), 422, "/content/bios/smodel");
    office.refuses(office.send(with(office.sound, "OptiPlex", std::string("Opti\0Plex", 9))), 400, "");
    office.refuses(office.send(with(office.sound, "OptiPlex", "Opti\xff\xfePlex")), 400, "");
}

TEST_CASE("a report without a sound idempotency key is refused", "[protocol][bad input]") {
    Office office;
    const auto refused = [&](const Fields& more) {
        Fields fields{{"Authorization", "Bearer " + office.agent.key}, {"Content-Type", "application/json"}};
        fields.insert(fields.end(), more.begin(), more.end());
        office.refuses(
            office.client.send("POST", "/api/v1/agents/reports", office.sound, fields), 400, "Idempotency-Key");
    };
    refused({});
    refused({{"Idempotency-Key", "short"}});
    refused({{"Idempotency-Key", std::string(101, 'k')}});
}

TEST_CASE("a heartbeat that is no digest is refused", "[protocol][bad input]") {
    Office office;
    for (const std::string body : {"", "sha256:", "sha256:zz", "md5:0123456789abcdef0123456789abcdef"})
        office.refuses(office.send_raw(body, {{"Content-Type", "application/vnd.rasoat.heartbeat"}}), 400, "");
}

TEST_CASE("a body without a length is refused", "[protocol][bad input]") {
    Office office;
    office.client.connection().send(
        "POST /api/v1/agents/enrol HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n\r\n");
    CHECK(office.client.connection().receive().status == 411);
}

TEST_CASE("what is not HTTP gets a 400 and the server goes on", "[protocol][bad input]") {
    Office office;
    for (const std::string bytes :
         {"\x16\x03\x01\x02\x03\x04\x05\x06\r\n\r\n", "GET /healthz HTTP/1.1\r\nContent-Length: five\r\n\r\n",
          "POST /api/v1/session HTTP/1.1\r\nContent-Length: 2\r\nContent-Length: 5\r\n\r\n{}",
          "POST /api/v1/session HTTP/1.1\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}",
          "GET /%00 HTTP/1.1\r\n\r\n", "GET healthz HTTP/1.1\r\n\r\n"}) {
        ApiClient rude(office.server);
        INFO(bytes);
        rude.connection().send(bytes);
        CHECK(rude.connection().receive().status == 400);
    }
    ApiClient long_winded(office.server);
    long_winded.connection().send("GET / HTTP/1.1\r\nX-Long: " + std::string(100'000, 'x') + "\r\n\r\n");
    CHECK(long_winded.connection().receive().status == 400);
    CHECK(office.client.get("/healthz").status == 200);
}
