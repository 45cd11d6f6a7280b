#include "planner/sample/district.h"

#include "planner/sample/random.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace rasoat::planner::sample {
namespace {

constexpr int first_year = 2027;
constexpr std::size_t kinds = 6;
constexpr std::array<const char*, kinds> kind_names{"memory", "ssd", "both", "new-a", "new-b", "laptop"};
constexpr std::size_t new_a = 3;
constexpr double fitness_lost_a_year = 0.04; ///< of a kept machine's score
constexpr double upgrade_growth = 1.05;      ///< of prices, a year
constexpr double machine_growth = 1.03;
constexpr double district_share = 0.9; ///< of the sum of its units' budgets

struct Role {
    double share, weight;
};
/// Clerk, one-stop desk, accountant, land registry, leader, IT.
constexpr std::array<Role, 6> roles{{{0.5, 1.0}, {0.15, 1.5}, {0.13, 1.2}, {0.1, 1.3}, {0.08, 1.1}, {0.04, 1.3}}};

/// A seat's machine and what each kind of remedy would bring and cost in the first year.
struct Seat {
    double weight = 1;
    double score = 0;
    std::array<double, kinds> score_after{};
    std::array<double, kinds> price{};
};

double role_weight(Random& random) {
    double at = random.between(0, 1);
    for (const Role& role : roles) {
        if (at < role.share) return role.weight;
        at -= role.share;
    }
    return roles.front().weight;
}

Seat make_seat(std::uint64_t seed, std::uint32_t index) {
    Random random(seed * 0x2545f4914f6cdd1dULL + index);
    random.bits();
    Seat seat;
    seat.weight = role_weight(random);
    const double shortfall = std::clamp(45 + 18 * random.bell(), 5.0, 85.0);
    seat.score = 100 - shortfall;
    // What the machine falls short of: memory, disk, and the rest, which only a new machine mends.
    const double memory = random.between(0.05, 1);
    const double disk = random.between(0.05, 1);
    const double rest = random.between(0.3, 1.5);
    const double part = shortfall / (memory + disk + rest);
    const double better_memory = memory * part * random.between(0.8, 1);
    const double better_disk = disk * part * random.between(0.8, 1);
    seat.score_after = {
        seat.score + better_memory,
        seat.score + better_disk,
        seat.score + (better_memory + better_disk) * random.between(0.92, 1.05),
        std::max(seat.score + 1, 88 + 3 * random.bell()),
        std::max(seat.score + 2, 94 + 2 * random.bell()),
        std::max(seat.score + 2, 91 + 4 * random.bell()),
    };
    constexpr std::array<double, 3> memory_price{0.5e6, 0.7e6, 0.9e6};
    constexpr std::array<double, 3> disk_price{0.8e6, 0.9e6, 1.2e6};
    constexpr double fitting = 0.1e6;
    const double modules = random.below(3) == 0 ? 2 : 1;
    const double memory_cost = memory_price[random.below(3)] * modules;
    const double disk_cost = disk_price[random.below(3)];
    const double beside = 10000.0 * static_cast<double>(random.below(60)); // cables, licence, moving the data
    seat.price = {
        memory_cost + fitting, disk_cost + fitting, memory_cost + disk_cost + fitting,
        12.5e6 + beside,       14.9e6 + beside,     16e6 + 1e6 * static_cast<double>(random.below(5)) + beside,
    };
    return seat;
}

/// Whole thousands of dong.
Vnd price_in(const Seat& seat, std::size_t kind, std::uint32_t year) {
    double price = seat.price[kind];
    for (std::uint32_t y = 0; y < year; ++y)
        price *= kind < new_a ? upgrade_growth : machine_growth;
    return {static_cast<std::int64_t>(std::round(price / 1000)) * 1000};
}

/// Half a point of gain counts for more where the machine is worst: the curve flattens towards the top.
double worth(double gain) {
    return gain * (1.3 - gain / 180);
}

double benefit_in(const Seat& seat, std::size_t kind, std::uint32_t year, std::uint32_t years, double noise) {
    double kept = seat.score;
    double after = seat.score_after[kind];
    double sum = 0;
    for (std::uint32_t y = 0; y < years; ++y) {
        if (y >= year) {
            sum += worth(std::max(0.0, after - kept));
            after *= 1 - fitness_lost_a_year / 2;
        }
        kept *= 1 - fitness_lost_a_year;
    }
    return std::max(0.0, std::round(seat.weight * sum * noise * 1000) / 1000);
}

std::vector<std::uint32_t> unit_sizes(const DistrictShape& shape) {
    Random random(shape.seed ^ 0x756e697473ULL);
    std::vector<double> share(shape.units);
    double total = 0;
    for (double& s : share)
        total += s = random.between(0.5, 1.5);
    std::vector<std::uint32_t> sizes(shape.units, 1);
    std::uint32_t left = shape.seats - shape.units;
    const double spread = left;
    for (std::uint32_t u = 0; u < shape.units; ++u) {
        const auto more = std::min(left, static_cast<std::uint32_t>(spread * share[u] / total));
        sizes[u] += more;
        left -= more;
    }
    for (std::uint32_t u = 0; left > 0; u = (u + 1) % shape.units, --left)
        ++sizes[u];
    return sizes;
}

/// Budgets of the units year by year, then the district's: whole hundred thousands of dong.
std::vector<Vnd> budgets(const DistrictShape& shape, const std::vector<std::uint32_t>& sizes) {
    Random random(shape.seed ^ 0x6d6f6e6579ULL);
    constexpr double step = 100000;
    std::vector<Vnd> amounts;
    std::vector<double> by_year(shape.years, 0);
    std::uint32_t index = 0;
    for (const std::uint32_t size : sizes) {
        double need = 0;
        for (std::uint32_t i = 0; i < size; ++i)
            need += make_seat(shape.seed, index++).price[new_a];
        for (std::uint32_t y = 0; y < shape.years; ++y) {
            const double mean = shape.budget_share * need / shape.years;
            const double amount = std::round(mean * random.between(0.75, 1.25) / step) * step;
            amounts.push_back({static_cast<std::int64_t>(amount)});
            by_year[y] += amount;
        }
    }
    if (shape.units > 1)
        for (const double sum : by_year)
            amounts.push_back({static_cast<std::int64_t>(std::round(sum * district_share / step) * step)});
    return amounts;
}

void add_budgets(NamedChoiceProblem& named, const DistrictShape& shape, const std::vector<Vnd>& amounts, Names names) {
    for (std::size_t i = 0; i < amounts.size(); ++i) {
        named.problem.add_budget(amounts[i]);
        if (names == Names::omitted) continue;
        const std::size_t unit = i / shape.years;
        const std::size_t year = first_year + i % shape.years;
        named.budget_ids.push_back(
            unit < shape.units ? fmt::format("unit-{:02}/{}", unit + 1, year) : fmt::format("district/{}", year));
    }
}

} // namespace

