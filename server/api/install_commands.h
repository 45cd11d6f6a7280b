#pragma once

#include "server/api/installer_folder.h"
#include "server/api/services.h"

#include <optional>
#include <string>

/// What an officer pastes so that a machine's agent reports here. Each holds the token.
namespace rasoat::api {

/// For a Linux machine that has the agent.
[[nodiscard]] std::string enrol_command(const Identity& identity, const std::string& token);

/// Fetches the package from this server, holds it to its digest (the machine does not know this server's authority
/// yet), installs and enrols. For a shell of Debian or Ubuntu.
[[nodiscard]] std::string debian_command(const Identity& identity, const Installer& package, const std::string& token);

/// The same for the Command Prompt of Windows 10 or later, run as administrator.
[[nodiscard]] std::string windows_fetch_command(
    const Identity& identity, const Installer& package, const std::string& token, const std::string& unit_code);

/// For any Windows where the package lies in the present folder: as it stands in the Command Prompt and in PowerShell.
[[nodiscard]] std::string
windows_command(const Identity& identity, const std::string& token, const std::string& unit_code);

/// A start-up script for Group Policy: installs where the agent is not there yet, from a folder that is shared.
[[nodiscard]] std::string
windows_startup_script(const Identity& identity, const std::string& token, const std::string& unit_code);

} // namespace rasoat::api
