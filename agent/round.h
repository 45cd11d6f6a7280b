#pragma once

#include "agent/delivery/delivery.h"
#include "agent/settings.h"

#include <chrono>

namespace rasoat::agent {

/// The moment by the machine's clock, in whole seconds.
[[nodiscard]] std::chrono::sys_seconds now();

/// Reads the machine, delivers its report and stores how delivery stands. Alone with the state folder meanwhile.
/// Sees to the key on the way: a machine that was copied from an image becomes a device of its own; an unknown key is
/// replaced by the configuration's token where it has one; a key that the server wants changed is changed. Throws
/// StorageProblem and FileProblem where the state folder can't be used.
delivery::Delivery
report_once(const Settings& settings, const delivery::StateFolder& state, delivery::Enrolment enrolment);

/// Enrols this machine, under the name that it has already where it is enrolled, and stores when to report first.
/// Throws TransportFailed, EnrolmentRefused, StorageProblem.
void enrol_machine(
    const delivery::Invitation& invitation, const Settings& settings, const delivery::StateFolder& state);

} // namespace rasoat::agent
