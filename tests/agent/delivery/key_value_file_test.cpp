#include "agent/delivery/key_value_file.h"

#include <catch2/catch.hpp>

using namespace rasoat::delivery;

TEST_CASE("keys have values, comments and blank lines have none", "[settings]") {
    const auto values = parse_key_values(
        "# where\n\nserver = https://a:1 \n  unit=Phòng Tài chính = Kế hoạch\r\n", "f", {"server", "unit"});
    CHECK(values.size() == 2);
    CHECK(value_or_empty(values, "server") == "https://a:1");
    CHECK(value_or_empty(values, "unit") == "Phòng Tài chính = Kế hoạch");
    CHECK(value_or_empty(values, "token").empty());
}

TEST_CASE("what is wrong in a file is said with file, line and what is allowed", "[settings]") {
    CHECK_THROWS_WITH(
        parse_key_values("server = a\nsevrer = b\n", "agent.conf", {"server", "token"}),
        "agent.conf:2: unknown key 'sevrer'; allowed are server, token");
    CHECK_THROWS_WITH(
        parse_key_values("\n\nserver\n", "agent.conf", {"server"}),
        "agent.conf:3: expected a line of the form key = value");
    CHECK_THROWS_WITH(
        parse_key_values("server = a\nserver = b", "agent.conf", {"server"}),
        "agent.conf:2: server is given twice; keep one of the lines");
}

TEST_CASE("what was written parses to the same, in one line each", "[settings]") {
    const KeyValues values{{"problem", "a = b # c"}, {"unit", ""}};
    CHECK(parse_key_values(key_value_text(values), "f", {"problem", "unit"}) == values);
    CHECK(key_value_text({{"problem", "two\nlines"}}) == "problem = two lines\n");
}
