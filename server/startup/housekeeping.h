#pragma once

#include "server/api/http/event_log.h"
#include "server/store/store.h"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace rasoat::startup {

/// At the start and every ten minutes until destroyed: removes from the store what has served its time (ended sessions,
/// old idempotency keys, history older than `history_kept`), and does the reorganisations whose day has come.
class Housekeeping {
public:
    Housekeeping(store::Store& store, http::EventLog& log, std::chrono::days history_kept);
    ~Housekeeping();
    Housekeeping(const Housekeeping&) = delete;
    Housekeeping& operator=(const Housekeeping&) = delete;

private:
    void keep();
    void clean_once();

    store::Store& store_;
    http::EventLog& log_;
    const std::chrono::days history_kept_;
    std::mutex mutex_;
    std::condition_variable told_;
    bool stopping_ = false;
    std::thread thread_;
};

} // namespace rasoat::startup
