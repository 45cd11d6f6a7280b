#pragma once

#include "server/api/http/event_log.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace rasoat::startup {

enum class Action {
    serve,
    check_config,
    command, ///< a word to the server that runs on this data folder, see server/control/commands.h
    show_help,
    show_version
};

/// What stood on the command line; what is given here goes before the file.
struct CommandLine {
    Action action = Action::serve;
    std::filesystem::path config = "config/server.toml";
    std::optional<std::filesystem::path> data;
    std::optional<std::filesystem::path> web;
    std::optional<std::string> address;
    std::optional<std::uint16_t> port;
    std::optional<http::LogLevel> log_level;
    bool demo = false;
    std::vector<std::string> command; ///< its name and arguments
};

/// An argument that is not understood. The message says which and what is.
struct CommandLineError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

[[nodiscard]] CommandLine parse_command_line(const std::vector<std::string>& arguments);

/// How the program is used, Vietnamese first.
[[nodiscard]] std::string_view usage();

} // namespace rasoat::startup
