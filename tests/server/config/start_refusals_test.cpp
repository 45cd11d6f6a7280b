#include "tests/server/running/program.h"
#include "tests/server/running/running_server.h"
#include "tests/server/running/text_file.h"
#include "tests/shared_data.h"
#include "tests/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace rasoat::tests;

TEST_CASE("a start with a wrong configuration ends with 2 and one line that says why", "[config][start]") {
    const TemporaryFolder scratch;
    const auto file = (scratch.path() / "server.toml").string();
    write_text(file, "[reports]\nlimit_bytes = 1\n");
    const auto ended = run_program(server_program(), {"--config", file, "--data", (scratch.path() / "data").string()});
    CHECK(ended.code == 2);
    CHECK(ended.complained == file + ":2: limit_bytes = 1 is out of range (65536 to 16777216)\n");
    CHECK_FALSE(std::filesystem::exists(scratch.path() / "data"));
}

TEST_CASE("an absent configuration file is refused by its name", "[config][start]") {
    const auto ended = run_program(server_program(), {"--config", "/no/such/server.toml"});
    CHECK(ended.code == 2);
    CHECK(ended.complained.find("/no/such/server.toml") != std::string::npos);
}

TEST_CASE("the configuration that comes with the product is good", "[config][start]") {
    const auto ended = run_program(server_program(), {"--check-config"});
    INFO(ended.complained);
    CHECK(ended.code == 0);
}

TEST_CASE("an address that is taken is refused by name", "[config][start]") {
    const TemporaryFolder scratch;
    const RunningServer server(scratch.path() / "one");
    const auto address = "127.0.0.1:" + std::to_string(server.port());
    const auto ended =
        run_program(server_program(), {"--data", (scratch.path() / "other").string(), "--listen", address});
    CHECK(ended.code == 1);
    CHECK(ended.complained.find(address) != std::string::npos);
}

TEST_CASE("a command without a running server says so", "[config][start]") {
    const TemporaryFolder scratch;
    const auto ended = run_program(server_program(), {"--data", scratch.path().string(), "summary"});
    CHECK(ended.code == 1);
    CHECK(ended.complained.find("no server runs") != std::string::npos);
}
