#include "agent/delivery/http_answer.h"

#include <catch2/catch.hpp>

using namespace rasoat::delivery;

namespace {

/// The answer when the bytes come one by one and then the connection ends.
Response dripped(std::string_view bytes) {
    HttpAnswer answer;
    for (const char byte : bytes)
        if (answer.add({&byte, 1})) return answer.take();
    REQUIRE(answer.end());
    return answer.take();
}

} // namespace

TEST_CASE("an answer is understood however it is cut in pieces", "[http]") {
    const auto response =
        dripped("HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nRASOAT-Next-Report:  60 \r\n"
                "Content-Length: 2\r\n\r\n{}ignored");
    CHECK(response.status == 201);
    CHECK(response.body == "{}");
    CHECK(response.header("rasoat-next-report") == "60");
    CHECK_FALSE(response.header("retry-after").has_value());
}

TEST_CASE("204 has no body, chunks are joined, a close ends a body of unknown length", "[http]") {
    CHECK(dripped("HTTP/1.1 204 No Content\r\n\r\n").status == 204);
    CHECK(
        dripped("HTTP/1.1 400 Bad\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n").body ==
        "abcde");
    CHECK(dripped("HTTP/1.0 500 Oh\r\n\r\nuntil the end").body == "until the end");
    CHECK(dripped("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 Fine\r\n\r\n").status == 204);
}

TEST_CASE("what is no HTTP answer is a failure of transport", "[http]") {
    for (const auto* bytes :
         {"SSH-2.0-OpenSSH_9.2\r\n\r\n", "HTTP/1.1 abc\r\n\r\n", "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
          "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n",
          "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 70000\r\n\r\n",
          "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabc", "HTTP/1.1 2",
          "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
          "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nabcd\r\n", "", "\r\n\r\n"}) {
        INFO(bytes);
        HttpAnswer answer;
        CHECK_THROWS_AS(answer.add(bytes) || answer.end(), TransportFailed);
    }
}

TEST_CASE("an endless head or body is cut off", "[http]") {
    HttpAnswer head;
    CHECK_THROWS_AS(head.add("HTTP/1.1 200 OK\r\nX: " + std::string(20'000, 'a')), TransportFailed);
    HttpAnswer body;
    CHECK_THROWS_AS(body.add("HTTP/1.1 200 OK\r\n\r\n" + std::string(70'000, 'a')), TransportFailed);
}

TEST_CASE("the request names host and port as the address does", "[http]") {
    const auto text = http_text({"/api/v1/agents/enrol", {{"Content-Type", "application/json"}}, "{}"}, {"::1", 8443});
    CHECK(
        text == "POST /api/v1/agents/enrol HTTP/1.1\r\nHost: [::1]:8443\r\nConnection: close\r\n"
                "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");
}
