#include "agent/report/report_json.h"
#include "tests/server/api/demo_server.h"
#include "tests/server/running/agent_requests.h"
#include "tests/server/running/api_client.h"
#include "tests/temporary_folder.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace rasoat;
using namespace rasoat::tests;

namespace {

/// A server to which PCs report.
struct Reporting {
    TemporaryFolder scratch;
    RunningServer server;
    ApiClient officer;
    std::string token;

    Reporting() : server(scratch.path() / "data"), officer(server), token(server.enrolment_token()) {
        officer.sign_in_as_administrator(server);
    }
    EnrolledAgent enrolled(const std::string& name) { return enrol(officer, token, name); }
    void send(const EnrolledAgent& agent, const report::Report& report) {
        const auto key = "report-" + std::to_string(++sent_);
        REQUIRE(send_report(officer, agent, report::to_json(report), key).status == 204);
    }
    Json get(const std::string& path) {
        const auto answer = officer.get(path);
        INFO(path << ": " << answer.body);
        REQUIRE(answer.status == 200);
        return Json(answer.body);
    }
    Json post(const std::string& path, const std::string& body, int status) {
        const auto answer = officer.post(path, body);
        INFO(path << ": " << answer.body);
        REQUIRE(answer.status == status);
        return Json(answer.body);
    }

private:
    int sent_ = 0;
};

/// Two PCs of one cloned image: equal UUIDs and nothing else to tell them by than the network address.
void report_cloned_pair(Reporting& reporting) {
    const auto cloned = [](const std::string& name, const std::string& address) {
        auto pc = office_pc(name);
        pc.system.serial.reset();
        pc.system.uuid = "4c4c4544-0051-4410-8051-b7c04f4d3232";
        pc.disks.clear();
        report::NetworkAdapter adapter;
        adapter.name = "Ethernet";
        adapter.mac = address;
        pc.network_adapters = {adapter};
        return pc;
    };
    const auto one = cloned("pc-one", "98:90:96:00:00:01");
    const auto other = cloned("pc-two", "98:90:96:00:00:02");
    reporting.send(reporting.enrolled("pc-one"), one);
    reporting.send(reporting.enrolled("pc-two"), other);
}

} // namespace

TEST_CASE("a doubtful pair is shown with its evidence, merged, and taken apart again", "[api][duplicates]") {
    Reporting reporting;
    report_cloned_pair(reporting);
    const auto page = reporting.get("/api/v1/doubtful-duplicates");
    CHECK(has_all_of(page, "", "DoubtfulDuplicatePage"));
    REQUIRE(page.integer("/total") == 1);
    CHECK(has_all_of(page, "/items/0", "DoubtfulDuplicate"));
    CHECK(has_all_of(page, "/items/0/one", "DoubtedMachine"));
    CHECK(page.text("/items/0/evidence/0/agreement") == "agrees");
    CHECK(page.integer("/items/0/evidence/1/weight") < 0);
    const auto path = "/api/v1/doubtful-duplicates/" + page.text("/items/0/id");
    const auto one = page.text("/items/0/one/id");
    const auto other = page.text("/items/0/other/id");

    const auto merged = reporting.post(path + "/merge", R"({"keep_id":")" + one + R"("})", 200);
    CHECK(merged.text("/state") == "merged");
    CHECK(merged.text("/decided_by") == "administrator");
    CHECK(merged.text("/other/merged_into_id") == one);
    CHECK(reporting.get("/api/v1/overview").integer("/machines") == 1);
    CHECK(reporting.officer.get("/api/v1/machines/" + other).status == 404);
    reporting.post(path + "/merge", R"({"keep_id":")" + one + R"("})", 409);
    CHECK(reporting.get("/api/v1/doubtful-duplicates?state=merged").integer("/total") == 1);

    CHECK(reporting.post(path + "/undo", "{}", 200).text("/state") == "open");
    CHECK(reporting.get("/api/v1/overview").integer("/machines") == 2);
    CHECK(reporting.post(path + "/keep-apart", "{}", 200).text("/state") == "kept_apart");
    CHECK(reporting.get("/api/v1/doubtful-duplicates").integer("/total") == 0);
    reporting.post("/api/v1/doubtful-duplicates/99/keep-apart", "{}", 404);
    reporting.post("/api/v1/doubtful-duplicates", R"({"one_id":"1","other_id":"1"})", 409);
}

TEST_CASE("a machine's history pages, and today is the day on which it first reported", "[api][duplicates]") {
    Reporting reporting;
    const auto agent = reporting.enrolled("pc");
    for (const std::uint64_t size : {4096, 8192, 16384, 32768})
        reporting.send(agent, office_pc("pc", {size}));
    const auto head = reporting.get("/api/v1/machines/1/history?limit=2");
    CHECK(has_all_of(head, "", "MachineHistory"));
    CHECK(head.text("/items/0/part") == "memory");
    CHECK(head.text("/items/0/after") == "32 GB");
    const auto rest = reporting.get("/api/v1/machines/1/history?limit=2&cursor=" + head.text("/next_cursor"));
    CHECK(rest["/items"].get_array().value().size() == 1);
    CHECK(rest.text("/items/0/after") == "8 GB");
    CHECK(rest["/next_cursor"].is_null());
    CHECK(reporting.officer.get("/api/v1/machines/1/history?cursor=made-up").status == 422);
    CHECK(reporting.officer.get("/api/v1/machines/99/history").status == 404);

    const auto today = reporting.get("/api/v1/overview").text("/newest_report").substr(0, 10);
    const auto page = reporting.get("/api/v1/machines/1?on=" + today);
    CHECK(has_all_of(page, "", "MachinePage"));
    CHECK(page.text("/machine/summary").find("32 GB") != std::string::npos);
    CHECK(reporting.officer.get("/api/v1/machines/1?on=2020-01-01").status == 404);
    CHECK(reporting.officer.get("/api/v1/machines/1?on=yesterday").status == 422);
    CHECK(reporting.officer.get("/api/v1/machines/99?on=" + today).status == 404);
    // Nothing is kept of before the first report: there is nothing to split.
    reporting.post("/api/v1/machines/1/split", R"({"since":"2026-11-24T08:00:00Z"})", 409);
    reporting.post("/api/v1/machines/1/split", R"({"since":"noon"})", 422);
}
