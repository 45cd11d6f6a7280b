#pragma once

#include "server/store/store.h"

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <future>
#include <mutex>
#include <vector>

namespace rasoat::store {

/// A unit of work on its way to the writer, and the promise made to the one who waits for it.
struct PendingWork {
    Store::Work work;
    std::promise<void> done;
};

/// Works that wait for the writer, in the order in which they came; no more than a fixed number.
class WriteQueue {
public:
    explicit WriteQueue(std::size_t limit) : limit_(limit) {}

    /// Throws StoreBusy when the queue is full and StoreUnavailable when it is closed.
    [[nodiscard]] std::future<void> push(Store::Work work);
    /// Waits for work and takes up to `most`; empty only when the queue is closed and nothing is left in it.
    [[nodiscard]] std::vector<PendingWork> take(std::size_t most);
    /// Nothing more is accepted; what is in the queue still comes out.
    void close();

    [[nodiscard]] std::size_t size() const;
    [[nodiscard]] std::size_t limit() const { return limit_; }

private:
    const std::size_t limit_;
    mutable std::mutex mutex_;
    std::condition_variable arrived_;
    std::deque<PendingWork> waiting_;
    bool closed_ = false;
};

} // namespace rasoat::store
