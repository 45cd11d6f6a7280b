#include "server/api/http/connection_watch.h"

#include <sys/socket.h>

#include <algorithm>
#include <vector>

namespace rasoat::http {

namespace {

/// While others wait for a thread: a TLS client speaks as soon as it is connected, so whoever has not by now keeps it
/// for nothing.
constexpr std::chrono::milliseconds silent_greeting{500};

} // namespace

bool ConnectionWatch::admit(const std::string& address, std::size_t queued) {
    const std::lock_guard lock(mutex_);
    auto& of_address = by_address_[address];
    // The queue is as long as the pool: whoever waits there gets a thread as soon as idle connections are cut.
    if (draining_ || of_address >= shares_.one_address || queued >= shares_.all) {
        ++refused_;
        if (of_address == 0) by_address_.erase(address);
        return false;
    }
    ++of_address;
    ++accepted_;
    return true;
}

ConnectionWatch::Place::Place(ConnectionWatch& watch, int socket, std::string address) : watch_(watch) {
    const std::lock_guard lock(watch_.mutex_);
    watch_.entries_.emplace_front(socket, std::move(address), Clock::now().time_since_epoch().count());
    entry_ = watch_.entries_.begin();
}

ConnectionWatch::Place::~Place() {
    const std::lock_guard lock(watch_.mutex_);
    const auto of_address = watch_.by_address_.find(entry_->address);
    if (of_address != watch_.by_address_.end() && --of_address->second == 0) watch_.by_address_.erase(of_address);
    watch_.entries_.erase(entry_);
}

void ConnectionWatch::Place::enter(ConnectionStage stage) {
    entry_->since.store(Clock::now().time_since_epoch().count(), std::memory_order_relaxed);
    entry_->stage.store(stage, std::memory_order_release);
}

bool ConnectionWatch::Place::was_cut() const {
    return entry_->cut;
}

void ConnectionWatch::cut(Entry& entry) {
    if (entry.cut.exchange(true)) return;
    ::shutdown(entry.socket, SHUT_RDWR);
    ++cut_;
}

std::chrono::seconds ConnectionWatch::allowed(ConnectionStage stage) const {
    switch (stage) {
    case ConnectionStage::waiting:
        return deadlines_.keep_alive;
    case ConnectionStage::reading_body:
        return deadlines_.body;
    case ConnectionStage::answering:
        return deadlines_.answer;
    case ConnectionStage::greeting:
    case ConnectionStage::reading_head:
        break;
    }
    return deadlines_.head;
}

Clock::duration ConnectionWatch::allowed_while_others_wait(ConnectionStage stage) const {
    if (stage == ConnectionStage::greeting) return silent_greeting;
    return stage == ConnectionStage::waiting ? deadlines_.keep_alive_short : Clock::duration::max();
}

void ConnectionWatch::sweep(std::size_t queued, Clock::time_point now) {
    const std::lock_guard lock(mutex_);
    std::vector<std::pair<Clock::duration, Entry*>> idle;
    for (auto& entry : entries_) {
        const auto stage = entry.stage.load(std::memory_order_acquire);
        const auto age = now.time_since_epoch() - Clock::duration(entry.since.load(std::memory_order_relaxed));
        if (age > allowed(stage))
            cut(entry);
        else if (!entry.cut && age > allowed_while_others_wait(stage))
            idle.emplace_back(age, &entry);
    }
    const auto wanted = std::min(queued, idle.size());
    std::partial_sort(
        idle.begin(), idle.begin() + static_cast<std::ptrdiff_t>(wanted), idle.end(),
        [](const auto& a, const auto& b) { return a.first > b.first; });
    for (std::size_t i = 0; i < wanted; ++i)
        cut(*idle[i].second);
}

void ConnectionWatch::drain() {
    const std::lock_guard lock(mutex_);
    draining_ = true;
    for (auto& entry : entries_) {
        const auto stage = entry.stage.load(std::memory_order_acquire);
        if (stage == ConnectionStage::waiting || stage == ConnectionStage::greeting) cut(entry);
    }
}

ConnectionCounts ConnectionWatch::counts() const {
    const std::lock_guard lock(mutex_);
    ConnectionCounts counts{entries_.size(), 0, accepted_, refused_, cut_};
    counts.waiting = static_cast<std::size_t>(std::count_if(entries_.begin(), entries_.end(), [](const Entry& entry) {
        return entry.stage.load(std::memory_order_relaxed) == ConnectionStage::waiting;
    }));
    return counts;
}

} // namespace rasoat::http