NamedChoiceProblem district(const DistrictShape& shape, Names names) {
    if (shape.seats == 0 || shape.units == 0 || shape.years == 0 || shape.units > shape.seats)
        throw InvalidProblem("a district needs seats, units and years, and no more units than seats");
    const std::vector<std::uint32_t> sizes = unit_sizes(shape);
    NamedChoiceProblem named;
    add_budgets(named, shape, budgets(shape, sizes), names);
    std::uint32_t index = 0;
    for (std::uint32_t unit = 0; unit < shape.units; ++unit) {
        for (std::uint32_t i = 0; i < sizes[unit]; ++i, ++index) {
            named.problem.add_seat();
            if (names == Names::given) named.seat_ids.push_back(fmt::format("s{}", index + 1));
            const Seat seat = make_seat(shape.seed, index);
            Random noise(shape.seed * 0x9e6c63d0876a9a47ULL + index);
            for (std::uint32_t year = 0; year < shape.years; ++year) {
                for (std::size_t kind = 0; kind < kinds; ++kind) {
                    const Vnd price = price_in(seat, kind, year);
                    const double benefit = benefit_in(seat, kind, year, shape.years, 1 + 0.03 * noise.bell());
                    const std::array<Draw, 2> draws{
                        Draw{unit * shape.years + year, price}, Draw{shape.units * shape.years + year, price}};
                    named.problem.add_option(benefit, std::span(draws).first(shape.units > 1 ? 2 : 1));
                    if (names == Names::given)
                        named.option_ids.push_back(fmt::format("{}/{}", kind_names[kind], first_year + year));
                }
            }
        }
    }
    return named;
}

} // namespace rasoat::planner::sample
