#include "server/startup/command_line.h"

#include <catch2/catch.hpp>

using namespace rasoat::startup;

TEST_CASE("options before and commands after", "[config][command line]") {
    const auto line = parse_command_line({"--data", "d", "summary", "1000", "--more"});
    CHECK(line.action == Action::command);
    CHECK(line.data == "d");
    CHECK(line.command == std::vector<std::string>{"summary", "1000", "--more"});
}

TEST_CASE("an address to listen at may be of IPv4 or IPv6", "[config][command line]") {
    CHECK(parse_command_line({"--listen", "0.0.0.0:0"}).address == "0.0.0.0");
    CHECK(parse_command_line({"--listen", "[::1]:8443"}).address == "::1");
    CHECK(parse_command_line({"--listen", "[::1]:8443"}).port == 8443);
}

TEST_CASE("arguments that are not understood are named", "[config][command line]") {
    CHECK_THROWS_WITH(parse_command_line({"--dta", "d"}), Catch::Contains("--dta"));
    CHECK_THROWS_WITH(parse_command_line({"--data"}), Catch::Contains("--data needs a value"));
    CHECK_THROWS_WITH(parse_command_line({"--listen", "localhost"}), Catch::Contains("ADDRESS:PORT"));
    CHECK_THROWS_WITH(parse_command_line({"--listen", "127.0.0.1:70000"}), Catch::Contains("65535"));
    CHECK_THROWS_WITH(parse_command_line({"--log-level", "loud"}), Catch::Contains("debug"));
}
