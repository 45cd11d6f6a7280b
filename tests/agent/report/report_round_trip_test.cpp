#include "agent/report/report_json.h"
#include "agent/report/report_reader.h"
#include "tests/agent/report/random_report.h"

#include <catch2/catch.hpp>

using namespace rasoat;
using namespace rasoat::report;

TEST_CASE("a report that was written reads back the same, whatever it holds", "[report]") {
    for (std::uint64_t seed = 0; seed < 3000; ++seed) {
        const auto report = tests::random_report(seed);
        INFO("seed " << seed << ": " << to_json(report));
        REQUIRE(read_report(to_json(report)) == report);
    }
}

TEST_CASE("a report of which only the device is known reads back the same", "[report]") {
    Report report;
    report.device_id = "pc-2026-11-24-08-00-00";
    REQUIRE(read_report(to_json(report)) == report);
}

TEST_CASE("additions to GLPI's format stand only in content.rasoat", "[report]") {
    Report report;
    report.device_id = "pc";
    report.agent_version = "Rasoat-Agent_v0.1.0";
    report.disks.push_back({.name = "sda", .kind = DiskKind::ssd, .holds_system = true});
    REQUIRE(
        to_json(report) ==
        R"({"deviceid":"pc","action":"inventory","itemtype":"Computer","content":{"versionclient":"Rasoat-Agent_v0.1.0",)"
        R"("hardware":{"vmsystem":"Physical"},"bios":{},"operatingsystem":{},"storages":[{"name":"sda","type":"disk"}],)"
        R"("rasoat":{"format":1,"system":{},"firmware":{},"memory":{},"storages":[{"kind":"ssd","holds_system":true}]}}})");
}
