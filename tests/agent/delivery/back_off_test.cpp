#include "agent/delivery/back_off.h"

#include <catch2/catch.hpp>

using namespace rasoat::delivery;
using namespace std::chrono;

TEST_CASE("after success the server says when, and the jitter only adds", "[schedule]") {
    CHECK(pause_after_success(seconds(3600), 0.0) == seconds(3600));
    CHECK(pause_after_success(seconds(3600), 0.999) <= seconds(3960));
    CHECK(pause_after_success(seconds(3600), 0.999) > seconds(3900));
    CHECK(pause_after_success(seconds(0), 0.5) == seconds(1));
    CHECK(pause_after_success(seconds(-5), 0.5) == seconds(1));
    CHECK(pause_after_success(hours(24 * 365), 0.0) == longest_pause);
}

TEST_CASE("failures double the pause up to six hours", "[schedule]") {
    CHECK(pause_after_failure(1, 0.0) == seconds(30));
    CHECK(pause_after_failure(1, 0.999) < seconds(61));
    seconds before{0};
    for (unsigned failures = 1; failures < 9; ++failures) {
        const auto pause = pause_after_failure(failures, 0.0);
        CHECK(pause > before);
        before = pause;
    }
    for (const unsigned failures : {10U, 11U, 100U, 4'000'000'000U}) {
        CHECK(pause_after_failure(failures, 0.0) == hours(3));
        CHECK(pause_after_failure(failures, 0.999) <= longest_back_off);
    }
}

TEST_CASE("a busy server is left alone for as long as it asked, up to a day", "[schedule]") {
    CHECK(pause_after_busy(seconds(120), 1, 0.0) == seconds(120));
    CHECK(pause_after_busy(seconds(1), 6, 0.0) == pause_after_failure(6, 0.0));
    CHECK(pause_after_busy(hours(1000), 1, 0.0) == hours(24));
}

TEST_CASE("computers switched on together spread over a minute, and one barely late does not wait long", "[schedule]") {
    CHECK(pause_at_start(hours(12), 0.5) == seconds(30));
    CHECK(pause_at_start(hours(12), 0.999) < seconds(60));
    CHECK(pause_at_start(seconds(2), 0.999) <= seconds(2));
    CHECK(pause_at_start(seconds(-5), 0.999) == seconds(0));
}
