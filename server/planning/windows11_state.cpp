#include "server/planning/windows11_state.h"

#include "planner/fitness/windows11.h"

namespace rasoat::planning {

Windows11State windows11_state(const planner::Machine& machine) {
    const auto readiness = planner::windows11_readiness(machine);
    if (readiness == planner::Windows11Readiness::ready) return Windows11State::ready;
    if (planner::only_switched_off(readiness)) return Windows11State::switched_off;
    if (readiness == planner::Windows11Readiness::processor_unclear ||
        readiness == planner::Windows11Readiness::switches_unknown)
        return Windows11State::unknown;
    return Windows11State::cannot;
}

std::string_view name_of(Windows11State state) {
    switch (state) {
    case Windows11State::ready:
        return "ready";
    case Windows11State::switched_off:
        return "switched_off";
    case Windows11State::cannot:
        return "cannot";
    case Windows11State::unknown:
        return "unknown";
    }
    return {};
}

} // namespace rasoat::planning
