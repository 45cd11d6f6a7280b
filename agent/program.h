#pragma once

#include <string_view>
#include <vector>

namespace rasoat::agent {

/// The program from the arguments after its name (UTF-8) to its exit code: what main() does on every system.
int run_program(const std::vector<std::string_view>& arguments);

} // namespace rasoat::agent
