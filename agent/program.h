#pragma once

#include "agent/own_command.h"

#include <span>
#include <string_view>
#include <vector>

namespace rasoat::agent {

/// The program from the arguments after its name (UTF-8) to its exit code: what main() does on every system.
/// `own` are the commands that this system alone has.
int run_program(const std::vector<std::string_view>& arguments, std::span<const OwnCommand> own = {});

} // namespace rasoat::agent
