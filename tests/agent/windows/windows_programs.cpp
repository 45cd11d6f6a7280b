#include "tests/agent/windows/windows_programs.h"

#include <algorithm>

namespace rasoat::tests {

namespace {

const std::filesystem::path builds = RASOAT_BUILDS;
const std::filesystem::path prefix = RASOAT_WINE_PREFIX;

} // namespace

std::filesystem::path windows_agent(const std::string& architecture) {
    return builds / ("windows-" + architecture) / "bin/rasoat-agent.exe";
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

Finished run_windows(std::vector<std::string> command, const std::vector<std::string>& environment) {
    command.insert(command.begin(), "/usr/lib/wine/wine64");
    std::vector<std::string> variables{
        "WINEPREFIX=" + prefix.string(), "WINEDEBUG=-all", "WINEDLLOVERRIDES=mscoree,mshtml=", "LC_ALL=C.UTF-8"};
    variables.insert(variables.end(), environment.begin(), environment.end());
    return run(command, variables);
}

Finished run_windows_agent(const std::vector<std::string>& words, const std::vector<std::string>& environment) {
    std::vector<std::string> command{windows_agent("x64").string()};
    command.insert(command.end(), words.begin(), words.end());
    return run_windows(std::move(command), environment);
}

} // namespace rasoat::tests
