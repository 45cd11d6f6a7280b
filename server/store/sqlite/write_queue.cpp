#include "server/store/sqlite/write_queue.h"

#include "server/store/store_error.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace rasoat::store {

std::future<void> WriteQueue::push(Store::Work work) {
    PendingWork pending{std::move(work), {}};
    auto future = pending.done.get_future();
    {
        const std::lock_guard lock(mutex_);
        if (closed_) throw StoreUnavailable("the store is closing; nothing more is accepted");
        if (waiting_.size() >= limit_)
            throw StoreBusy(fmt::format("{} writes are waiting already; try again in a moment", limit_));
        waiting_.push_back(std::move(pending));
    }
    arrived_.notify_one();
    return future;
}

std::vector<PendingWork> WriteQueue::take(std::size_t most) {
    std::unique_lock lock(mutex_);
    arrived_.wait(lock, [this] { return closed_ || !waiting_.empty(); });
    const auto count = std::min(most, waiting_.size());
    std::vector<PendingWork> taken;
    taken.reserve(count);
    for (std::size_t index = 0; index < count; ++index) {
        taken.push_back(std::move(waiting_.front()));
        waiting_.pop_front();
    }
    return taken;
}

void WriteQueue::close() {
    {
        const std::lock_guard lock(mutex_);
        closed_ = true;
    }
    arrived_.notify_all();
}

std::size_t WriteQueue::size() const {
    const std::lock_guard lock(mutex_);
    return waiting_.size();
}

} // namespace rasoat::store
