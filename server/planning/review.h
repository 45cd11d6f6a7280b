#pragma once

#include "server/planning/effective_rules.h"
#include "server/planning/lent_fleet.h"
#include "server/planning/reviewed_fleet.h"
#include "server/store/store.h"

#include <memory>
#include <mutex>

namespace rasoat::planning {

/// Gives the fleet as it stands in the store, judged on today's date, and keeps it in step: what has changed since the
/// last time is read and judged, the rest stays. Safe to use from any thread.
class Review {
public:
    /// `shipped`: what config/ says; what officers set in the application stands in its place.
    Review(store::Store& store, PlanningRules shipped);

    /// With every write that was confirmed before the call. Does not change while it is held; hold it no longer than
    /// needed, since a change that comes while it is held for long makes a copy of the whole fleet.
    /// Throws StoreError, and planner::InvalidFleet where stored records contradict each other or the configuration.
    [[nodiscard]] std::shared_ptr<const ReviewedFleet> current(store::Time now);
    /// As they are at that moment.
    [[nodiscard]] std::shared_ptr<const PlanningRules> rules(store::Reader& reader) { return rules_.at(reader); }
    [[nodiscard]] const PlanningRules& shipped_rules() const { return rules_.shipped(); }

private:
    void catch_up(planner::Day today);
    void read_all_machines(store::Reader& reader, planner::Day today);
    void follow(store::Reader& reader, planner::Day today);
    [[nodiscard]] ReviewedFleet& free_fleet();

    store::Store& store_;
    CurrentRules rules_;
    std::mutex mutex_;
    std::shared_ptr<LentFleet> kept_ = std::make_shared<LentFleet>();
    std::weak_ptr<LentFleet> left_to_readers_; ///< the last one that they held too long
    /// Its machines are those of this revision; none: nothing has been read. All else is of its own revision, and
    /// `arranged_` where no failure has left it half made.
    std::optional<store::Revision> machines_up_to_;
    bool arranged_ = false;
};

} // namespace rasoat::planning
