#pragma once

#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace rasoat::agent {

/// The command was called in a way it doesn't know; `what()` says what is wrong with it.
class UsageError : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// `rasoat-agent COMMAND [--option VALUE]...`
struct CommandLine {
    std::string command; ///< "help" for --help and for nothing at all, "version" for --version
    std::optional<std::string> sysroot;
    std::optional<std::string> state;
    std::optional<std::string> config;
    std::optional<std::string> server;
    std::optional<std::string> token;
    std::optional<std::string> ca_fingerprint;
    std::optional<std::string> unit;
    std::optional<std::string> out;
    std::optional<std::string> repeat;
};

struct OwnCommand;

/// From the arguments after the program's name; `own` are the commands that this system alone has. Throws UsageError
/// for an unknown command, an option the command does not have, one given twice, and one without its value.
[[nodiscard]] CommandLine
parse_command_line(const std::vector<std::string_view>& arguments, std::span<const OwnCommand> own = {});

} // namespace rasoat::agent
