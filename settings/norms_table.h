#pragma once

#include "planner/model/fleet.h"
#include "planner/model/text.h"

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace rasoat::settings {

/// One [[norm]] of norms.toml.
struct Norm {
    std::string position;
    planner::Bilingual name;
    planner::MachineKind kind = planner::MachineKind::desktop;
    planner::Vnd price_ceiling;
    std::string decision;
    std::chrono::sys_days valid_from;
    std::optional<std::chrono::sys_days> valid_to; ///< the last day; none: still in force
    bool confirmed = false;                        ///< false: a figure to illustrate, which the office has to replace
    std::optional<std::string> source;
};

/// Reads norms.toml of a configuration folder, in its order. Throws SettingsError, also where a confirmed norm has no
/// source.
[[nodiscard]] std::vector<Norm> read_norms(const std::filesystem::path& config);

/// As the planner wants them: a budget year goes by what is in force on its 31 December.
[[nodiscard]] std::vector<planner::PriceCeiling> price_ceilings(const std::vector<Norm>& norms);

} // namespace rasoat::settings
