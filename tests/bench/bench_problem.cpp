#include "planner/files/choice_file.h"
#include "planner/sample/district.h"
#include "planner/sample/random.h"
#include "tests/planner/choice/lp.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

/// Writes the problems that tests/bench/choice measures on, each as rasoat-choice/1 and in LP format:
///     rasoat-bench-problem KIND SEATS UNITS_OR_OPTIONS YEARS_OR_BUDGETS SEED JSON_FILE LP_FILE
/// KIND is district, or one of the hard classes of the literature: strong (benefit follows cost plus a constant),
/// subset (benefit is cost), multi (every option draws on every budget, benefits follow the costs loosely).
namespace {

using rasoat::planner::Draw;
using rasoat::planner::NamedChoiceProblem;
using rasoat::planner::Vnd;
using rasoat::planner::sample::Random;

struct Shape {
    std::uint32_t seats, options, budgets;
    std::uint64_t seed;
};

struct Option {
    double benefit = 0;
    std::vector<Draw> draws;
};

/// A seat of the one-budget classes: each option adds to the one before (Kellerer, Pferschy, Pisinger 2004, 11.6).
std::vector<Option> cumulative_options(const Shape& shape, double above_cost, Random& random) {
    std::vector<std::int64_t> steps(shape.options);
    for (std::int64_t& step : steps)
        step = static_cast<std::int64_t>(1 + random.below(1000));
    std::sort(steps.begin(), steps.end());
    std::vector<Option> options;
    std::int64_t cost = 0;
    double benefit = 0;
    for (const std::int64_t step : steps) {
        cost += step;
        benefit += static_cast<double>(step) + above_cost;
        options.push_back({benefit, {{0, Vnd{cost}}}});
    }
    return options;
}

std::vector<Option> multi_budget_options(const Shape& shape, Random& random) {
    std::vector<Option> options(shape.options);
    for (Option& option : options) {
        double sum = 0;
        for (std::uint32_t b = 0; b < shape.budgets; ++b) {
            const auto cost = static_cast<std::int64_t>(1 + random.below(1000));
            option.draws.push_back({b, Vnd{cost}});
            sum += static_cast<double>(cost);
        }
        option.benefit = sum / shape.budgets + static_cast<double>(random.below(500));
    }
    return options;
}

NamedChoiceProblem hard_problem(std::string_view kind, const Shape& shape) {
    constexpr double tightness = 0.8; // of what the mean option of every seat draws
    Random random(shape.seed);
    std::vector<std::vector<Option>> seats;
    std::vector<double> mean(shape.budgets, 0);
    for (std::uint32_t s = 0; s < shape.seats; ++s) {
        seats.push_back(
            kind == "multi" ? multi_budget_options(shape, random)
                            : cumulative_options(shape, kind == "strong" ? 10 : 0, random));
        for (const Option& option : seats.back())
            for (const Draw& draw : option.draws)
                mean[draw.budget] += static_cast<double>(draw.amount.amount) / shape.options;
    }
    NamedChoiceProblem named;
    for (std::uint32_t b = 0; b < shape.budgets; ++b) {
        named.problem.add_budget({static_cast<std::int64_t>(mean[b] * tightness)});
        named.budget_ids.push_back(fmt::format("b{}", b + 1));
    }
    for (std::uint32_t s = 0; s < shape.seats; ++s) {
        named.problem.add_seat();
        named.seat_ids.push_back(fmt::format("s{}", s + 1));
        for (std::uint32_t o = 0; o < shape.options; ++o) {
            named.problem.add_option(seats[s][o].benefit, seats[s][o].draws);
            named.option_ids.push_back(fmt::format("o{}", o + 1));
        }
    }
    return named;
}

void write(std::span<const std::string> words) {
    if (words.size() != 7)
        throw std::runtime_error("KIND SEATS UNITS_OR_OPTIONS YEARS_OR_BUDGETS SEED JSON_FILE LP_FILE are wanted");
    const auto number = [&](std::size_t i) { return static_cast<std::uint32_t>(std::stoul(words[i])); };
    const Shape shape{number(1), number(2), number(3), number(4)};
    const std::string& kind = words[0];
    if (kind != "district" && kind != "strong" && kind != "subset" && kind != "multi")
        throw std::runtime_error("the kind is district, strong, subset or multi");
    const NamedChoiceProblem named =
        kind == "district"
            ? rasoat::planner::sample::district(
                  {shape.seats, shape.options, shape.budgets, shape.seed, 0.25}, rasoat::planner::sample::Names::given)
            : hard_problem(kind, shape);
    std::ofstream(words[5]) << rasoat::planner::write_choice_problem(named);
    std::ofstream lp(words[6]);
    rasoat::tests::write_lp(named.problem, lp);
}

} // namespace

int main(int argc, char** argv) {
    try {
        write(std::vector<std::string>(argv + 1, argv + argc));
    } catch (const std::exception& error) {
        std::cerr << "rasoat-bench-problem: " << error.what() << '\n';
        return EXIT_FAILURE;
    }
    return EXIT_SUCCESS;
}
