#include "agent/program.h"

#include "agent/commands.h"
#include "agent/console.h"
#include "agent/delivery/durable_file.h"
#include "agent/delivery/key_value_file.h"
#include "agent/machine_report.h"

#include <exception>
#include <string>
#include <vector>

namespace rasoat::agent {

namespace {

int run(const CommandLine& line, Language language, std::span<const OwnCommand> own) {
    if (line.command == "inventory") return inventory_command(line, language);
    if (line.command == "enrol") return enrol_command(line, language);
    if (line.command == "once") return once_command(line, language);
    if (line.command == "run") return run_command(line, language);
    if (line.command == "status") return status_command(line, language);
    if (line.command == "benchmark") return benchmark_command(line, language);
    if (line.command == "version")
        return print(std::string("rasoat-agent ") + agent_version()) ? exit_done : exit_failed;
    for (const auto& command : own)
        if (line.command == command.name) return command.run(line, language);
    return help_command(language, own);
}

int complain_and_return(int exit_code, const std::exception& problem, const Phrase& advice, Language language) {
    complain(std::string("rasoat-agent: ") + problem.what());
    complain(advice.in(language));
    return exit_code;
}

} // namespace

int run_program(const std::vector<std::string_view>& arguments, std::span<const OwnCommand> own) {
    const auto language = language_of_environment();
    constexpr Phrase see_help{"Xem cách dùng: rasoat-agent --help", "See rasoat-agent --help for how to use it."};
    constexpr Phrase with_rights{
        "Nếu thiếu quyền, hãy chạy với quyền quản trị (Linux: sudo; Windows: Run as administrator).",
        "If it is for lack of rights, run it as the administrator (Linux: sudo; Windows: Run as administrator)."};
    try {
        return run(parse_command_line(arguments, own), language, own);
    } catch (const UsageError& error) {
        return complain_and_return(exit_usage, error, see_help, language);
    } catch (const delivery::FileProblem& problem) {
        return complain_and_return(exit_usage, problem, see_help, language);
    } catch (const delivery::StorageProblem& problem) {
        return complain_and_return(exit_failed, problem, with_rights, language);
    } catch (const std::exception& problem) {
        return complain_and_return(exit_failed, problem, see_help, language);
    }
}

} // namespace rasoat::agent
