#include "server/startup/housekeeping.h"

#include "server/access/sessions.h"
#include "server/imports/imports.h"
#include "server/inventory/kept_reports.h"
#include "server/inventory/receive.h"
#include "server/organisation/reorganisation.h"

namespace rasoat::startup {

namespace {

constexpr std::chrono::minutes between_rounds{10};

} // namespace

Housekeeping::Housekeeping(store::Store& store, http::EventLog& log, std::chrono::days history_kept)
    : store_(store), log_(log), history_kept_(history_kept), thread_([this] { keep(); }) {}

Housekeeping::~Housekeeping() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    told_.notify_all();
    thread_.join();
}

void Housekeeping::keep() {
    clean_once();
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
        inventory::forget_history_before(store_, now - history_kept_);
        for (const auto& [id, reason] : organisation::do_what_is_due(store_, now))
            log_.error(
                "reorganisation_failed", {{"reorganisation", id.value},
                                          {"reason", reason},
                                          {"mend", "undo it on the page of units and order it again"}});
    } catch (const store::StoreError& error) { // the next round tries again
        log_.warning("housekeeping_failed", {{"reason", error.what()}});
    }
}

} // namespace rasoat::startup
