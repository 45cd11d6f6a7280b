#include "server/startup/housekeeping.h"

#include "server/access/sessions.h"
#include "server/imports/imports.h"
#include "server/inventory/receive.h"

namespace rasoat::startup {

namespace {

constexpr std::chrono::minutes between_rounds{10};

} // namespace

Housekeeping::Housekeeping(store::Store& store, http::EventLog& log)
    : store_(store), log_(log), thread_([this] { keep(); }) {}

Housekeeping::~Housekeeping() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    told_.notify_all();
    thread_.join();
}

void Housekeeping::keep() {
    std::unique_lock lock(mutex_);
    while (!told_.wait_for(lock, between_rounds, [this] { return stopping_; }))
        clean_once();
}

void Housekeeping::clean_once() {
    const auto now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    try {
        access::forget_ended_sessions(store_, now);
        inventory::forget_old_results(store_, now);
        imports::forget_old_drafts(store_, now);
    } catch (const store::StoreError& error) { // the next round tries again
        log_.warning("housekeeping_failed", {{"reason", error.what()}});
    }
}

} // namespace rasoat::startup
