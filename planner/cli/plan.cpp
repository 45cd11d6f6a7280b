#include "planner/plan.h"

#include "planner/cli/arguments.h"
#include "planner/cli/commands.h"
#include "planner/cli/file_io.h"
#include "planner/cli/known_hardware.h"
#include "planner/cli/limits.h"
#include "planner/cli/plan_summary.h"
#include "planner/files/fleet_file.h"
#include "planner/files/names.h"
#include "planner/files/plan_file.h"

#include <fmt/format.h>

#include <array>
#include <cstdio>

namespace rasoat::planner::cli {
namespace {

CascadePool pool_named(std::string_view name) {
    for (const auto& [word, pool] : cascade_pool_names)
        if (word == name) return pool;
    throw UsageError("--cascade is none, unit or organisation");
}

/// Every fund times that, in whole dong.
void share_money(Fleet& fleet, double share) {
    for (Fund& fund : fleet.funds)
        fund.amount = {static_cast<std::int64_t>(static_cast<double>(fund.amount.amount) * share)};
}

} // namespace

void plan_command(Words words) {
    constexpr std::array<std::string_view, 8> flags{"--time-limit", "--node-limit",   "--threads",  "--config",
                                                    "--cascade",    "--budget-share", "--language", "--out"};
    const Arguments arguments(words, flags);
    if (arguments.plain().size() != 1) throw UsageError("one fleet file is wanted");
    const std::string_view language = arguments.text("--language").value_or("vi");
    if (language != "vi" && language != "en") throw UsageError("--language is vi or en");

    const std::string_view file = arguments.plain().front();
    FleetProblem problem = read_fleet(read_file(file), file);
    if (const auto config = arguments.text("--config")) add_known_hardware(problem.fleet, *config);
    if (const auto pool = arguments.text("--cascade")) problem.policies.cascade = pool_named(*pool);
    if (const auto share = arguments.number("--budget-share", 0, 100)) share_money(problem.fleet, *share);
    const Plan made = plan(problem.fleet, problem.policies, limits_from(arguments));
    const std::string summary =
        summary_of(made, problem.fleet, problem.policies, language == "vi" ? Language::vietnamese : Language::english);
    const auto out = arguments.text("--out");
    // Without --out the plan itself goes to standard output, and the words beside it.
    fmt::print(out ? stdout : stderr, "{}", summary);
    write_file(out, write_plan(made, problem.fleet, problem.policies));
}

} // namespace rasoat::planner::cli
