#pragma once

#include "planner/model/fleet.h"
#include "planner/model/policies.h"
#include "planner/options/option.h"

#include <optional>
#include <vector>

/// A machine that moves to another seat: what is done to it on the way, and what it is there.
namespace rasoat::planner {

/// What the technician does for nothing while the machine is on the table anyway: Windows 11 where it costs no licence,
/// or its switches, if that makes the machine better for the role. None otherwise.
[[nodiscard]] std::optional<Upgrade>
upgrade_on_the_way(const Machine& machine, const Role& role, const Catalogue& catalogue, const Policies& policies);

/// The machine as it stands at a seat with so many monitors: monitors stay where they are, the machine alone moves.
[[nodiscard]] Machine handed_down(
    Machine machine, const std::optional<Upgrade>& on_the_way, std::optional<int> monitors_there,
    const Catalogue& catalogue);

/// Whether the machine may be given to such a role at all: it works, enough is known of it to judge it there, and it is
/// of the kind that the role asks for. How well it serves is another question.
[[nodiscard]] bool may_be_handed_to(const Machine& machine, const Role& role, const Policies& policies);

} // namespace rasoat::planner
