#pragma once

#include <filesystem>

namespace rasoat::agent {

/// Where the agent keeps what it must remember, unless it is told otherwise: /var/lib/rasoat-agent, on Windows
/// %ProgramData%\Rasoat.
[[nodiscard]] std::filesystem::path usual_state_folder();

/// Where its configuration is, unless it is told otherwise: /etc/rasoat/agent.conf, on Windows agent.conf in the state
/// folder, which only SYSTEM and administrators may read.
[[nodiscard]] std::filesystem::path usual_configuration();

} // namespace rasoat::agent
