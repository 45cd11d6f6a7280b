#include "server/planning/plan_runs.h"

#include "server/planning/plans.h"

#include <algorithm>
#include <utility>

namespace rasoat::planning {
namespace {

using Clock = std::chrono::steady_clock;

bool over(PlanRunState state) {
    return state != PlanRunState::waiting && state != PlanRunState::running;
}

} // namespace

PlanRuns::PlanRuns(store::Store& store) : store_(store), worker_([this] { work(); }) {}

PlanRuns::~PlanRuns() {
    stop();
    worker_.join();
}

PlanRunId PlanRuns::start(PlanRunRequest request) {
    auto entry = std::make_shared<Entry>();
    auto& run = entry->run;
    run.made_by = request.made_by;
    run.made_at = request.made_at;
    run.scenario = request.scenario;
    run.keep = request.keep;
    run.time_limit = request.time_limit;
    // By the clock, so that a page that outlived a restart of the server asks for a run that is no more, not for
    // another.
    run.id.value = request.made_at.time_since_epoch().count();
    entry->request = std::move(request);
    {
        const std::lock_guard lock(mutex_);
        const auto waiting = std::ranges::count_if(
            entries_, [](const auto& other) { return other->run.state == PlanRunState::waiting; });
        if (stopping_ || static_cast<std::size_t>(waiting) >= most_waiting) throw PlanRunsFull();
        if (!entries_.empty()) run.id.value = std::max(run.id.value, entries_.back()->run.id.value + 1);
        entries_.push_back(entry);
        forget_oldest();
    }
    changed_.notify_all();
    return entry->run.id;
}

std::optional<PlanRun> PlanRuns::run(PlanRunId id, std::uint64_t seen, std::chrono::milliseconds wait) {
    std::unique_lock lock(mutex_);
    const auto found = entry(id);
    if (!found) return std::nullopt;
    changed_.wait_for(lock, wait, [&] { return stopping_ || over(found->run.state) || found->run.step > seen; });
    return shown(*found);
}

std::vector<PlanRun> PlanRuns::all() {
    const std::lock_guard lock(mutex_);
    std::vector<PlanRun> runs;
    for (const auto& entry : entries_)
        runs.push_back(shown(*entry));
    std::ranges::reverse(runs);
    return runs;
}

bool PlanRuns::cancel(PlanRunId id) {
    const std::lock_guard lock(mutex_);
    const auto found = entry(id);
    if (!found) return false;
    found->stop.request_stop();
    if (found->run.state == PlanRunState::waiting) change(*found, PlanRunState::cancelled);
    return true;
}

void PlanRuns::stop() {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    for (const auto& entry : entries_)
        entry->stop.request_stop();
    changed_.notify_all();
}

std::shared_ptr<PlanRuns::Entry> PlanRuns::entry(PlanRunId id) const {
    const auto found = std::ranges::find_if(entries_, [&](const auto& entry) { return entry->run.id == id; });
    return found == entries_.end() ? nullptr : *found;
}

PlanRun PlanRuns::shown(const Entry& entry) {
    auto run = entry.run;
    if (run.state == PlanRunState::running) run.took = Clock::now() - entry.started;
    return run;
}

void PlanRuns::change(Entry& entry, PlanRunState state) {
    entry.run.state = state;
    ++entry.run.step;
    if (over(state)) {
        if (entry.started != Clock::time_point{}) entry.run.took = Clock::now() - entry.started;
        entry.request.reviewed.reset();
    }
    changed_.notify_all();
}

void PlanRuns::work() {
    std::unique_lock lock(mutex_);
    while (true) {
        std::shared_ptr<Entry> next;
        changed_.wait(lock, [&] {
            const auto waiting = std::ranges::find_if(
                entries_, [](const auto& entry) { return entry->run.state == PlanRunState::waiting; });
            if (waiting != entries_.end()) next = *waiting;
            return stopping_ || next;
        });
        if (stopping_) return;
        next->started = Clock::now();
        change(*next, PlanRunState::running);
        lock.unlock();
        make(*next);
        lock.lock();
        forget_oldest();
    }
}

void PlanRuns::make(Entry& entry) {
    const auto& request = entry.request;
    std::shared_ptr<PlanDocument> document;
    std::shared_ptr<PlanRefused> refused;
    try {
        planner::Limits limits;
        limits.deadline = entry.started + request.time_limit;
        limits.cancelled = entry.stop.get_token();
        const auto made =
            make_plan(*request.reviewed, request.settings, limits, [&](const planner::Progress& progress) {
                const std::lock_guard lock(mutex_);
                entry.run.progress = progress;
                change(entry, PlanRunState::running);
            });
        if (!entry.stop.stop_requested()) {
            const auto now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
            document = std::make_shared<PlanDocument>(document_of(made, *request.reviewed, *store_.snapshot(), now));
            document->summary.scenario = request.scenario;
            if (request.keep) keep(store_, *document, request.made_by, now);
        }
    } catch (const PlanRefused& why) {
        refused = std::make_shared<PlanRefused>(why);
    } catch (const std::exception& failure) {
        refused = std::make_shared<PlanRefused>(
            std::string{}, Bilingual{
                               std::string("Không lập được phương án: ") + failure.what(),
                               std::string("The plan could not be made: ") + failure.what()});
    }
    const std::lock_guard lock(mutex_);
    if (document) {
        entry.run.progress = planner::Progress{document->summary.benefit, document->summary.upper_bound};
        entry.run.document = std::move(document);
        change(entry, PlanRunState::done);
    } else if (entry.stop.stop_requested()) {
        change(entry, PlanRunState::cancelled);
    } else {
        entry.run.refused = std::move(refused);
        change(entry, PlanRunState::failed);
    }
}

void PlanRuns::forget_oldest() {
    auto remembered = std::ranges::count_if(entries_, [](const auto& entry) { return over(entry->run.state); });
    std::erase_if(entries_, [&](const auto& entry) {
        if (static_cast<std::size_t>(remembered) <= most_remembered || !over(entry->run.state)) return false;
        --remembered;
        return true;
    });
}

} // namespace rasoat::planning
