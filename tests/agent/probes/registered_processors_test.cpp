#include "agent/probes/registered_processors.h"
#include "tests/agent/probes/windows_captures.h"

#include <catch2/catch.hpp>

#include <array>

using namespace rasoat::probes;
using namespace rasoat::tests;
using rasoat::report::Megahertz;

TEST_CASE("an office PC's processor is read from the registry", "[registered processors]") {
    const auto key = captured_registry("7-CentralProcessor");
    if (!key) return;
    const auto found = registered_processors(*key, std::array{ProcessorPackage{0, 4, 4}});
    REQUIRE(found.size() == 1);
    const auto& processor = found.front();
    CHECK(processor.name == "Intel(R) Core(TM) i5-2300 CPU @ 2.80GHz");
    CHECK(processor.maker == "Intel");
    CHECK(processor.family == 6U);
    CHECK(processor.model == 42U);
    CHECK(processor.stepping == 7U);
    CHECK(processor.cores == 4U);
    CHECK(processor.threads == 4U);
    CHECK(processor.speed == Megahertz{2800});
}

TEST_CASE("two packages of different processors keep their own names and speeds", "[registered processors]") {
    const auto key = captured_registry("2008-with-2-different-cpus-CentralProcessor");
    if (!key) return;
    const auto found = registered_processors(*key, std::array{ProcessorPackage{0, 4, 4}, ProcessorPackage{4, 4, 4}});
    REQUIRE(found.size() == 2);
    CHECK(found[0].name == "Intel(R) Xeon(R) CPU E5506 @ 2.13GHz");
    CHECK(found[0].speed == Megahertz{2130});
    CHECK(found[1].name == "Intel(R) Xeon(R) CPU E5504 @ 2.00GHz");
    CHECK(found[1].speed == Megahertz{2000});
    CHECK(found[1].model == 26U);
    CHECK(found[1].stepping == 5U);
}

TEST_CASE("a brand string without a speed takes the one that Windows measured, rounded", "[registered processors]") {
    const auto key = captured_registry("2019-amd-epyc-CentralProcessor");
    if (!key) return;
    const auto found = registered_processors(*key, std::array{ProcessorPackage{0, 4, 4}});
    REQUIRE(found.size() == 1);
    CHECK(found.front().name == "AMD EPYC 7302 16-Core Processor");
    CHECK(found.front().maker == "AMD");
    CHECK(found.front().family == 23U);
    CHECK(found.front().model == 49U);
    CHECK(found.front().speed == Megahertz{2990}); // measured: 2,994
}

TEST_CASE("a package that the registry doesn't list has its cores alone", "[registered processors]") {
    const auto found = registered_processors({}, std::array{ProcessorPackage{0, 2, 4}});
    REQUIRE(found.size() == 1);
    CHECK_FALSE(found.front().name);
    CHECK(found.front().cores == 2U);
    CHECK(registered_processors({}, {}).empty());
}
