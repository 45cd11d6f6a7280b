#pragma once

#include "server/planning/plan_making.h"
#include "server/store/store.h"

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

/// Plans that may take long: they wait for their turn, show how far they are and can be cancelled.
namespace rasoat::planning {

using PlanRunId = store::Id<struct PlanRun>;

enum class PlanRunState { waiting, running, done, failed, cancelled };

struct PlanRunRequest {
    std::shared_ptr<const ReviewedFleet> reviewed;
    PlanSettings settings;
    std::optional<store::ScenarioId> scenario; ///< for which a plan is kept
    bool keep = true;
    std::chrono::milliseconds time_limit{5000};
    std::string made_by;
    store::Time made_at;
};

/// One run as it stands at a moment.
struct PlanRun {
    PlanRunId id;
    PlanRunState state = PlanRunState::waiting;
    std::uint64_t step = 1; ///< grows with each change of state or figures
    std::string made_by;
    store::Time made_at;
    std::optional<store::ScenarioId> scenario;
    bool keep = true;
    std::chrono::duration<double> took{}; ///< so far
    std::chrono::milliseconds time_limit{};
    std::optional<planner::Progress> progress;    ///< of the best plan so far
    std::shared_ptr<const PlanDocument> document; ///< once it is done
    std::shared_ptr<const PlanRefused> refused;   ///< why it failed
};

/// So many wait already that another one would not start for long (HTTP 503).
struct PlanRunsFull : std::runtime_error {
    PlanRunsFull() : std::runtime_error("too many plans wait for their turn") {}
};

/// Runs one plan at a time on a thread of its own. Safe to use from any thread.
class PlanRuns {
public:
    static constexpr std::size_t most_waiting = 8;
    static constexpr std::size_t most_remembered = 24; ///< of those that are over

    explicit PlanRuns(store::Store& store);
    PlanRuns(const PlanRuns&) = delete;
    PlanRuns& operator=(const PlanRuns&) = delete;
    ~PlanRuns();

    /// Throws PlanRunsFull.
    PlanRunId start(PlanRunRequest request);
    /// As it is now, or, where that is no news to who has seen `seen`, as soon as it changes or the wait is over. None
    /// where no such run is remembered.
    [[nodiscard]] std::optional<PlanRun>
    run(PlanRunId id, std::uint64_t seen = 0, std::chrono::milliseconds wait = std::chrono::milliseconds(0));
    [[nodiscard]] std::vector<PlanRun> all(); ///< the newest first
    /// It stops at the next chance. False where no such run is remembered; what is over stays as it is.
    bool cancel(PlanRunId id);
    /// Cancels all and lets nobody wait any more; nothing starts afterwards.
    void stop();

private:
    struct Entry {
        PlanRun run;
        PlanRunRequest request;
        std::stop_source stop;
        std::chrono::steady_clock::time_point started;
    };
    [[nodiscard]] std::shared_ptr<Entry> entry(PlanRunId id) const;
    [[nodiscard]] static PlanRun shown(const Entry& entry);
    void change(Entry& entry, PlanRunState state);
    void work();
    void make(Entry& entry);
    void forget_oldest();

    store::Store& store_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::shared_ptr<Entry>> entries_; ///< the oldest first
    bool stopping_ = false;
    std::thread worker_;
};

} // namespace rasoat::planning
