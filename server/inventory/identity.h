#pragma once

#include "agent/report/report.h"
#include "server/store/store.h"

#include <optional>
#include <span>
#include <string>
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
/// From this likeness on, a person should look whether it is.
inline constexpr int doubtful_from = 20;

struct Candidate {
    store::MachineId machine;
    int likeness = 0;
};

struct Identification {
    std::optional<store::MachineId> machine; ///< none: a new one
    /// Others that this may be: for a new machine those from `doubtful_from` on, else those like enough to be it too.
    std::vector<Candidate> doubtful;
};

/// The machine that is most like the report, when it is like enough. Of equally likely ones the device's own, then the
/// older.
[[nodiscard]] Identification
identify(store::Reader& reader, const store::Device& device, std::span<const store::IdentityFact> seen);

enum class Agreement { nothing_to_compare, differs, agrees_by_shared, agrees };

/// What one kind of fact says of whether two are one machine.
struct Evidence {
    store::FactKind kind = store::FactKind::system_uuid;
    Agreement agreement = Agreement::nothing_to_compare;
    int weight = 0; ///< what it adds to the likeness, negative where it speaks against
    std::vector<std::string> known;
    std::vector<std::string> seen;
};

/// Each kind of fact that both have, the heaviest first. Of the parts on the mainboard only the one that counts weighs.
[[nodiscard]] std::vector<Evidence> evidence(const Comparison& comparison);

} // namespace rasoat::inventory
