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

int run(const CommandLine& line, Language language) {
    if (line.command == "inventory") return inventory_command(line, language);
    if (line.command == "enrol") return enrol_command(line, language);
    if (line.command == "once") return once_command(line, language);
    if (line.command == "run") return run_command(line, language);
    if (line.command == "status") return status_command(line, language);
    if (line.command == "version")
        return print(std::string("rasoat-agent ") + agent_version()) ? exit_done : exit_failed;
    return help_command(language);
}

int complain_and_return(int exit_code, const std::exception& problem, const Phrase& advice, Language language) {
    complain(std::string("rasoat-agent: ") + problem.what());
    complain(advice.in(language));
    return exit_code;
}

} // namespace

} // namespace rasoat::agent

int main(int argument_count, char** arguments) {
    using namespace rasoat;
    const auto language = agent::language_of_environment();
    constexpr agent::Phrase see_help{
        "Xem cách dùng: rasoat-agent --help", "See rasoat-agent --help for how to use it."};
    constexpr agent::Phrase as_root{
        "Nếu thiếu quyền, hãy chạy với quyền root (sudo).", "If it is for lack of rights, run it as root (sudo)."};
    try {
        return agent::run(agent::parse_command_line({arguments + 1, arguments + argument_count}), language);
    } catch (const agent::UsageError& error) {
        return agent::complain_and_return(agent::exit_usage, error, see_help, language);
    } catch (const delivery::FileProblem& problem) {
        return agent::complain_and_return(agent::exit_usage, problem, see_help, language);
    } catch (const delivery::StorageProblem& problem) {
        return agent::complain_and_return(agent::exit_failed, problem, as_root, language);
    } catch (const std::exception& problem) {
        return agent::complain_and_return(agent::exit_failed, problem, see_help, language);
    }
}
