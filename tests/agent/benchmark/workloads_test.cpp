#include "agent/benchmark/thread_time.h"
#include "agent/benchmark/workloads.h"

#include <catch2/catch.hpp>

using namespace rasoat::benchmark;

TEST_CASE("each piece of work comes out right on this machine, time after time", "[benchmark]") {
    IntegerWork integer;
    FloatingPointWork floating_point;
    MemoryWork memory;
    for (int i = 0; i < 3; ++i) {
        CHECK_NOTHROW(integer.run());
        CHECK_NOTHROW(floating_point.run());
        CHECK_NOTHROW(memory.run());
    }
}

TEST_CASE("a thread's time goes on with its work", "[benchmark]") {
    const auto before = thread_cpu_time();
    IntegerWork().run();
    CHECK(thread_cpu_time() > before);
}
