// rasoat-bench-quick-plans: how long a budget slider waits for its plan, and how good that plan is.
//
//     rasoat-bench-quick-plans SEATS YEARS
//
// Asks for the same plan with 21 budgets, as a drag over the slider does, with machines that stay, that move in their
// unit and that move anywhere. Prints the first answer's time (nothing is prepared yet), the median and the worst of
// the others, both by the clock and in CPU time, and the worst benefit against a plan that had five seconds.

#include "planner/sample/office_fleet.h"
#include "server/planning/plan_making.h"
#include "server/planning/seat_judging.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <ctime>
#include <span>
#include <string_view>
#include <vector>

namespace {

using namespace rasoat;

constexpr int steps = 20;
constexpr std::chrono::milliseconds quick_time{60}; // what the server gives it

template <class SomeId>
std::vector<SomeId> numbered(std::size_t count) {
    std::vector<SomeId> ids;
    for (std::size_t id = 1; id <= count; ++id)
        ids.push_back({static_cast<std::int64_t>(id)});
    return ids;
}

planning::ReviewedFleet reviewed_sample(std::uint32_t seats, int years) {
    auto sample = planner::sample::office_fleet({.seats = seats, .years = years, .seed = 1});
    planning::ReviewedFleet reviewed;
    reviewed.policies = sample.policies;
    reviewed.fleet = std::move(sample.fleet);
    reviewed.unit_ids = numbered<store::UnitId>(reviewed.fleet.units.size());
    reviewed.seat_ids = numbered<store::SeatId>(reviewed.fleet.seats.size());
    reviewed.machine_ids = numbered<store::MachineId>(reviewed.fleet.machines.size());
    planning::judge_seats(reviewed);
    return reviewed;
}

double cpu_milliseconds() {
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC * 1e3;
}

struct Times {
    std::vector<double> clock;
    std::vector<double> cpu;
    double worst_share = 1;
};

Times times_of(
    const planning::ReviewedFleet& reviewed, planning::PlanSettings settings, store::Vnd most,
    std::chrono::seconds long_time) {
    planning::PlanPreparations preparations;
    Times times;
    for (int step = 0; step <= steps; ++step) {
        settings.budget = store::Vnd{most.amount / steps * step};
        const auto cpu = cpu_milliseconds();
        const auto start = std::chrono::steady_clock::now();
        const auto made = planning::make_quick_plan(reviewed, settings, quick_time, preparations);
        const auto summary = planning::summary_of(made, reviewed, {});
        times.clock.push_back(
            std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
        times.cpu.push_back(cpu_milliseconds() - cpu);
        if (step % 5 != 0) continue;
        planner::Limits limits;
        limits.deadline = std::chrono::steady_clock::now() + long_time;
        const auto long_plan = planning::make_plan(reviewed, settings, limits).plan;
        if (long_plan.benefit > 0) times.worst_share = std::min(times.worst_share, summary.benefit / long_plan.benefit);
    }
    return times;
}

void print(std::string_view what, std::vector<double> milliseconds) {
    const auto first = milliseconds.front();
    std::ranges::sort(milliseconds);
    fmt::print(
        "  {:5} first {:5.0f} ms, median {:5.0f} ms, worst {:5.0f} ms\n", what, first,
        milliseconds[milliseconds.size() / 2], milliseconds.back());
}

int number(std::string_view text) {
    int value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

} // namespace

int main(int count, char** words) {
    const std::span arguments(words, static_cast<std::size_t>(count));
    if (arguments.size() != 3) {
        fmt::print(stderr, "rasoat-bench-quick-plans SEATS YEARS\n");
        return 2;
    }
    const auto seats = static_cast<std::uint32_t>(number(arguments[1]));
    const auto years = number(arguments[2]);
    const auto reviewed = reviewed_sample(seats, years);
    auto settings = planning::default_settings(reviewed);
    settings.first_year = reviewed.policies.first_year;
    settings.years = years;
    const store::Vnd most{std::int64_t{seats} * 6'000'000};
    using planner::CascadePool;
    for (const auto pool : {CascadePool::none, CascadePool::unit, CascadePool::organisation}) {
        settings.cascade = pool;
        const auto times = times_of(reviewed, settings, most, std::chrono::seconds(5));
        fmt::print(
            "{}: at least {:.1f} % of the benefit of five seconds\n", planning::name_of(pool), times.worst_share * 100);
        print("clock", times.clock);
        print("CPU", times.cpu);
    }
}
