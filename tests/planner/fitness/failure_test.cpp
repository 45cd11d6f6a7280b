#include "planner/fitness/failure.h"

#include <catch2/catch.hpp>

using namespace rasoat::planner;
using namespace std::chrono_literals;

namespace {

constexpr Day bought = std::chrono::sys_days(2020y / 1 / 1);

Machine machine_with_disk(std::optional<DiskHealth> health) {
    Machine machine;
    machine.purchased = bought;
    machine.disk.health = health;
    return machine;
}

double rate_after(int years, std::optional<DiskHealth> health = DiskHealth::good) {
    return failure_rate(machine_with_disk(health), bought + std::chrono::days(366 * years), Policies{});
}

} // namespace

TEST_CASE("the chance of failure rises with each year of age", "[fitness]") {
    CHECK(rate_after(0) == Approx(0.05));
    CHECK(rate_after(3) == Approx(0.119)); // 12 % in the fourth year
    for (int years = 1; years < 30; ++years)
        CHECK(rate_after(years) > rate_after(years - 1));
    CHECK(rate_after(80) == Approx(0.9));
}

TEST_CASE("a disk that warns or fails counts more than a young age, and less than a great one", "[fitness]") {
    CHECK(rate_after(0, DiskHealth::warning) == Approx(0.22));
    CHECK(rate_after(0, DiskHealth::failing) == Approx(0.41));
    CHECK(rate_after(20, DiskHealth::failing) == Approx(0.51));
    CHECK(rate_after(0, std::nullopt) == rate_after(0));
}

TEST_CASE("a machine of unknown age is reckoned with as new, and a failure costs half a year", "[fitness]") {
    CHECK(failure_rate(Machine{}, bought, Policies{}) == Approx(0.05));
    CHECK(share_in_service(Machine{}, bought, Policies{}) == Approx(0.975));
    Policies never;
    never.failures = {0, 0, 0, 0};
    CHECK(share_in_service(machine_with_disk(DiskHealth::failing), bought + std::chrono::days(9000), never) == 1.0);
}
