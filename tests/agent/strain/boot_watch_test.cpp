#include "agent/strain/boot_watch.h"

#include <catch2/catch.hpp>

using namespace rasoat::strain;
using namespace std::chrono_literals;
using rasoat::report::Seconds;
using std::chrono::milliseconds;

namespace {

/// A start of a machine, looked at every five seconds; processor and disk are busy until `settles`.
struct Start {
    std::optional<milliseconds> login_screen;
    std::optional<milliseconds> session_began;
    milliseconds settles{0};

    std::optional<Seconds> watched(BootWatch& watch, milliseconds from, milliseconds until) {
        std::optional<Seconds> told;
        for (auto now = from; now <= until; now += 5s) {
            StrainCounters counters;
            counters.since_boot = now;
            busy += now <= settles ? 4500 : 500;
            counters.processor_busy = busy;
            counters.processor_total = static_cast<std::uint64_t>(now.count());
            if (login_screen && *login_screen <= now) counters.login_screen = login_screen;
            if (session_began && *session_began <= now) counters.session_began = session_began;
            if (const auto duration = watch.observe(counters)) {
                REQUIRE_FALSE(told);
                told = duration;
            }
        }
        return told;
    }

    std::uint64_t busy = 0; ///< so far, in the processor's counter
};

} // namespace

TEST_CASE("a start is the wait for the login screen and the wait after signing in", "[boot]") {
    BootWatch watch;
    Start start{.login_screen = 31s, .session_began = 240s, .settles = 285s};
    CHECK(start.watched(watch, 10s, 10min) == Seconds(31 + 45));
    CHECK(watch.over());
}

TEST_CASE("a desktop that needs no signing in is timed from the start", "[boot]") {
    BootWatch watch;
    Start start{.login_screen = {}, .session_began = 22s, .settles = 60s};
    CHECK(start.watched(watch, 10s, 10min) == Seconds(60));
}

TEST_CASE("a desktop that is quiet at once takes what the login screen took", "[boot]") {
    BootWatch watch;
    Start start{.login_screen = 12s, .session_began = 100s, .settles = 0s};
    CHECK(start.watched(watch, 10s, 10min) == Seconds(12));
}

TEST_CASE("a start of which the login screen was missed is not timed", "[boot]") {
    BootWatch watch;
    Start start{.login_screen = {}, .session_began = 100s, .settles = 150s};
    CHECK_FALSE(start.watched(watch, 105s, 10min));
    CHECK(watch.over());
}

TEST_CASE("a start that had settled before the watch began is not timed, a slower one is", "[boot]") {
    BootWatch late;
    Start fast{.login_screen = 12s, .session_began = 20s, .settles = 40s};
    CHECK_FALSE(fast.watched(late, 130s, 10min));
    CHECK(late.over());
    BootWatch in_its_middle;
    Start slow{.login_screen = 60s, .session_began = 90s, .settles = 200s};
    CHECK(slow.watched(in_its_middle, 130s, 10min) == Seconds(60 + 110));
}

TEST_CASE("nobody who signs in, or nothing that settles, ends the watch after a quarter of an hour", "[boot]") {
    BootWatch nobody;
    Start server{.login_screen = 20s, .session_began = {}, .settles = 0s};
    CHECK_FALSE(server.watched(nobody, 10s, 20min));
    CHECK(nobody.over());
    BootWatch restless;
    Start busy{.login_screen = 20s, .session_began = 40s, .settles = 1h};
    CHECK_FALSE(busy.watched(restless, 10s, 20min));
    CHECK(restless.over());
    BootWatch late;
    Start running{.login_screen = 20s, .session_began = 40s, .settles = 0s};
    CHECK_FALSE(running.watched(late, 16min, 30min));
}
