#include "agent/strain/strain_log.h"
#include "tests/agent/probes/hostile_bytes.h"

#include <catch2/catch.hpp>

#include <numeric>

using namespace rasoat;
using namespace rasoat::strain;
using namespace std::chrono_literals;
using report::Mebibytes;
using report::Seconds;
using std::chrono::days;
using std::chrono::sys_days;

namespace {

const sys_days first = std::chrono::year(2026) / 11 / 23;

Load minute(double processor, double memory, double disk) {
    Load load;
    load.duration = 60s;
    load.processor = processor;
    load.memory = memory;
    load.disk = disk;
    load.free = Mebibytes{9000};
    return load;
}

/// One day each of the given number, with a working minute.
StrainLog log_of(std::size_t number) {
    StrainLog log;
    for (std::size_t i = 0; i < number; ++i)
        log.add(first + days(i), minute(0.5, 0.5, 0.5), true);
    return log;
}

} // namespace

TEST_CASE("working minutes are counted by tenths, others only as time on", "[strain log]") {
    StrainLog log;
    log.add(first, minute(0.0, 0.999, 1.0), true);
    log.add(first, minute(0.91, 0.45, 0.09), true);
    log.add(first, minute(0.9, 0.45, 0.1), false);
    auto strained = minute(1.0, 0.95, 0.85);
    strained.memory_pressure = true;
    strained.disk_strain = true;
    strained.free = Mebibytes{800};
    log.add(first, strained, true);
    log.add(first, strained, false);
    const auto day = log.unsent_before(first + days(1)).at(0);
    CHECK(day.minutes_on == 5);
    CHECK(day.minutes_working == 3);
    CHECK(day.processor == report::MinutesByShare{1, 0, 0, 0, 0, 0, 0, 0, 0, 2});
    CHECK(day.memory == report::MinutesByShare{0, 0, 0, 0, 1, 0, 0, 0, 0, 2});
    CHECK(day.disk == report::MinutesByShare{1, 0, 0, 0, 0, 0, 0, 0, 1, 1});
    CHECK(day.memory_pressure == 1);
    CHECK(day.disk_strain == 1);
    CHECK(day.least_free == Mebibytes{800});
}

TEST_CASE("a longer interval counts as its minutes, a share that is not known not at all", "[strain log]") {
    StrainLog log;
    auto load = minute(0.2, 0.2, 0.2);
    load.duration = 140s;
    load.disk.reset();
    log.add(first, load, true);
    const auto day = log.unsent_before(first + days(1)).at(0);
    CHECK(day.minutes_working == 2);
    CHECK(day.processor[2] == 2);
    CHECK(std::accumulate(day.disk.begin(), day.disk.end(), 0) == 0);
}

TEST_CASE("no day has more minutes than a day", "[strain log]") {
    StrainLog log;
    for (int i = 0; i < 1500; ++i)
        log.add(first, minute(0.5, 0.5, 0.5), true);
    log.merge(log);
    const auto day = log.unsent_before(first + days(1)).at(0);
    CHECK(day.minutes_on == 1440);
    CHECK(day.minutes_working == 1440);
    CHECK(day.processor[5] == 1440);
}

TEST_CASE("only days that are over and were not sent are to be sent", "[strain log]") {
    auto log = log_of(3);
    const auto due = log.unsent_before(first + days(2));
    REQUIRE(due.size() == 2);
    CHECK(due[0].day == first);
    log.mark_sent(due);
    CHECK(log.unsent_before(first + days(2)).empty());
    CHECK(log.unsent_before(first + days(3)).size() == 1);
    // Minutes that come in late for a day that was sent do not send it again.
    log.merge(log_of(1));
    CHECK(log.unsent_before(first + days(2)).empty());
}

TEST_CASE("the newest 62 days are kept", "[strain log]") {
    const auto log = log_of(100);
    const auto days_kept = log.unsent_before(first + days(1000));
    REQUIRE(days_kept.size() == 62);
    CHECK(days_kept.front().day == first + days(38));
    CHECK(log.bytes().size() == log_size);
}

TEST_CASE("days that a wrong clock made are forgotten once it is right", "[strain log]") {
    auto log = log_of(3);
    log.forget_after(first + days(1));
    CHECK(log.unsent_before(first + days(9)).size() == 2);
}

TEST_CASE("of two starts in a day the slower one is told", "[strain log]") {
    StrainLog log;
    log.add_boot(first, Seconds(80));
    log.add_boot(first, Seconds(45));
    StrainLog later;
    later.add_boot(first, Seconds(60));
    log.merge(later);
    const auto day = log.unsent_before(first + days(1)).at(0);
    CHECK(day.boots == 3);
    CHECK(day.slowest_boot == Seconds(80));
}

TEST_CASE("a log reads back the same from bytes of one size, however many days it has", "[strain log]") {
    for (const std::size_t number : {0U, 1U, 7U, 62U}) {
        auto log = log_of(number);
        log.add_boot(first, Seconds(71));
        log.mark_sent(log.unsent_before(first + days(2)));
        CHECK(log.bytes().size() == log_size);
        CHECK(StrainLog::from_bytes(log.bytes()) == log);
    }
}

TEST_CASE("a damaged day is left out and the others are kept", "[strain log]") {
    auto bytes = log_of(3).bytes();
    bytes[16 + 88 + 20] = static_cast<char>(bytes[16 + 88 + 20] ^ 1);
    const auto read = StrainLog::from_bytes(bytes).unsent_before(first + days(9));
    REQUIRE(read.size() == 2);
    CHECK(read[0].day == first);
    CHECK(read[1].day == first + days(2));
    CHECK(StrainLog::from_bytes("rasoat strain 2\n" + bytes.substr(16)).empty());
    CHECK(StrainLog::from_bytes("").empty());
}

TEST_CASE("no bytes, however damaged, break the log's bounds", "[strain log]") {
    const auto check = [](const std::string& bytes) {
        const auto log = StrainLog::from_bytes(bytes);
        const auto read = log.unsent_before(first + days(40'000));
        REQUIRE(read.size() <= most_days);
        for (const auto& day : read)
            REQUIRE(day.minutes_on <= 1440);
        REQUIRE(log.bytes().size() == log_size);
    };
    tests::with_every_prefix(log_of(4).bytes().substr(0, 400), check);
    tests::with_random_damage(log_of(62).bytes(), 1, 2'000, check);
}
