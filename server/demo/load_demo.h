#pragma once

#include "server/store/store.h"
#include "settings/configuration.h"

#include <filesystem>

namespace rasoat::demo {

/// Fills an empty store with the demo district: units, seats, funds, and every machine's report by the way that reports
/// of agents go. Marks the store as a demo. One more seat, of an IT officer in the topmost unit, stays without a
/// machine: the first agent that enrols there, such as this computer's own, takes it and so shows in the ranking.
/// `config` is the folder that `rules` were read from. Does nothing where there are units already.
/// Throws settings::SettingsError, or what the store throws.
void load_demo(
    store::Store& store, const settings::Configuration& rules, const std::filesystem::path& config, store::Time now);

} // namespace rasoat::demo
