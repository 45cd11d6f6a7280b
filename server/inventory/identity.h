#pragma once

#include "agent/report/report.h"
#include "server/store/store.h"

#include <optional>
#include <span>
#include <vector>

/// Which machine a report tells of.
namespace rasoat::inventory {

/// What in the report tells this machine from others, sorted, each once. Placeholders of makers, serials of fewer than
/// four characters, removable disks, virtual and locally administered network addresses are left out.
[[nodiscard]] std::vector<store::IdentityFact> identity_facts(const report::Report& report);

/// A machine's facts against a report's. All three lists are sorted.
struct Comparison {
    std::span<const store::IdentityFact> known;  ///< of the machine
    std::span<const store::IdentityFact> seen;   ///< in the report
    std::span<const store::IdentityFact> shared; ///< facts that several machines bear, such as a cloned UUID
    bool same_key = false; ///< the report bore the key of the device that reported this machine last
};

/// How surely both are one machine: a kind of fact in which they agree adds, one of which both have some and none agree
/// subtracts; a shared fact counts half. See the table in identity.cpp for the weights.
[[nodiscard]] int likeness(const Comparison& comparison);

/// From this likeness on, it is the same machine.
inline constexpr int same_machine_from = 50;

/// The machine that is most like the report, when it is like enough; none: a new one. Of equally likely ones the
/// device's own, then the older.
[[nodiscard]] std::optional<store::MachineId>
identify(store::Reader& reader, const store::Device& device, std::span<const store::IdentityFact> seen);

} // namespace rasoat::inventory
