#pragma once

#include "agent/delivery/state_folder.h"
#include "agent/settings.h"
#include "agent/strain/strain_watch.h"

#include <chrono>
#include <string>

namespace rasoat::agent {

/// What the service does between two reports: it looks once a minute at what the work does to the machine, and measures
/// the machine's speed once, when nobody is at work. Switched off by the settings it only waits.
class MachineWatch {
public:
    /// Forgets the strain of earlier days where it is switched off. Throws StorageProblem.
    MachineWatch(const Settings& settings, const delivery::StateFolder& state);

    /// Returns after that time. A full disk is complained about and costs the minutes that could not be kept.
    void pause(std::chrono::seconds duration);

private:
    void look();
    void keep_gathered();
    void measure_when_due();

    Settings settings_;
    delivery::StateFolder state_;
    std::string system_disk_;
    strain::StrainWatch watch_;
    std::chrono::milliseconds now_{0};     ///< since the machine started
    std::chrono::milliseconds kept_at_{0}; ///< the log, on disk
    std::chrono::milliseconds next_measurement_{0};
};

} // namespace rasoat::agent
