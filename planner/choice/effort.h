#pragma once

#include "planner/choice/choice.h"

#include <atomic>
#include <chrono>
#include <cstdint>

namespace rasoat::planner::choice {

/// How much work is left. The clock and cancellation may be asked from any thread; nodes are counted by the calling
/// thread alone, between pieces of work whose size does not depend on the threads, so that they repeat.
class Effort {
public:
    explicit Effort(const Limits& limits) : limits_(limits) {}

    /// Whether the time is over or the caller gave up. Once true, true for good.
    [[nodiscard]] bool cut() const {
        if (cut_by_.load(std::memory_order_relaxed) != StoppedBy::proof) return true;
        if (limits_.cancelled.stop_requested())
            cut_by_ = StoppedBy::cancellation;
        else if (limits_.deadline && std::chrono::steady_clock::now() >= *limits_.deadline)
            cut_by_ = StoppedBy::deadline;
        return cut_by_.load(std::memory_order_relaxed) != StoppedBy::proof;
    }

    void count(std::uint64_t nodes) { used_ += nodes; }
    [[nodiscard]] std::uint64_t left() const {
        if (!limits_.nodes) return ~std::uint64_t{0};
        return *limits_.nodes > used_ ? *limits_.nodes - used_ : 0;
    }
    [[nodiscard]] bool over() const { return left() == 0 || cut(); }

    [[nodiscard]] unsigned threads() const { return limits_.threads; }
    /// What ended the work that was not ended by a proof.
    [[nodiscard]] StoppedBy stopped_by() const {
        const StoppedBy by = cut_by_;
        return by == StoppedBy::proof ? StoppedBy::node_limit : by;
    }

private:
    const Limits& limits_;
    mutable std::atomic<StoppedBy> cut_by_{StoppedBy::proof};
    std::uint64_t used_ = 0;
};

} // namespace rasoat::planner::choice
