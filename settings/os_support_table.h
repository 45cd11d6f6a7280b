#pragma once

#include "planner/model/machine.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// How long operating systems get free security updates: config/os_support.toml.
namespace rasoat::settings {

struct OsRelease {
    std::string version;                      ///< "22H2", "12"
    std::string build;                        ///< of Windows: "10.0.19045"; empty elsewhere
    std::optional<planner::Day> support_ends; ///< none: not announced
};

struct OsSystem {
    std::string id;
    std::string label;
    /// The reported name holds every phrase of at least one of these; lower case.
    std::vector<std::vector<std::string>> names;
    std::vector<std::string> but_not; ///< and none of these
    std::optional<int> windows;
    bool newer_follow = false;
    std::optional<planner::Day> support_ends; ///< of every release, where there are no `releases`
    std::optional<planner::Day> unknown_release_ends;
    std::vector<OsRelease> releases;
};

class OsSupportTable {
public:
    OsSupportTable() = default;
    explicit OsSupportTable(std::vector<OsSystem> systems) : systems_(std::move(systems)) {}

    /// What is known of a reported system. `name` may hold all that was reported ("Windows" and "Microsoft Windows 10
    /// Pro"); version: "22H2", "10.0.19045", "22.04.3 LTS (Jammy Jellyfish)"; kernel_version: "10.0.19045". Any may be
    /// empty. The first system of the table that matches counts. support_ends stays empty where neither release nor an
    /// outer date is known; the result's name is `name`.
    [[nodiscard]] planner::OperatingSystem
    support_of(std::string_view name, std::string_view version, std::string_view kernel_version) const;

private:
    std::vector<OsSystem> systems_;
};

/// Reads os_support.toml of a configuration folder. Throws SettingsError.
[[nodiscard]] OsSupportTable read_os_support(const std::filesystem::path& config);

} // namespace rasoat::settings
