#pragma once

#include "tests/agent/delivery/child_process.h"

#include <filesystem>
#include <string>
#include <vector>

/// Windows programs under Wine, in the Windows that the fixture `wine_prefix` made.
namespace rasoat::tests {

/// rasoat-agent.exe of that architecture, "x64" or "x86", as its preset built it.
[[nodiscard]] std::filesystem::path windows_agent(const std::string& architecture);

/// Another program that its preset built, by its name without ".exe".
[[nodiscard]] std::filesystem::path windows_program(const std::string& architecture, const std::string& name);

/// Its MSI package.
[[nodiscard]] std::filesystem::path windows_package(const std::string& architecture);

/// A file of this machine as Windows names it: "Z:\home\...".
[[nodiscard]] std::string windows_path(const std::filesystem::path& file);

/// A folder of the Windows disk C:, as this machine names it.
[[nodiscard]] std::filesystem::path on_drive_c(const std::filesystem::path& relative);

/// NAME=value of what a program under Wine runs with.
[[nodiscard]] std::vector<std::string> windows_environment();

/// Whether programs of that architecture run here. Where not, says so, by which ctest counts the case as skipped:
///     if (!runs_here("x86")) return;
[[nodiscard]] bool runs_here(const std::string& architecture);

/// Runs a program (one of Windows's own by its name) to its end, in English; two minutes at most.
Finished run_windows(std::vector<std::string> command, const std::vector<std::string>& environment = {});

/// Runs the agent, in English, to its end.
Finished run_windows_agent(
    const std::vector<std::string>& words, const std::vector<std::string>& environment = {},
    const std::string& architecture = "x64");

} // namespace rasoat::tests
