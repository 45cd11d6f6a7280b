#include "agent/report/hmac.h"

#include <catch2/catch.hpp>

using namespace rasoat::report;

TEST_CASE("HMAC-SHA256 gives the values of RFC 4231", "[hmac]") {
    CHECK(
        hmac_sha256_hex(std::string(20, '\x0b'), "Hi There") ==
        "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    CHECK(
        hmac_sha256_hex("Jefe", "what do ya want for nothing?") ==
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    CHECK(
        hmac_sha256_hex(std::string(131, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First") ==
        "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

TEST_CASE("hexadecimal digits are bytes, and nothing else is", "[hmac]") {
    CHECK(bytes_of_hex("00ffA5") == std::string("\x00\xff\xa5", 3));
    CHECK(bytes_of_hex("").empty());
    CHECK(bytes_of_hex("0").empty());
    CHECK(bytes_of_hex("0g").empty());
}
