#include "tests/server/running/running_server.h"
#include "tests/server/running/text_file.h"
#include "tests/shared_data.h"
#include "tests/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace rasoat;
using namespace rasoat::tests;

TEST_CASE("from the server's terminal to the stick, to a PC without network, and back", "[offline]") {
    const TemporaryFolder scratch;
    const auto data = scratch.path() / "data";
    const RunningServer server(data);
    const auto command = [&](const std::vector<std::string>& words) {
        std::vector<std::string> arguments{"--config", data.string() + ".toml", "--data", data.string()};
        arguments.insert(arguments.end(), words.begin(), words.end());
        return run_program(server_program(), arguments);
    };
    const auto stick = scratch.path() / "stick";
    std::filesystem::create_directory(stick);
    const auto settings = command({"offline-stick"});
    INFO(settings.complained);
    REQUIRE(settings.code == 0);
    write_text(stick / "rasoat-offline.conf", settings.said);

    CHECK(command({"import-reports", stick.string()}).code != 0); // nothing there yet
    const auto written = run_program(agent_program(), {"once", "--out", stick.string()});
    INFO(written.said << written.complained);
    REQUIRE(written.code == 0);
    REQUIRE(run_program(agent_program(), {"once", "--out", stick.string()}).code == 0);

    const auto imported = command({"import-reports", stick.string()});
    INFO(imported.said << imported.complained);
    REQUIRE(imported.code == 0);
    CHECK_THAT(imported.said, Catch::Contains("2 files: 1 new machines") || Catch::Contains("2 tệp: 1 máy mới"));
    CHECK_THAT(command({"import-reports", stick.string()}).said, Catch::Contains("2 đã có"));

    write_text(stick / "damaged.rasoat-report", "rasoat");
    const auto refused = command({"import-reports", stick.string()});
    CHECK(refused.code != 0);
    CHECK_THAT(refused.complained, Catch::Contains("damaged.rasoat-report: KHÔNG NHẬN"));
}

TEST_CASE("without the stick's settings the agent says what is missing", "[offline]") {
    const TemporaryFolder scratch;
    const auto nothing = run_program(agent_program(), {"once", "--out", scratch.path().string()});
    CHECK(nothing.code != 0);
    CHECK_THAT(nothing.complained, Catch::Contains("rasoat-offline.conf") && Catch::Contains("offline-stick"));
    CHECK(run_program(agent_program(), {"once", "--out", "/no/such/stick"}).code == 2);
    write_text(scratch.path() / "rasoat-offline.conf", "token = 1\nsigning_key = 00\n");
    CHECK_THAT(
        run_program(agent_program(), {"once", "--out", scratch.path().string()}).complained,
        Catch::Contains("64 hexadecimal digits"));
}
