#include "agent/benchmark/measure.h"
#include "agent/benchmark/reference_machine.h"

#include <catch2/catch.hpp>

using namespace rasoat;
using namespace rasoat::benchmark;

namespace {

const std::chrono::sys_days today = std::chrono::year(2026) / 11 / 24;

Speeds of_reference(double times) {
    return {
        times * reference_integer_pieces, times * reference_floating_point_pieces, times * reference_all_cores_pieces,
        times * reference_memory_bytes, times * reference_random_reads};
}

} // namespace

TEST_CASE("the reference machine has 1000, one half as fast 500", "[benchmark]") {
    CHECK(scores(of_reference(1), today) == report::Benchmark{today, 1000, 1000, 1000, 1000, 1000});
    CHECK(scores(of_reference(0.5), today) == report::Benchmark{today, 500, 500, 500, 500, 500});
    CHECK(scores(of_reference(1e9), today).integer == 10'000'000);
}

TEST_CASE("a machine whose disk can't be read has its other scores", "[benchmark]") {
    auto speeds = of_reference(1);
    speeds.random_reads.reset();
    CHECK(scores(speeds, today) == report::Benchmark{today, 1000, 1000, 1000, 1000, std::nullopt});
}

TEST_CASE("this machine has a score in everything it can do", "[benchmark]") {
    const auto measured = scores(measure(), today);
    CHECK(measured.integer > 0);
    CHECK(measured.floating_point > 0);
    CHECK(measured.all_cores > 0);
    CHECK(measured.memory_bandwidth > 0);
    CHECK(measured.random_reads.value_or(1) > 0);
    CHECK(measured.measured == today);
}
