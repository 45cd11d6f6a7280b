#include "agent/report/json_writer.h"

#include <catch2/catch.hpp>

#include <limits>

using rasoat::report::JsonWriter;

namespace {

std::string written(std::string_view text) {
    JsonWriter json;
    json.begin_object();
    json.text("t", text);
    json.end_object();
    return json.take();
}

} // namespace

TEST_CASE("quotes, backslashes and control characters are escaped", "[json]") {
    REQUIRE(written("a\"b\\c\n\x01\x7F/") == R"({"t":"a\"b\\c\u000a\u0001\u007f/"})");
}

TEST_CASE("well-formed UTF-8 stays as it is", "[json]") {
    REQUIRE(written("Ủy ban 𝄞") == "{\"t\":\"Ủy ban 𝄞\"}");
}

TEST_CASE("broken UTF-8 becomes U+FFFD, a byte at a time", "[json]") {
    REQUIRE(written("a\xFFz") == "{\"t\":\"a\uFFFDz\"}");
    REQUIRE(written("\xC3") == "{\"t\":\"\uFFFD\"}");                               // cut off
    REQUIRE(written("\xC0\xAF") == "{\"t\":\"\uFFFD\uFFFD\"}");                     // overlong slash
    REQUIRE(written("\xED\xA0\x80") == "{\"t\":\"\uFFFD\uFFFD\uFFFD\"}");           // surrogate
    REQUIRE(written("\xF4\x90\x80\x80") == "{\"t\":\"\uFFFD\uFFFD\uFFFD\uFFFD\"}"); // beyond U+10FFFF
}

TEST_CASE("nested arrays and objects are separated by commas where they must be", "[json]") {
    JsonWriter json;
    json.begin_object();
    json.begin_array("a");
    json.text_item("1");
    json.text_item("2");
    json.begin_object();
    json.number("n", std::numeric_limits<std::uint64_t>::max());
    json.boolean("b", false);
    json.end_object();
    json.end_array();
    json.begin_object("o");
    json.end_object();
    json.text("last", ":");
    json.number("after", std::uint64_t{1});
    json.end_object();
    REQUIRE(json.take() == R"({"a":["1","2",{"n":18446744073709551615,"b":false}],"o":{},"last":":","after":1})");
}
