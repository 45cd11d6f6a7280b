#include "agent/strain/load.h"

#include <catch2/catch.hpp>

using namespace rasoat;
using namespace rasoat::strain;
using namespace std::chrono_literals;
using report::Mebibytes;

namespace {

/// Two moments a minute apart, between which nothing happened on a machine of 4 GiB.
struct Minute {
    Minute() {
        before.since_boot = 1h;
        before.processor_busy = 1000;
        before.processor_total = 100'000;
        before.memory_total = Mebibytes{4000};
        before.memory_available = Mebibytes{2000};
        before.hard_faults = 500;
        before.memory_waits = 10s;
        before.disk_busy = 100s;
        before.disk_waits = 200s;
        after = before;
        after.since_boot += 60s;
        after.processor_total += 12'000;
    }
    [[nodiscard]] Load load() const { return load_between(before, after).value(); }

    StrainCounters before;
    StrainCounters after;
};

} // namespace

TEST_CASE("shares are what the counters have grown by", "[load]") {
    Minute minute;
    minute.after.processor_busy += 9000;
    minute.after.disk_busy = *minute.before.disk_busy + 15s;
    const auto load = minute.load();
    CHECK(load.duration == 60s);
    CHECK(load.processor == Approx(0.75));
    CHECK(load.memory == Approx(0.5));
    CHECK(load.disk == Approx(0.25));
    CHECK_FALSE(load.memory_pressure);
    CHECK_FALSE(load.disk_strain);
}

TEST_CASE("little memory alone is no pressure, nor are many faults with memory left", "[load]") {
    Minute minute;
    minute.after.memory_available = Mebibytes{300};
    CHECK_FALSE(minute.load().memory_pressure);
    *minute.after.hard_faults += 60 * 20;
    CHECK(minute.load().memory_pressure);
    minute.after.memory_available = Mebibytes{400};
    CHECK_FALSE(minute.load().memory_pressure);
}

TEST_CASE("a tenth of the time spent waiting for memory is pressure, however much is free", "[load]") {
    Minute minute;
    minute.after.memory_waits = *minute.before.memory_waits + 5900ms;
    CHECK_FALSE(minute.load().memory_pressure);
    minute.after.memory_waits = *minute.before.memory_waits + 6s;
    CHECK(minute.load().memory_pressure);
}

TEST_CASE("where hard faults are not counted, memory must be as good as gone", "[load]") {
    Minute minute;
    minute.after.hard_faults.reset();
    minute.after.memory_available = Mebibytes{250};
    CHECK_FALSE(minute.load().memory_pressure);
    minute.after.memory_available = Mebibytes{150};
    CHECK(minute.load().memory_pressure);
}

TEST_CASE("a disk strains that is busy nearly always, or half the time with a queue", "[load]") {
    Minute minute;
    minute.after.disk_busy = *minute.before.disk_busy + 47s;
    minute.after.disk_waits = *minute.before.disk_waits + 100s;
    CHECK_FALSE(minute.load().disk_strain);
    minute.after.disk_waits = *minute.before.disk_waits + 120s;
    CHECK(minute.load().disk_strain);
    minute.after.disk_busy = *minute.before.disk_busy + 20s;
    CHECK_FALSE(minute.load().disk_strain);
    minute.after.disk_waits.reset();
    minute.after.disk_busy = *minute.before.disk_busy + 48s;
    CHECK(minute.load().disk_strain);
}

TEST_CASE("who touched keyboard or mouse within the minute is at work, whatever the processor does", "[load]") {
    Minute minute;
    minute.after.since_input = 60s;
    CHECK(minute.load().at_work);
    minute.after.since_input = 61s;
    minute.after.processor_busy += 12'000;
    CHECK_FALSE(minute.load().at_work);
}

TEST_CASE("where that is not told, work is a processor that does something under somebody's session", "[load]") {
    Minute minute;
    CHECK_FALSE(minute.load().at_work);
    minute.after.processor_busy += 360;
    CHECK(minute.load().at_work);
    minute.after.signed_in = false;
    CHECK_FALSE(minute.load().at_work);
    minute.after.signed_in = true;
    CHECK(minute.load().at_work);
}

TEST_CASE("counters that went back tell nothing, and the rest is told", "[load]") {
    Minute minute;
    minute.after.processor_busy = 0;
    minute.after.disk_busy = 0s;
    minute.after.hard_faults = 0;
    const auto load = minute.load();
    CHECK_FALSE(load.processor);
    CHECK_FALSE(load.disk);
    CHECK(load.memory == Approx(0.5));
    std::swap(minute.before, minute.after);
    CHECK_FALSE(load_between(minute.before, minute.after));
    CHECK_FALSE(load_between(minute.before, minute.before));
}

TEST_CASE("a system that counts nothing has a duration and no shares", "[load]") {
    StrainCounters before;
    StrainCounters after;
    after.since_boot = 60s;
    const auto load = load_between(before, after);
    REQUIRE(load);
    CHECK_FALSE((load->processor || load->memory || load->disk || load->memory_pressure || load->disk_strain));
    CHECK_FALSE(load->at_work);
}
