#include "planner/options/hand_down.h"

#include "planner/fitness/fitness.h"
#include "planner/options/machine_change.h"
#include "planner/options/options.h"

#include <numeric>

namespace rasoat::planner {

std::optional<Upgrade>
upgrade_on_the_way(const Machine& machine, const Role& role, const Catalogue& catalogue, const Policies& policies) {
    const auto points = [&](const Machine& candidate) {
        const auto worths = yearly_worths(yearly_scores(candidate, role, policies), candidate, policies);
        return std::accumulate(worths.begin(), worths.end(), 0.0);
    };
    for (const Upgrade& upgrade : upgrades_for(machine, role, catalogue, policies.today)) {
        if (upgrade.memory || upgrade.disk || upgrade.licence) continue;
        if (points(upgraded(machine, upgrade, catalogue)) > points(machine)) return upgrade;
    }
    return std::nullopt;
}

Machine handed_down(
    Machine machine, const std::optional<Upgrade>& on_the_way, std::optional<int> monitors_there,
    const Catalogue& catalogue) {
    if (on_the_way) machine = upgraded(std::move(machine), *on_the_way, catalogue);
    machine.monitors = monitors_there;
    return machine;
}

bool may_be_handed_to(const Machine& machine, const Role& role, const Policies& policies) {
    if (machine.broken) return false;
    if (role.kind && machine.kind != role.kind) return false;
    return fitness_of(machine, role, policies, policies.today).judged();
}

} // namespace rasoat::planner
