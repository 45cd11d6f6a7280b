#include "agent/delivery/delivery.h"
#include "agent/delivery/durable_file.h"
#include "agent/report/content_digest.h"
#include "tests/agent/delivery/scripted_server.h"
#include "tests/shared_data.h"
#include "tests/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace rasoat;
using namespace rasoat::delivery;
using tests::http_answer;

namespace {

const std::chrono::sys_seconds noon = std::chrono::sys_days(std::chrono::year(2026) / 11 / 24) + std::chrono::hours(12);

const tests::Certificates& certificates() {
    static const tests::TemporaryFolder folder;
    static const auto made = tests::make_certificates(folder.path(), "DNS:localhost");
    return made;
}

report::Report machine(std::uint64_t megabytes) {
    report::Report report;
    report.device_id = "pc-2026-11-24-08-00-00";
    report.hostname = "pc";
    report.memory.total = report::Mebibytes{megabytes};
    return report;
}

/// A machine enrolled at a server that gives these answers.
struct Bench {
    explicit Bench(std::vector<std::string> answers) : server(certificates(), std::move(answers)) {}

    Delivery deliver(const report::Report& report) {
        return delivery::deliver(report, enrolment, spool, state, status, noon);
    }

    tests::TemporaryFolder folder;
    tests::ScriptedServer server;
    StateFolder state{folder.path()};
    Spool spool{state.spool(), default_spool_limit};
    DeviceStatus status;
    Enrolment enrolment{
        server.address(), "pc-2026-11-24-08-00-00", std::string(43, 'k'), std::nullopt,
        tests::file_bytes(certificates().authority)};
};

std::string header_in(const std::string& request, const std::string& name) {
    const auto at = request.find("\r\n" + name + ": ");
    if (at == std::string::npos) return {};
    const auto begin = at + name.size() + 4;
    return request.substr(begin, request.find("\r\n", begin) - begin);
}

} // namespace

TEST_CASE("a first report is sent whole, and the server says when it wants the next", "[delivery]") {
    Bench bench({http_answer(204, "Rasoat-Next-Report: 600\r\n")});
    CHECK(bench.deliver(machine(8192)).outcome == Outcome::delivered);
    CHECK(bench.spool.count() == 0);
    CHECK(bench.status.last_success == noon);
    CHECK(*bench.status.next_report >= noon + std::chrono::seconds(600));
    CHECK(*bench.status.next_report <= noon + std::chrono::seconds(660));
    const auto request = bench.server.requests().at(0);
    CHECK(request.find("POST /api/v1/agents/reports HTTP/1.1\r\n") == 0);
    CHECK(header_in(request, "Authorization") == "Bearer " + std::string(43, 'k'));
    CHECK(header_in(request, "Content-Type") == "application/json");
    CHECK(header_in(request, "Content-Encoding") == "gzip");
    CHECK(header_in(request, "Idempotency-Key").size() == 36);
    CHECK(header_in(request, "Rasoat-Content-Digest") == "sha256:" + report::content_digest(machine(8192)));
}

TEST_CASE("an unchanged machine sends a heartbeat of its digest alone", "[delivery]") {
    Bench bench({http_answer(204), http_answer(204)});
    bench.deliver(machine(8192));
    CHECK(bench.deliver(machine(8192)).outcome == Outcome::unchanged);
    const auto request = bench.server.requests().at(1);
    CHECK(header_in(request, "Content-Type") == "application/vnd.rasoat.heartbeat");
    CHECK(header_in(request, "Content-Encoding").empty());
    CHECK(request.substr(request.find("\r\n\r\n") + 4) == "sha256:" + report::content_digest(machine(8192)));
    CHECK(request.size() < 500);
}

TEST_CASE("a server that lost the content gets it whole in the same round", "[delivery]") {
    Bench bench({http_answer(204), http_answer(409), http_answer(204)});
    bench.deliver(machine(8192));
    CHECK(bench.deliver(machine(8192)).outcome == Outcome::delivered);
    CHECK(header_in(bench.server.requests().at(2), "Content-Encoding") == "gzip");
}

TEST_CASE("what could not be sent is sent later, oldest first and under its old keys", "[delivery]") {
    Bench bench({"", "", http_answer(204), http_answer(204)});
    CHECK(bench.deliver(machine(8192)).outcome == Outcome::kept);
    CHECK(bench.status.failures == 1);
    CHECK_FALSE(bench.status.problem.empty());
    const auto first_key = header_in(bench.server.requests().at(0), "Idempotency-Key");
    CHECK(bench.deliver(machine(16384)).outcome == Outcome::kept);
    CHECK(bench.status.failures == 2);
    CHECK(bench.spool.count() == 2);

    CHECK(bench.deliver(machine(16384)).outcome == Outcome::delivered);
    const auto requests = bench.server.requests();
    REQUIRE(requests.size() == 4);
    CHECK(header_in(requests[1], "Idempotency-Key") == first_key);
    CHECK(header_in(requests[2], "Idempotency-Key") == first_key);
    CHECK(header_in(requests[2], "Rasoat-Content-Digest") == "sha256:" + report::content_digest(machine(8192)));
    CHECK(header_in(requests[3], "Rasoat-Content-Digest") == "sha256:" + report::content_digest(machine(16384)));
    CHECK(bench.spool.count() == 0);
    CHECK(bench.status.failures == 0);
    CHECK(bench.status.problem.empty());
}

