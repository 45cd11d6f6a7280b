#pragma once

#include "server/api/http/event_log.h"
#include "server/planning/review.h"

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

namespace rasoat::startup {

/// Keeps the review in step while nobody asks for it, until destroyed: whoever looks in the morning does not wait for
/// the reports of a night, nor the first one after a start for all of them.
class ReviewRefresher {
public:
    ReviewRefresher(planning::Review& review, http::EventLog& log);
    ~ReviewRefresher();
    ReviewRefresher(const ReviewRefresher&) = delete;
    ReviewRefresher& operator=(const ReviewRefresher&) = delete;

private:
    void refresh_until_stopped();
    void first_look();
    void look();
    void tell(const std::string& trouble);

    planning::Review& review_;
    http::EventLog& log_;
    std::string told_trouble_;
    std::mutex mutex_;
    std::condition_variable told_;
    bool stopping_ = false;
    std::thread thread_;
};

} // namespace rasoat::startup
