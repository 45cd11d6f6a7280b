#include "planner/cli/arguments.h"
#include "planner/cli/commands.h"

#include <fmt/format.h>

#include <array>
#include <cstdio>
#include <exception>
#include <vector>

namespace rasoat::planner::cli {
namespace {

struct Command {
    std::string_view name;
    std::string_view usage;
    void (*run)(Words);
};

constexpr std::array commands{
    Command{
        "plan",
        "FLEET [--config FOLDER] [--cascade none|unit|organisation] [--budget-share F] [--time-limit SECONDS] "
        "[--node-limit N] [--threads N] [--language vi|en] [--out FILE]",
        plan_command},
    Command{"generate-fleet", "--seats N --seed S [--years Y] [--out FILE]", generate_fleet_command},
    Command{"choose", "FILE [--time-limit SECONDS] [--node-limit N] [--threads N] [--out FILE]", choose_command},
    Command{"generate", "--seats N --units U --years Y --seed S [--budget-share F] [--out FILE]", generate_command},
    Command{
        "measure",
        "--seats N --units U --years Y --seed S [--budget-share F] [--time-limit SECONDS] [--node-limit N] [--threads "
        "N]",
        measure_command},
};

void print_usage(std::FILE* to) {
    fmt::print(to, "usage:\n");
    for (const Command& command : commands)
        fmt::print(to, "  rasoat-plan {} {}\n", command.name, command.usage);
}

int run(std::span<const std::string_view> words) {
    if (words.empty() || words[0] == "--help" || words[0] == "help") {
        print_usage(words.empty() ? stderr : stdout);
        return words.empty() ? 2 : 0;
    }
    for (const Command& command : commands) {
        if (command.name != words[0]) continue;
        try {
            command.run(words.subspan(1));
            return 0;
        } catch (const UsageError& error) {
            fmt::print(
                stderr, "rasoat-plan {0}: {1}\nusage: rasoat-plan {0} {2}\n", command.name, error.what(),
                command.usage);
            return 2;
        } catch (const std::exception& error) {
            fmt::print(stderr, "rasoat-plan {}: {}\n", command.name, error.what());
            return 1;
        }
    }
    fmt::print(stderr, "rasoat-plan: {} is not a command\n", words[0]);
    print_usage(stderr);
    return 2;
}

} // namespace
} // namespace rasoat::planner::cli

int main(int argc, char** argv) {
    const std::vector<std::string_view> words(argv + 1, argv + argc);
    return rasoat::planner::cli::run(words);
}
