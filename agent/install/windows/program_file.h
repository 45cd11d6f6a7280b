#pragma once

#include <filesystem>

namespace rasoat::agent {

/// Where this process's program is.
[[nodiscard]] std::filesystem::path own_program();

/// Where it belongs: %ProgramFiles%\Rasoat\rasoat-agent.exe. Only administrators may write there, and what a service
/// runs must be nobody else's to replace.
[[nodiscard]] std::filesystem::path installed_program();

/// Copies this program to where it belongs, unless it is there. Throws InstallationProblem.
void put_program_in_place();

enum class Removal { done, at_next_start };
/// Deletes the installed program and its folder; where it is this very process's, at the next start of Windows.
Removal remove_program();

} // namespace rasoat::agent
