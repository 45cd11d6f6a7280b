#include "server/planning/lent_fleet.h"

namespace rasoat::planning {

std::shared_ptr<const ReviewedFleet> LentFleet::lend() {
    {
        const std::lock_guard lock(mutex_);
        ++readers_;
    }
    return {&fleet_, [self = shared_from_this()](const ReviewedFleet*) { self->give_back(); }};
}

bool LentFleet::await_return(std::chrono::nanoseconds most) {
    std::unique_lock lock(mutex_);
    return returned_.wait_for(lock, most, [this] { return readers_ == 0; });
}

void LentFleet::give_back() {
    const std::lock_guard lock(mutex_);
    if (--readers_ == 0) returned_.notify_all();
}

} // namespace rasoat::planning
