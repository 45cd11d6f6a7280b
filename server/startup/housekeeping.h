#pragma once

#include "server/api/http/event_log.h"
#include "server/store/store.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace rasoat::startup {

/// Removes from the store what has served its time (ended sessions, old idempotency keys), every ten minutes until
/// destroyed.
class Housekeeping {
public:
    Housekeeping(store::Store& store, http::EventLog& log);
    ~Housekeeping();
    Housekeeping(const Housekeeping&) = delete;
    Housekeeping& operator=(const Housekeeping&) = delete;

private:
    void keep();
    void clean_once();

    store::Store& store_;
    http::EventLog& log_;
    std::mutex mutex_;
    std::condition_variable told_;
    bool stopping_ = false;
    std::thread thread_;
};

} // namespace rasoat::startup
