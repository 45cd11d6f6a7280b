#include "agent/benchmark/random_reads.h"

#include <catch2/catch.hpp>

using namespace rasoat;
using namespace std::chrono_literals;

TEST_CASE("this system's disk does some reads a second, and no more than memory could", "[benchmark]") {
    const auto reads = benchmark::random_reads_a_second(200ms);
    if (!reads) return; // a container whose file system is memory
    CHECK(*reads > 1);
    CHECK(*reads < 10e6);
}

TEST_CASE("in no time nothing is measured", "[benchmark]") {
    CHECK_FALSE(benchmark::random_reads_a_second(0ms));
}
