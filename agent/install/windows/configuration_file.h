#pragma once

#include "agent/command_line.h"

#include <filesystem>

namespace rasoat::agent {

/// Puts server, token, CA fingerprint and unit of the command line into the configuration file; what else it holds, and
/// what the line does not name, stays. Throws FileProblem, StorageProblem.
void write_configuration(const CommandLine& line, const std::filesystem::path& file);

} // namespace rasoat::agent
