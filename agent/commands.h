#pragma once

#include "agent/command_line.h"
#include "agent/language.h"
#include "agent/own_command.h"

#include <span>

/// One command a file. Each does its work, writes to the standard output what was asked for and to the standard error
/// what went wrong, and returns the exit code.
namespace rasoat::agent {

enum ExitCode : int {
    exit_done = 0,
    exit_failed = 1,       ///< not sent now; kept where it can be
    exit_usage = 2,        ///< called wrongly, or a configuration that can't be used
    exit_not_enrolled = 3, ///< enrol first, or again
    exit_refused = 4,      ///< the server will not take it
};

int inventory_command(const CommandLine& line, Language language);
int enrol_command(const CommandLine& line, Language language);
int once_command(const CommandLine& line, Language language);
int run_command(const CommandLine& line, Language language);
int status_command(const CommandLine& line, Language language);
int benchmark_command(const CommandLine& line, Language language);
int help_command(Language language, std::span<const OwnCommand> own);

} // namespace rasoat::agent
