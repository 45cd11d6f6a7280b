#include "server/access/sign_in_throttle.h"
#include "tests/server/store/sample_records.h"

#include <catch2/catch.hpp>

using namespace rasoat;
using namespace rasoat::tests;
using namespace std::chrono_literals;

TEST_CASE("guessing a password has to wait longer each time", "[access]") {
    access::SignInThrottle throttle;
    for (int attempt = 0; attempt < 4; ++attempt) {
        throttle.failed("lan", "10.0.0.7", at());
        REQUIRE(throttle.wait_for("lan", "10.0.0.7", at()) == 0s);
    }
    throttle.failed("lan", "10.0.0.7", at());
    REQUIRE(throttle.wait_for("lan", "10.0.0.7", at()) == 1s);
    throttle.failed("lan", "10.0.0.7", at(1));
    REQUIRE(throttle.wait_for("lan", "10.0.0.8", at(1)) == 2s);
    REQUIRE(throttle.wait_for("lan", "10.0.0.8", at(3)) == 0s);
    REQUIRE(throttle.wait_for("minh", "10.0.0.8", at(1)) == 0s);
    for (int attempt = 0; attempt < 40; ++attempt)
        throttle.failed("lan", "10.0.0.7", at(10));
    REQUIRE(throttle.wait_for("lan", "10.0.0.9", at(10)) == 15min);
    REQUIRE(throttle.wait_for("minh", "10.0.0.7", at(10)) > 0s); // the address has tried too much too
    throttle.succeeded("lan");
    REQUIRE(throttle.wait_for("lan", "10.0.0.9", at(10)) == 0s);
}

TEST_CASE("wrong attempts are forgotten after an hour", "[access]") {
    access::SignInThrottle throttle;
    for (int attempt = 0; attempt < 8; ++attempt)
        throttle.failed("lan", "10.0.0.7", at());
    throttle.failed("lan", "10.0.0.7", at() + 2h);
    REQUIRE(throttle.wait_for("lan", "10.0.0.7", at() + 2h) == 0s);
}
