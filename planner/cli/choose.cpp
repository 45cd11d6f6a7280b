#include "planner/cli/arguments.h"
#include "planner/cli/commands.h"
#include "planner/cli/file_io.h"
#include "planner/cli/limits.h"
#include "planner/files/choice_file.h"

#include <array>
#include <chrono>

namespace rasoat::planner::cli {

void choose_command(Words words) {
    constexpr std::array<std::string_view, 4> flags{"--time-limit", "--node-limit", "--threads", "--out"};
    const Arguments arguments(words, flags);
    if (arguments.plain().size() != 1) throw UsageError("one problem file is wanted");
    const std::string_view file = arguments.plain().front();
    const NamedChoiceProblem named = read_choice_problem(read_file(file), file);
    const auto start = std::chrono::steady_clock::now();
    const Choice choice = choose(named.problem, limits_from(arguments));
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    write_file(arguments.text("--out"), write_choice_plan(named, choice, seconds.count()));
}

} // namespace rasoat::planner::cli
