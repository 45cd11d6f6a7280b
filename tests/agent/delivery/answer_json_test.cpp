#include "agent/delivery/answer_json.h"

#include <catch2/catch.hpp>

#include <random>

using namespace rasoat::delivery;

TEST_CASE("an answer's texts and numbers are read, the rest passed over", "[answer]") {
    const auto members = read_answer(
        R"( {"device_id":"pc-1","key":"a\"\\\/\b\f\n\r\t\u1ED7\ud834\udd1e","next_report_seconds":5,"n":-1.5e2,)"
        R"("errors":[{"field":["x",{}]},[]],"ok":true,"none":null,"no":false} )");
    REQUIRE(members);
    CHECK(text_member(*members, "device_id") == "pc-1");
    CHECK(text_member(*members, "key") == "a\"\\/\b\f\n\r\tỗ𝄞");
    CHECK(number_member(*members, "next_report_seconds") == 5.0);
    CHECK(number_member(*members, "n") == -150.0);
    CHECK_FALSE(text_member(*members, "next_report_seconds").has_value());
    CHECK_FALSE(number_member(*members, "device_id").has_value());
    CHECK_FALSE(text_member(*members, "errors").has_value());
    CHECK_FALSE(text_member(*members, "missing").has_value());
    CHECK(read_answer("{}").has_value());
}

TEST_CASE("what is not one well-formed object is no answer", "[answer]") {
    for (const auto* json :
         {"",
          " ",
          "{",
          "}",
          "[]",
          "null",
          "\"a\"",
          "{}{}",
          "{} x",
          "{\"a\"}",
          "{\"a\":}",
          "{\"a\":1,}",
          "{,}",
          "{\"a\":1 \"b\":2}",
          "{a:1}",
          "{'a':1}",
          "{\"a\":01}",
          "{\"a\":+1}",
          "{\"a\":1.}",
          "{\"a\":.5}",
          "{\"a\":1e}",
          "{\"a\":-}",
          "{\"a\":1e999}",
          "{\"a\":NaN}",
          "{\"a\":tru}",
          "{\"a\":\"x}",
          "{\"a\":\"\n\"}",
          "{\"a\":\"\\x\"}",
          "{\"a\":\"\\u12\"}",
          "{\"a\":\"\\u12g4\"}",
          "{\"a\":\"\\ud800\"}",
          "{\"a\":\"\\ud800\\u0041\"}",
          "{\"a\":\"\\udc00\"}",
          "{\"a\":\"\xFF\"}",
          "{\"a\":\"\xC0\xAF\"}",
          "{\"a\":1,\"a\":2}",
          "{\"a\":true,\"a\":2}",
          "{\"a\":[1,]}",
          "{\"a\":[1 2]}",
          "{\"a\":{\"b\"}}",
          "{\"a\":\"\\"}) {
        INFO(json);
        CHECK_FALSE(read_answer(json).has_value());
    }
}

TEST_CASE("answers too deep or too large are not followed", "[answer]") {
    CHECK(read_answer("{\"a\":" + std::string(6, '[') + std::string(6, ']') + "}").has_value());
    CHECK_FALSE(read_answer("{\"a\":" + std::string(20, '[') + std::string(20, ']') + "}").has_value());
    CHECK_FALSE(read_answer("{\"a\":" + std::string(50'000, '[')).has_value());
    CHECK_FALSE(read_answer("{\"a\":\"" + std::string(largest_answer, 'a') + "\"}").has_value());
}

TEST_CASE("an answer altered or cut off anywhere does no harm", "[answer]") {
    const std::string good =
        R"({"device_id":"pc","key":"\u1ED7\ud834\udd1e","n":-1.5e2,"e":[{"f":["x",{}]},true,null]})";
    REQUIRE(read_answer(good));
    for (std::size_t length = 0; length < good.size(); ++length)
        CHECK_FALSE(read_answer(std::string_view(good).substr(0, length)).has_value());
    std::mt19937 random(7);
    int understood = 0;
    for (int i = 0; i < 20'000; ++i) {
        auto altered = good;
        altered[random() % altered.size()] = static_cast<char>(random());
        understood += read_answer(altered).has_value() ? 1 : 0;
    }
    CHECK(understood < 20'000);
}
