#include "server/inventory/carried_parts.h"

#include <catch2/catch.hpp>

using namespace rasoat;
using namespace rasoat::inventory;
using std::chrono::days;

namespace {

const std::chrono::sys_days first = std::chrono::year(2026) / 11 / 2;

report::Report pc(std::initializer_list<int> days_told) {
    report::Report report;
    report.processors = {{.name = "Intel Core i5-7400"}};
    report.memory.total = report::Mebibytes{8192};
    report.disks = {{.name = "sda", .serial = "S1", .holds_system = true}};
    for (const auto day : days_told)
        report.strain.push_back({.day = first + days(day), .minutes_on = 1});
    return report;
}

std::vector<int> days_in(const report::Report& report) {
    std::vector<int> told;
    for (const auto& day : report.strain)
        told.push_back(static_cast<int>((day.day - first).count()));
    return told;
}

} // namespace

TEST_CASE("days of strain gather from report to report, each once", "[carried strain]") {
    CHECK(days_in(with_carried_parts(pc({3, 4}), pc({1, 2, 3}))) == std::vector{1, 2, 3, 4});
    CHECK(days_in(with_carried_parts(pc({}), pc({1, 2}))) == std::vector{1, 2});
    auto again = pc({1});
    again.strain[0].minutes_on = 9;
    CHECK(with_carried_parts(again, pc({1})).strain.at(0).minutes_on == 9);
}

TEST_CASE("a month of strain is kept", "[carried strain]") {
    auto before = pc({});
    for (int day = 0; day < 40; ++day)
        before.strain.push_back({.day = first + days(day), .minutes_on = 1});
    const auto told = days_in(with_carried_parts(pc({40}), before));
    CHECK(told.size() == 31);
    CHECK(told.front() == 10);
    CHECK(told.back() == 40);
}

TEST_CASE("what was watched before an upgrade is forgotten with it", "[carried strain]") {
    auto upgraded = pc({5});
    upgraded.memory.total = report::Mebibytes{16384};
    CHECK(days_in(with_carried_parts(upgraded, pc({1, 2}))) == std::vector{5});
    auto with_ssd = pc({});
    with_ssd.disks[0].serial = "S2";
    CHECK(days_in(with_carried_parts(with_ssd, pc({1, 2}))).empty());
}

TEST_CASE("a partial report leaves the scores as they are, a whole one says them anew", "[carried strain]") {
    auto before = pc({});
    before.benchmark = report::Benchmark{.integer = 700};
    auto partial = pc({});
    partial.partial = true;
    CHECK(with_carried_parts(partial, before).benchmark == before.benchmark);
    CHECK_FALSE(with_carried_parts(pc({}), before).benchmark);
}

TEST_CASE("days that a wrong clock told of are left out", "[carried strain]") {
    auto report = pc({-20'000, -101, -100, 0, 1, 2, 20'000});
    forget_strain_of_wrong_clocks(report, first + std::chrono::hours(12));
    CHECK(days_in(report) == std::vector{-100, 0, 1});
}
