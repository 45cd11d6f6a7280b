#pragma once

#include "server/planning/planning_rules.h"
#include "server/store/store.h"

#include <memory>
#include <mutex>

/// What the organisation goes by now: what config/ ships, with what officers have set in the application in its place.
namespace rasoat::planning {

/// The rules as the store has them set at this moment, prices too. A set model whose processor config/processors.csv
/// does not know any more is left out.
[[nodiscard]] PlanningRules effective_rules(const PlanningRules& shipped, store::Reader& reader);

/// The same, made anew only when something was set since. Safe to use from any thread.
class CurrentRules {
public:
    explicit CurrentRules(PlanningRules shipped);

    [[nodiscard]] std::shared_ptr<const PlanningRules> at(store::Reader& reader);
    [[nodiscard]] const PlanningRules& shipped() const { return shipped_; }

private:
    const PlanningRules shipped_;
    std::mutex mutex_;
    store::Revision made_at_{-1};
    std::shared_ptr<const PlanningRules> current_;
};

} // namespace rasoat::planning
