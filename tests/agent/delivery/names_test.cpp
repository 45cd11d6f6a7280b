#include "agent/delivery/gzip.h"
#include "agent/delivery/random_names.h"
#include "agent/delivery/server_address.h"
#include "agent/delivery/timestamp.h"

#include <catch2/catch.hpp>
#include <zlib.h>

#include <set>

using namespace rasoat::delivery;
using namespace std::chrono;

TEST_CASE("a server's address is https, a host and a port", "[names]") {
    CHECK(server_address("https://rasoat.example.vn") == ServerAddress{"rasoat.example.vn", 443});
    CHECK(server_address("https://10.1.2.3:8443/") == ServerAddress{"10.1.2.3", 8443});
    CHECK(server_address("https://[2001:db8::1]:8443") == ServerAddress{"2001:db8::1", 8443});
    CHECK(url_of({"2001:db8::1", 8443}) == "https://[2001:db8::1]:8443");
    for (const auto* url :
         {"", "https://", "http://a", "a:1", "https://a:0", "https://a:65536", "https://a:x", "https://a:1/path",
          "https://a b", "https://u@a", "https://[::1", "https://[xyz]", "https://a\r\nX:1", "ftp://a", "https://:1"}) {
        INFO(url);
        CHECK_FALSE(server_address(url).has_value());
    }
}

TEST_CASE("a moment reads back from its text, and nothing else does", "[names]") {
    const sys_seconds moment = sys_days(year(2026) / 11 / 24) + hours(8) + minutes(5) + seconds(9);
    CHECK(timestamp(moment) == "2026-11-24T08:05:09Z");
    CHECK(moment_of("2026-11-24T08:05:09Z") == moment);
    for (const auto* text :
         {"", "2026-11-24", "2026-11-24 08:05:09Z", "2026-13-24T08:05:09Z", "2026-11-24T25:05:09Z",
          "2026-11-24T08:05:0xZ"}) {
        INFO(text);
        CHECK_FALSE(moment_of(text).has_value());
    }
}

TEST_CASE("a device is named as GLPI names it", "[names]") {
    CHECK(new_device_id("pc-01", sys_days(year(2026) / 11 / 24) + hours(8)) == "pc-01-2026-11-24-08-00-00");
    CHECK(new_device_id("", sys_days(year(2026) / 11 / 24)) == "machine-2026-11-24-00-00-00");
}

TEST_CASE("random names are UUIDs of version 4 and do not repeat", "[names]") {
    std::set<std::string> seen;
    for (int i = 0; i < 1000; ++i) {
        const auto uuid = random_uuid();
        REQUIRE(uuid.size() == 36);
        REQUIRE(uuid[14] == '4');
        REQUIRE(std::string("89ab").find(uuid[19]) != std::string::npos);
        REQUIRE(seen.insert(uuid).second);
        REQUIRE(random_fraction() < 1.0);
    }
}

TEST_CASE("what is packed unpacks to the same", "[names]") {
    for (const auto& text : {std::string(), std::string("a"), std::string(300'000, 'x') + "end"}) {
        const auto packed = gzip(text);
        std::string unpacked(text.size() + 1, '\0');
        z_stream stream{};
        REQUIRE(inflateInit2(&stream, 15 + 16) == Z_OK);
        auto input = packed;
        stream.next_in = reinterpret_cast<Bytef*>(input.data());
        stream.avail_in = static_cast<uInt>(input.size());
        stream.next_out = reinterpret_cast<Bytef*>(unpacked.data());
        stream.avail_out = static_cast<uInt>(unpacked.size());
        CHECK(inflate(&stream, Z_FINISH) == Z_STREAM_END);
        unpacked.resize(stream.total_out);
        inflateEnd(&stream);
        CHECK(unpacked == text);
    }
}
