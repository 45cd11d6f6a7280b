#include "server/startup/review_refresher.h"

#include "planner/invalid_fleet.h"
#include "server/store/store_error.h"

#include <chrono>

namespace rasoat::startup {

namespace {

/// So that a request finds no more than a tenth of a second's reports to read.
constexpr std::chrono::milliseconds between_looks{100};

store::Time now() {
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

} // namespace

ReviewRefresher::ReviewRefresher(planning::Review& review, http::EventLog& log)
    : review_(review), log_(log), thread_([this] { refresh_until_stopped(); }) {}

ReviewRefresher::~ReviewRefresher() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    told_.notify_all();
    thread_.join();
}

void ReviewRefresher::refresh_until_stopped() {
    first_look();
    std::unique_lock lock(mutex_);
    while (!told_.wait_for(lock, between_looks, [this] { return stopping_; })) {
        lock.unlock();
        look();
        lock.lock();
    }
}

void ReviewRefresher::first_look() {
    const auto start = std::chrono::steady_clock::now();
    look();
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    log_.info("reviewed", {{"seconds", took.count()}});
}

void ReviewRefresher::look() {
    try {
        static_cast<void>(review_.current(now()));
        told_trouble_.clear();
    } catch (const store::StoreError& error) {
        tell(error.what());
    } catch (const planner::InvalidFleet& error) {
        tell(error.what());
    }
}

/// Once for each trouble; whoever asks for the review is told in the answer too.
void ReviewRefresher::tell(const std::string& trouble) {
    if (trouble == told_trouble_) return;
    told_trouble_ = trouble;
    log_.warning("review_failed", {{"reason", trouble}});
}

} // namespace rasoat::startup