TEST_CASE("a refused report is kept aside, is not sent again, and the next one is", "[delivery]") {
    for (const int status : {400, 413, 422}) {
        Bench bench(
            {http_answer(status, {}, R"({"title":"Bad report","detail":"/content/cpus/0/core: expected less"})"),
             http_answer(204)});
        const auto delivery = bench.deliver(machine(8192));
        CHECK(delivery.outcome == Outcome::refused);
        CHECK_THAT(delivery.problem, Catch::Contains("/content/cpus/0/core"));
        CHECK(bench.spool.count() == 0);
        CHECK(std::filesystem::exists(bench.state.refused_report()));
        CHECK_THAT(read_file(bench.state.refusal(), 10'000).value_or(""), Catch::Contains("Bad report"));
        CHECK(bench.deliver(machine(16384)).outcome == Outcome::delivered);
    }
}

TEST_CASE("an unknown key keeps the report and asks for enrolment", "[delivery]") {
    Bench bench({http_answer(401), http_answer(204)});
    const auto delivery = bench.deliver(machine(8192));
    CHECK(delivery.outcome == Outcome::key_unknown);
    CHECK_THAT(delivery.problem, Catch::Contains("enrol"));
    CHECK(bench.status.key_unknown);
    CHECK(bench.spool.count() == 1);
    CHECK(bench.deliver(machine(8192)).outcome == Outcome::delivered); // enrolled again meanwhile
    CHECK_FALSE(bench.status.key_unknown);
}

TEST_CASE("a revoked key is told from an unknown one, and from a server that says neither", "[delivery]") {
    const auto trouble_at = [](const std::string& document) {
        Bench bench({http_answer(401, {}, document)});
        CHECK(bench.deliver(machine(8192)).outcome == Outcome::key_unknown);
        return bench.status.trouble;
    };
    CHECK(trouble_at(R"({"type":"/problems/revoked-key","status":401})") == Trouble::revoked_key);
    CHECK(trouble_at(R"({"type":"/problems/unknown-key","status":401})") == Trouble::unknown_key);
    CHECK(trouble_at(R"({"type":"/problems/proxy","status":401})") == Trouble::unknown_key);
    CHECK(trouble_at("revoked-key") == Trouble::unknown_key);
}

TEST_CASE("a busy server is left alone for as long as it asks", "[delivery]") {
    for (const int status : {429, 503}) {
        Bench bench({http_answer(status, "Retry-After: 900\r\n")});
        CHECK(bench.deliver(machine(8192)).outcome == Outcome::kept);
        CHECK(*bench.status.next_report >= noon + std::chrono::seconds(900));
        CHECK(*bench.status.next_report <= noon + std::chrono::seconds(990));
        CHECK(bench.spool.count() == 1);
    }
}

TEST_CASE("a heartbeat that got no answer leaves nothing to send later", "[delivery]") {
    Bench bench({http_answer(204), "", http_answer(204)});
    bench.deliver(machine(8192));
    CHECK(bench.deliver(machine(8192)).outcome == Outcome::kept);
    CHECK(bench.spool.count() == 0);
    CHECK(bench.deliver(machine(8192)).outcome == Outcome::unchanged);
}

TEST_CASE("without room on disk the report still goes out", "[delivery]") {
    Bench bench({http_answer(204)});
    Spool tiny(bench.folder.path() / "tiny", 10);
    CHECK(deliver(machine(8192), bench.enrolment, tiny, bench.state, bench.status, noon).outcome == Outcome::delivered);
    CHECK(bench.server.requests().size() == 1);
}

TEST_CASE("how delivery stands is found again after a restart", "[delivery]") {
    const tests::TemporaryFolder folder;
    const StateFolder state(folder.path());
    CHECK(stored_status(state) == DeviceStatus{});
    const DeviceStatus status{
        .last_success = noon,
        .next_report = noon + std::chrono::hours(1),
        .confirmed_digest = std::string(64, 'a'),
        .problem = "no route = none",
        .trouble = Trouble::wrong_clock,
        .clock_ahead = std::chrono::seconds(-7200),
        .failures = 3,
        .key_unknown = true};
    store(status, state);
    CHECK(stored_status(state) == status);
    write_durably(state.status(), "half a file");
    CHECK(stored_status(state) == DeviceStatus{});
}
