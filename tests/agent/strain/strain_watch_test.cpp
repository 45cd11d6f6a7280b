#include "agent/strain/strain_watch.h"

#include <catch2/catch.hpp>

using namespace rasoat;
using namespace rasoat::strain;
using namespace std::chrono_literals;
using std::chrono::days;
using std::chrono::milliseconds;
using std::chrono::sys_days;
using std::chrono::sys_seconds;

namespace {

const sys_seconds morning = sys_days(std::chrono::year(2026) / 11 / 23) + 1h; ///< eight o'clock in Vietnam

/// A machine that is watched; time passes as told.
class Watched {
public:
    explicit Watched(sys_seconds clock = morning) : clock_(clock) {
        now_.since_boot = 1h;
        now_.processor_total = 1;
        now_.disk_busy = 0ms;
        now_.disk_waits = 0ms;
        watch_.observe(now_, clock_);
    }
    /// Of every minute the processor and the disk work for the given share.
    void pass(int minutes, double processor, double disk = 0) {
        for (int i = 0; i < minutes; ++i) {
            now_.since_boot += 60s;
            clock_ += 60s;
            now_.processor_total += 6000;
            now_.processor_busy += static_cast<std::uint64_t>(6000 * processor);
            now_.disk_busy = *now_.disk_busy + milliseconds(static_cast<int>(60'000 * disk));
            watch_.observe(now_, clock_);
        }
    }
    /// The machine sleeps: its clocks go on, its counters do not.
    void sleep(std::chrono::seconds duration) {
        now_.since_boot += duration;
        clock_ += duration;
        watch_.observe(now_, clock_);
    }
    void set_clock(sys_seconds clock) { clock_ = clock; }
    void touch(std::optional<std::chrono::seconds> ago) { now_.since_input = ago; }
    [[nodiscard]] const StrainWatch& watch() const { return watch_; }
    std::vector<report::StrainDay> days_kept() { return watch_.take().unsent_before(sys_days(days(40'000))); }

private:
    StrainWatch watch_;
    StrainCounters now_;
    sys_seconds clock_;
};

} // namespace

TEST_CASE("an hour of work is sixty working minutes, and the pauses within it count", "[strain watch]") {
    Watched machine;
    machine.pass(40, 0.5);
    machine.pass(4, 0.0); // reading
    machine.pass(16, 0.5);
    const auto kept = machine.days_kept();
    REQUIRE(kept.size() == 1);
    CHECK(kept[0].minutes_on == 60);
    CHECK(kept[0].minutes_working == 60);
    CHECK(kept[0].processor[5] == 56);
    CHECK(kept[0].processor[0] == 4);
}

TEST_CASE("work ends five minutes after the last sign of it", "[strain watch]") {
    Watched machine;
    machine.pass(1, 0.5);
    machine.pass(60, 0.01);
    const auto kept = machine.days_kept();
    CHECK(kept.at(0).minutes_on == 61);
    CHECK(kept.at(0).minutes_working == 6);
}

TEST_CASE("a machine that computes at night while nobody touches it does not work", "[strain watch]") {
    Watched machine;
    machine.touch(8h);
    machine.pass(60, 1.0);
    CHECK(machine.days_kept().at(0).minutes_working == 0);
    machine.touch(20s);
    machine.pass(10, 0.0);
    CHECK(machine.days_kept().at(0).minutes_working == 10);
}

TEST_CASE("time in which the machine sleeps is no time on", "[strain watch]") {
    Watched machine;
    machine.pass(10, 0.5);
    machine.sleep(8h);
    machine.pass(10, 0.5);
    machine.sleep(100s); // the agent alone was late: that counts
    const auto kept = machine.days_kept();
    CHECK(kept.at(0).minutes_on == 22);
}

TEST_CASE("a clock that jumps moves the minutes to the other day and loses none", "[strain watch]") {
    Watched machine;
    machine.pass(10, 0.5);
    machine.set_clock(morning + days(2));
    machine.pass(10, 0.5);
    machine.set_clock(morning);
    machine.pass(10, 0.5);
    const auto kept = machine.days_kept();
    REQUIRE(kept.size() == 2);
    CHECK(kept[0].minutes_on == 20);
    CHECK(kept[1].minutes_on == 10);
}

TEST_CASE("a clock that was never set counts nothing", "[strain watch]") {
    Watched machine(sys_days(std::chrono::year(2009) / 1 / 1) + 1h);
    machine.pass(10, 0.5);
    CHECK(machine.days_kept().empty());
}

TEST_CASE("a machine is quiet once it has done next to nothing for five minutes", "[strain watch]") {
    Watched machine;
    machine.pass(4, 0.01);
    CHECK_FALSE(machine.watch().is_quiet());
    machine.pass(1, 0.01);
    CHECK(machine.watch().is_quiet());
    machine.pass(1, 0.01, 0.5);
    CHECK_FALSE(machine.watch().is_quiet());
    machine.pass(5, 0.01);
    CHECK(machine.watch().is_quiet());
    machine.touch(10s);
    machine.pass(1, 0.01);
    CHECK_FALSE(machine.watch().is_quiet());
    machine.touch({});
    machine.pass(5, 0.01);
    machine.sleep(1h);
    CHECK_FALSE(machine.watch().is_quiet());
}

TEST_CASE("what was taken is not told again", "[strain watch]") {
    Watched machine;
    machine.pass(3, 0.5);
    CHECK(machine.days_kept().at(0).minutes_on == 3);
    CHECK(machine.days_kept().empty());
    machine.pass(2, 0.5);
    CHECK(machine.days_kept().at(0).minutes_on == 2);
}

TEST_CASE("a start is watched closely, what follows once a minute", "[strain watch]") {
    StrainWatch watch;
    StrainCounters now;
    now.since_boot = 20s;
    watch.observe(now, morning);
    CHECK(watch.until_next() == 5s);
    now.since_boot = 16min;
    watch.observe(now, morning + 15min);
    CHECK(watch.until_next() == 60s);
}

TEST_CASE("a start is told on its day", "[strain watch]") {
    StrainWatch watch;
    StrainCounters now;
    now.login_screen = 25s;
    for (auto time = milliseconds(20s); time <= 120s; time += 5s) {
        now.since_boot = time;
        now.processor_total += 500;
        if (time >= 40s) now.session_began = 38s;
        watch.observe(now, morning + std::chrono::duration_cast<std::chrono::seconds>(time));
    }
    const auto kept = watch.take().unsent_before(sys_days(days(40'000)));
    REQUIRE(kept.size() == 1);
    CHECK(kept[0].boots == 1);
    CHECK(kept[0].slowest_boot == report::Seconds(27));
}
