#include "settings/csv_reader.h"

#include <catch2/catch.hpp>

using namespace rasoat::settings;

TEST_CASE("a table's comments are skipped and its quotes are read", "[csv]") {
    const auto rows =
        parse_csv("# why\nname,score\n\"a, \"\"b\"\"\",5\r\n# between\nc ,\n", "t.csv", {"name", "score"});
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].text(0, "name") == "a, \"b\"");
    CHECK(rows[0].integer(1, "score", {1, 9}) == 5);
    CHECK(rows[1].text(0, "name") == "c");
    CHECK_FALSE(rows[1].integer_if_set(1, "score", {1, 9}));
}

TEST_CASE("a table's fault is refused with file and line", "[csv]") {
    const auto parse = [](std::string_view text) { return parse_csv(text, "t.csv", {"name", "score"}); };
    CHECK_THROWS_WITH(parse("name,points\n"), "t.csv:1: the heading row must be name,score");
    CHECK_THROWS_WITH(parse(""), "t.csv: lacks the heading row name,score");
    CHECK_THROWS_WITH(parse("name,score\na\n"), "t.csv:2: 1 fields, but 2 are wanted");
    CHECK_THROWS_WITH(parse("name,score\n\n\"a\n,5\n"), "t.csv:3: a quotation mark is not closed");
    CHECK_THROWS_WITH(
        parse("# c\nname,score\na,10\n")[0].integer(1, "score", {1, 9}),
        "t.csv:3: score = 10 is out of range (1 to 9)");
    CHECK_THROWS_WITH(
        parse("name,score\na,x\n")[0].integer(1, "score", {1, 9}),
        "t.csv:2: score = \"x\" is not a whole number (1 to 9)");
    CHECK_THROWS_WITH(parse("name,score\n,1\n")[0].text(0, "name"), "t.csv:2: name is empty");
}
