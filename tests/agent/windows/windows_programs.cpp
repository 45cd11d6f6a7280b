#include "tests/agent/windows/windows_programs.h"

#include <algorithm>
#include <iostream>

namespace rasoat::tests {

namespace {

const std::filesystem::path builds = RASOAT_BUILDS;
const std::filesystem::path prefix = RASOAT_WINE_PREFIX;
const std::filesystem::path wine32 = RASOAT_WINE32;

} // namespace

std::filesystem::path windows_agent(const std::string& architecture) {
    return windows_program(architecture, "rasoat-agent");
}

std::filesystem::path windows_program(const std::string& architecture, const std::string& name) {
    return builds / ("windows-" + architecture) / "bin" / (name + ".exe");
}

std::filesystem::path windows_package(const std::string& architecture) {
    return builds / ("windows-" + architecture) / ("rasoat-agent-" + architecture + ".msi");
}

std::string windows_path(const std::filesystem::path& file) {
    auto path = "Z:" + file.string();
    std::replace(path.begin(), path.end(), '/', '\\');
    return path;
}

std::filesystem::path on_drive_c(const std::filesystem::path& relative) {
    return prefix / "drive_c" / relative;
}

bool runs_here(const std::string& architecture) {
    if (architecture == "x64" || std::filesystem::exists(wine32 / "i386-windows")) return true;
    std::cout << "skipped: 32-bit Wine is not there; setup/wine32 gets it\n";
    return false;
}

std::vector<std::string> windows_environment() {
    return {
        "WINEPREFIX=" + prefix.string(), "WINEDLLPATH=" + wine32.string(), "WINEDEBUG=-all",
        "WINEDLLOVERRIDES=mscoree,mshtml=", "LC_ALL=C.UTF-8"};
}

/// What a Windows program starts of Windows itself goes on after its end and keeps its output open. So the output goes
/// through a file.
Finished run_windows(std::vector<std::string> command, const std::vector<std::string>& environment) {
    constexpr const char* to_its_end = R"(
        said=$(mktemp) && trap 'rm -f "$said"' EXIT
        timeout -k 5 120 /usr/lib/wine/wine64 "$@" </dev/null >"$said" 2>&1
        code=$?
        cat "$said"
        exit $code)";
    command.insert(command.begin(), {"bash", "-c", to_its_end, "run_windows"});
    auto variables = windows_environment();
    variables.insert(variables.end(), environment.begin(), environment.end());
    return run(command, variables);
}

Finished run_windows_agent(
    const std::vector<std::string>& words, const std::vector<std::string>& environment,
    const std::string& architecture) {
    std::vector<std::string> command{windows_agent(architecture).string()};
    command.insert(command.end(), words.begin(), words.end());
    return run_windows(std::move(command), environment);
}

} // namespace rasoat::tests
