#include "agent/command_line.h"

#include "agent/own_command.h"

#include <algorithm>
#include <array>

namespace rasoat::agent {

namespace {

struct Option {
    std::string_view name;
    std::optional<std::string> CommandLine::*value;
};

struct Command {
    std::string_view name;
    std::vector<Option> options;
    bool empty_is_none = false; ///< an option without a value counts as not given
};

const std::vector<Command>& commands() {
    static const Option sysroot{"--sysroot", &CommandLine::sysroot};
    static const Option state{"--state", &CommandLine::state};
    static const Option config{"--config", &CommandLine::config};
    static const std::vector<Command> all{
        {"inventory", {sysroot, state, config}},
        {"once", {{"--out", &CommandLine::out}, state, config}},
        {"run", {state, config}},
        {"enrol",
         {{"--server", &CommandLine::server},
          {"--token", &CommandLine::token},
          {"--ca-fingerprint", &CommandLine::ca_fingerprint},
          {"--unit", &CommandLine::unit},
          state,
          config}},
        {"status", {state, config}},
        {"benchmark", {{"--repeat", &CommandLine::repeat}}},
        {"help", {}},
        {"version", {}},
    };
    return all;
}

std::optional<Command> command_named(std::string_view name, std::span<const OwnCommand> own) {
    const auto known = std::find_if(
        commands().begin(), commands().end(), [&](const Command& command) { return command.name == name; });
    if (known != commands().end()) return *known;
    if (std::none_of(own.begin(), own.end(), [&](const OwnCommand& command) { return command.name == name; }))
        return std::nullopt;
    return Command{
        name,
        {{"--server", &CommandLine::server},
         {"--token", &CommandLine::token},
         {"--ca-fingerprint", &CommandLine::ca_fingerprint},
         {"--unit", &CommandLine::unit}},
        true};
}

} // namespace

CommandLine parse_command_line(const std::vector<std::string_view>& arguments, std::span<const OwnCommand> own) {
    CommandLine line;
    for (const auto argument : arguments) {
        if (argument == "--help" || argument == "-h") return {.command = "help"};
        if (argument == "--version") return {.command = "version"};
    }
    if (arguments.empty()) return {.command = "help"};
    line.command = arguments.front();
    const auto command = command_named(line.command, own);
    if (!command) throw UsageError("unknown command: " + line.command);

    for (std::size_t i = 1; i < arguments.size(); ++i) {
        const auto argument = arguments[i];
        const auto equals = std::min(argument.find('='), argument.size());
        const auto name = argument.substr(0, equals);
        const auto option = std::find_if(
            command->options.begin(), command->options.end(), [&](const Option& known) { return known.name == name; });
        if (option == command->options.end())
            throw UsageError(line.command + " has no option " + std::string(argument));
        auto& value = line.*(option->value);
        if (value) throw UsageError(std::string(name) + " is given twice");
        if (equals < argument.size()) {
            value = argument.substr(equals + 1);
        } else if (++i < arguments.size()) {
            value = arguments[i];
        }
        if (value && value->empty() && command->empty_is_none)
            value.reset();
        else if (!value || value->empty())
            throw UsageError(std::string(name) + " needs a value");
    }
    return line;
}

} // namespace rasoat::agent
