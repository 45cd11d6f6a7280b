#pragma once

#include "agent/command_line.h"
#include "agent/language.h"

#include <string_view>

namespace rasoat::agent {

/// A command that only one operating system has; main() hands them to the program. Its options are those of `enrol`
/// but --state and --config, and one whose value is empty counts as not given (an installer passes on what it was not
/// told either).
struct OwnCommand {
    std::string_view name;
    int (*run)(const CommandLine& line, Language language);
    Phrase help; ///< lines for --help; empty where people have no use for it
};

} // namespace rasoat::agent
