#include "agent/delivery/durable_file.h"
#include "agent/delivery/enrolment.h"
#include "agent/delivery/key_value_file.h"
#include "tests/agent/delivery/scripted_server.h"
#include "tests/shared_data.h"
#include "tests/temporary_folder.h"

#include <catch2/catch.hpp>
#include <sys/stat.h>

using namespace rasoat;
using namespace rasoat::delivery;
using tests::http_answer;

namespace {

const std::string key = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

report::Report machine() {
    report::Report report;
    report.device_id = "pc-2026-11-24-08-00-00";
    report.hostname = "pc";
    report.system.uuid = "4c4c4544-0034-3010-8048-b6c04f503732";
    report.system.serial = "640HP72";
    return report;
}

struct Bench {
    explicit Bench(const std::string& answer)
        : certificates(tests::make_certificates(folder.path() / "certificates", "DNS:localhost")),
          server(certificates, {"", answer}), // the first connection only looks at the certificates
          invitation{server.address(), "T0KEN", certificates.fingerprint, "Phòng Tư pháp"} {}

    tests::TemporaryFolder folder;
    tests::Certificates certificates;
    tests::ScriptedServer server;
    Invitation invitation;
    StateFolder state{folder.path() / "state"};
};

} // namespace

TEST_CASE("enrolment hands in the token and stores server, key and authority for root alone", "[enrolment]") {
    Bench bench(http_answer(201, {}, R"({"device_id":"pc-2","key":")" + key + R"(","next_report_seconds":5})"));
    CHECK(enrol(bench.invitation, machine(), bench.state) == std::chrono::seconds(5));
    const auto request = bench.server.requests().at(0);
    CHECK(request.find("POST /api/v1/agents/enrol HTTP/1.1\r\n") == 0);
    CHECK(
        request.substr(request.find("\r\n\r\n") + 4) ==
        R"({"token":"T0KEN","device_id":"pc-2026-11-24-08-00-00","hostname":"pc","unit":"Phòng Tư pháp",)"
        R"("hardware":{"uuid":"4c4c4544-0034-3010-8048-b6c04f503732","serial":"640HP72"}})");
    const auto stored = stored_enrolment(bench.state);
    REQUIRE(stored);
    CHECK(stored->device_id == "pc-2");
    CHECK(stored->key == key);
    CHECK(stored->server == bench.server.address());
    CHECK(stored->unit == "Phòng Tư pháp");
    CHECK(stored->certificate_authority == tests::file_bytes(bench.certificates.authority));
    struct stat folder {};
    struct stat file {};
    REQUIRE(::stat(bench.state.path().c_str(), &folder) == 0);
    REQUIRE(::stat(bench.state.enrolment().c_str(), &file) == 0);
    CHECK((folder.st_mode & 0777U) == 0700U);
    CHECK((file.st_mode & 0777U) == 0600U);
}

TEST_CASE("a wrong token is refused with the server's words, and nothing is stored", "[enrolment]") {
    Bench bench(http_answer(403, {}, R"({"title":"Unknown token","detail":"It may have expired"})"));
    CHECK_THROWS_WITH(
        enrol(bench.invitation, machine(), bench.state),
        Catch::Contains("403") && Catch::Contains("Unknown token") && Catch::Contains("expired"));
    CHECK_FALSE(stored_enrolment(bench.state).has_value());
}

TEST_CASE("a server that has no room just now puts the enrolment off and says for how long", "[enrolment]") {
    Bench bench(http_answer(
        429, "Retry-After: 3600\r\n", R"({"type":"/problems/too-many-copies","title":"Too many copied machines"})"));
    try {
        static_cast<void>(enrol(bench.invitation, machine(), bench.state));
        FAIL("it enrolled");
    } catch (const EnrolmentPutOff& not_now) {
        CHECK(not_now.trouble() == Trouble::too_many_copies);
        CHECK(not_now.patience() == std::chrono::seconds(3600));
    }
    CHECK_FALSE(stored_enrolment(bench.state).has_value());
    Bench busy(http_answer(503));
    CHECK_THROWS_AS(enrol(busy.invitation, machine(), busy.state), EnrolmentPutOff);
}

TEST_CASE("an answer without a key is no enrolment", "[enrolment]") {
    for (const auto* body : {"", "{}", "[]", R"({"device_id":"a","key":"short"})", R"({"device_id":"","key":"x"})"}) {
        Bench bench(http_answer(201, {}, body));
        CHECK_THROWS_AS(enrol(bench.invitation, machine(), bench.state), EnrolmentRefused);
        CHECK_FALSE(stored_enrolment(bench.state).has_value());
    }
}

TEST_CASE("the token is not shown to a server of another authority", "[enrolment]") {
    Bench bench(http_answer(201));
    const auto other = tests::make_certificates(bench.folder.path() / "other", "DNS:localhost");
    bench.invitation.ca_fingerprint = other.fingerprint;
    CHECK_THROWS_AS(enrol(bench.invitation, machine(), bench.state), TransportFailed);
    CHECK(bench.server.requests().empty());
}

TEST_CASE("a damaged enrolment says what to do", "[enrolment]") {
    const tests::TemporaryFolder folder;
    const StateFolder state(folder.path());
    write_durably(state.enrolment(), "server = https://a:1\ndevice_id = pc\nkey = \n");
    CHECK_THROWS_WITH(stored_enrolment(state), Catch::Contains("enrol this machine again"));
}
