#pragma once

#include "agent/delivery/state_folder.h"
#include "agent/strain/strain_log.h"

#include <chrono>

/// The log of strain in the state folder. Whoever changes it holds the StateLock.
namespace rasoat::agent {

/// Empty where there is none, or none that can be understood. Throws StorageProblem.
[[nodiscard]] strain::StrainLog kept_strain(const delivery::StateFolder& state);

/// Throws StorageProblem.
void keep(const strain::StrainLog& log, const delivery::StateFolder& state);

/// Adds what was gathered to what is kept, and forgets days after `today`. Throws StorageProblem.
void add_to_kept_strain(
    const strain::StrainLog& gathered, std::chrono::sys_days today, const delivery::StateFolder& state);

/// Throws StorageProblem.
void forget_kept_strain(const delivery::StateFolder& state);

} // namespace rasoat::agent
