#include "planner/choice/choice.h"
#include "planner/cli/arguments.h"
#include "planner/cli/commands.h"
#include "planner/cli/district_shape.h"
#include "planner/cli/limits.h"
#include "planner/sample/district.h"

#include <fmt/format.h>
#include <sys/resource.h>

#include <array>
#include <chrono>
#include <optional>

namespace rasoat::planner::cli {
namespace {

/// The most memory that the process ever held, in MiB.
double peak_memory() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

} // namespace

void measure_command(Words words) {
    constexpr std::array<std::string_view, 8> flags{"--seats",        "--units",      "--years",      "--seed",
                                                    "--budget-share", "--time-limit", "--node-limit", "--threads"};
    const Arguments arguments(words, flags);
    if (!arguments.plain().empty()) throw UsageError("measure takes no file");
    const ChoiceProblem problem = sample::district(district_shape_from(arguments), sample::Names::omitted).problem;
    const auto start = std::chrono::steady_clock::now();
    const auto passed = [&] { return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(); };
    std::optional<double> first_plan;
    const Choice choice = choose(problem, limits_from(arguments), [&](const Progress&) {
        if (!first_plan) first_plan = passed();
    });
    const double seconds = passed();
    fmt::print(
        "seats {}\noptions {}\nbudgets {}\nseconds {:.3f}\nfirst_plan_seconds {:.3f}\npeak_memory_mib {:.0f}\n"
        "benefit {:.3f}\nbound {:.3f}\ngap_percent {:.5f}\nproven_optimal {}\n",
        problem.seat_count(), problem.option_count(), problem.budget_count(), seconds, first_plan.value_or(seconds),
        peak_memory(), choice.benefit, choice.bound, choice.gap() * 100, choice.proven_optimal);
}

} // namespace rasoat::planner::cli
