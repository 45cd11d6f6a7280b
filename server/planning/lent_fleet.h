#pragma once

#include "server/planning/reviewed_fleet.h"

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <memory>
#include <mutex>

namespace rasoat::planning {

/// A fleet that is lent to readers, and changed by its keeper while nobody reads it.
class LentFleet : public std::enable_shared_from_this<LentFleet> {
public:
    LentFleet() = default;
    explicit LentFleet(const ReviewedFleet& fleet) : fleet_(fleet) {}

    /// Lives for as long as the reader holds it, also when the keeper has turned to another.
    [[nodiscard]] std::shared_ptr<const ReviewedFleet> lend();
    /// Waits until no reader holds it, but not longer than that; whether it came so far. Only the keeper lends, so that
    /// it stays so until he does.
    [[nodiscard]] bool await_return(std::chrono::nanoseconds most);

    /// For the keeper, while it is not lent; for reading also while it is.
    [[nodiscard]] ReviewedFleet& fleet() { return fleet_; }
    [[nodiscard]] const ReviewedFleet& fleet() const { return fleet_; }

private:
    void give_back();

    ReviewedFleet fleet_;
    std::mutex mutex_;
    std::condition_variable returned_;
    std::size_t readers_ = 0;
};

} // namespace rasoat::planning
