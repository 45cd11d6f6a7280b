#pragma once

#include "agent/report/report.h"
#include "server/store/store.h"

#include <optional>
#include <string>
#include <vector>

/// Which machine a report tells of.
namespace rasoat::inventory {

/// What in the report tells this machine from others, sorted, each once. Placeholders of makers, all-equal digits,
/// serials shorter than four characters, removable disks, virtual and locally administered network addresses are left
/// out.
[[nodiscard]] std::vector<store::IdentityFact> identity_facts(const report::Report& report);

/// How surely `known` (a machine's facts) and `seen` (a report's) are of one machine: agreeing facts add, facts of
/// which both sides have some and none agree subtract. See the table in identity.cpp for the weights. With `same_key`
/// the report bore the key of the device that reported the machine last.
[[nodiscard]] int
likeness(const std::vector<store::IdentityFact>& known, const std::vector<store::IdentityFact>& seen, bool same_key);

/// From this likeness on, it is the same machine.
inline constexpr int same_machine_from = 50;

/// The machine that is most like the report, when it is like enough; else none: a new one. A fact that several machines
/// share (a cloned UUID) is weighed by the other facts, never alone.
[[nodiscard]] std::optional<store::MachineId>
identify(store::Reader& reader, const store::Device& device, const std::vector<store::IdentityFact>& seen);

} // namespace rasoat::inventory
