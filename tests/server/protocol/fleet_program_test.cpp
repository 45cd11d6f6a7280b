#include "tests/server/running/program.h"
#include "tests/server/running/running_server.h"
#include "tests/shared_data.h"
#include "tests/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace rasoat::tests;

TEST_CASE("a small fleet of captured machines is stored, each report exactly once", "[protocol][fleet]") {
    const auto captures = shared_data("inventories");
    if (!captures) return;
    const TemporaryFolder scratch;
    const RunningServer server(scratch.path() / "data");
    const auto played = run_program(
        fleet_program(), {"--server", server.url(), "--ca", server.ca().string(), "--token", server.enrolment_token(),
                          "--captures", captures->string(), "--agents", "60", "--connections", "6", "--seconds", "2",
                          "--mix", "new=2,changed=1,heartbeat=7"});
    INFO(played.said << played.complained);
    CHECK(played.code == 0);
    CHECK(played.said.find("0 missing") != std::string::npos);
    CHECK(played.said.find("stored exactly once") != std::string::npos);
}

TEST_CASE("agents that enrol while others report are stored too, at a rate that is kept", "[protocol][fleet]") {
    const auto captures = shared_data("inventories");
    if (!captures) return;
    const TemporaryFolder scratch;
    const RunningServer server(scratch.path() / "data");
    const auto played = run_program(
        fleet_program(), {"--server", server.url(), "--ca", server.ca().string(), "--token", server.enrolment_token(),
                          "--captures", captures->string(), "--agents", "40", "--connections", "4", "--seconds", "3",
                          "--mix", "enrol=1,new=1,changed=1,heartbeat=2", "--rate", "50"});
    INFO(played.said << played.complained);
    CHECK(played.code == 0);
    CHECK(played.said.find("enrolments:  none") == std::string::npos);
    CHECK(played.said.find("stored exactly once") != std::string::npos);
}
