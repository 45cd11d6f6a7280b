#include "server/api/http/request_head.h"

#include <catch2/catch.hpp>

using namespace rasoat::http;

TEST_CASE("a target with a NUL, escaped or bare, is none", "[http]") {
    CHECK_FALSE(parsed_target("/a%00b"));
    CHECK_FALSE(parsed_target(std::string_view("/a\0b", 4)));
    CHECK_FALSE(parsed_target(std::string_view("/a?q=\0", 7)));
}

TEST_CASE("a target is split into path and decoded query", "[http]") {
    const auto target = parsed_target("/api/v1/ranking?q=m%C3%A1y+t%C3%ADnh&limit=5&empty=&alone#part");
    REQUIRE(target);
    CHECK(target->path == "/api/v1/ranking");
    REQUIRE(target->query.size() == 4);
    CHECK(target->query[0] == std::pair<std::string, std::string>{"q", "máy tính"});
    CHECK(target->query[1] == std::pair<std::string, std::string>{"limit", "5"});
    CHECK(target->query[2] == std::pair<std::string, std::string>{"empty", ""});
    CHECK(target->query[3] == std::pair<std::string, std::string>{"alone", ""});
}

TEST_CASE("a plus sign in a path is a plus sign", "[http]") {
    CHECK(parsed_target("/a+b")->path == "/a+b");
}

TEST_CASE("what is no path, or wrongly encoded, is no target", "[http]") {
    for (const std::string text : {"", "healthz", "http://other/", "*", "/%", "/%4", "/%zz", "/%00", "/?q=%0g"}) {
        INFO(text);
        CHECK_FALSE(parsed_target(text));
    }
}

TEST_CASE("fields, media type and cookies are found", "[http]") {
    RequestHead head;
    head.fields = {
        {"content-type", "Application/JSON; charset=utf-8"},
        {"Cookie", "other=1; rasoat_session=abc=; last=2"},
        {"Accept-Encoding", "br, gzip;q=0.5"}};
    CHECK(head.media_type() == "application/json");
    CHECK(head.cookie("rasoat_session") == "abc=");
    CHECK_FALSE(head.cookie("session"));
    CHECK(head.field("CONTENT-TYPE"));
    CHECK(head.takes_gzip());
    head.fields = {{"Accept-Encoding", "gzip;q=0"}};
    CHECK_FALSE(head.takes_gzip());
}
