#pragma once

#include "planner/model/fleet.h"

#include <string_view>

namespace rasoat::planner::cli {

/// Fills in what a configuration folder knows of machines by the names they report, where the fleet file is silent:
/// the processor's score, cores and place on the list for Windows 11, and the last day of the system's support; and
/// the footprints of new devices. What the file states stands. Throws rasoat::settings::SettingsError.
void add_known_hardware(Fleet& fleet, std::string_view config_folder);

} // namespace rasoat::planner::cli
