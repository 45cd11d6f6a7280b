#include "server/api/install_commands.h"

#include <fmt/format.h>

#include <algorithm>

namespace rasoat::api {
namespace {

constexpr std::string_view windows_package = "rasoat-agent-x64.msi";

/// The package's properties. The unit is named only where no shell could take its code for anything else; the token
/// says it in any case.
std::string properties(const Identity& identity, const std::string& token, const std::string& unit_code) {
    const bool plain = !unit_code.empty() && std::ranges::all_of(unit_code, [](unsigned char character) {
        return std::isalnum(character) != 0 || character == '-' || character == '_' || character == '.';
    });
    return fmt::format(
        "SERVER={} TOKEN={} CA={}{}", identity.public_url, token, identity.ca_fingerprint,
        plain ? " UNIT=" + unit_code : "");
}

} // namespace

std::string enrol_command(const Identity& identity, const std::string& token) {
    return fmt::format(
        "sudo rasoat-agent enrol --server {} --token {} --ca-fingerprint {}", identity.public_url, token,
        identity.ca_fingerprint);
}

std::string debian_command(const Identity& identity, const Installer& package, const std::string& token) {
    return fmt::format(
        "curl -fsSko /tmp/{0} {1}/installers/{0} && echo '{2}  /tmp/{0}' | sha256sum -c && sudo apt install -y "
        "/tmp/{0} "
        "&& {3} && sudo systemctl enable --now rasoat-agent",
        package.name, identity.public_url, package.sha256, enrol_command(identity, token));
}

std::string windows_fetch_command(
    const Identity& identity, const Installer& package, const std::string& token, const std::string& unit_code) {
    return fmt::format(
        "curl.exe -fsSko \"%TEMP%\\{0}\" {1}/installers/{0} && certutil -hashfile \"%TEMP%\\{0}\" SHA256 | find /i "
        "\"{2}\" "
        "&& msiexec /i \"%TEMP%\\{0}\" /qn {3}",
        package.name, identity.public_url, package.sha256, properties(identity, token, unit_code));
}

std::string windows_command(const Identity& identity, const std::string& token, const std::string& unit_code) {
    return fmt::format("msiexec /i {} /qn {}", windows_package, properties(identity, token, unit_code));
}

std::string windows_startup_script(const Identity& identity, const std::string& token, const std::string& unit_code) {
    return fmt::format(
        "sc query rasoat-agent >nul 2>&1 || msiexec /i \"%~dp0{}\" /qn {}", windows_package,
        properties(identity, token, unit_code));
}

} // namespace rasoat::api
