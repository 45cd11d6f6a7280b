#include "agent/strain/boot_watch.h"

#include "agent/strain/load.h"

#include <algorithm>

namespace rasoat::strain {

namespace {

using std::chrono::milliseconds;
using namespace std::chrono_literals;

constexpr milliseconds settling = 10s;
constexpr milliseconds patience = 15min;
constexpr double half = 0.5;

} // namespace

std::optional<report::Seconds> BootWatch::observe(const StrainCounters& now) {
    const bool first = !watched_since_;
    if (first) watched_since_ = now.since_boot;
    if (over_) return std::nullopt;
    if (now.login_screen && !login_screen_) login_screen_ = now.login_screen;
    if (first && now.session_began && !login_screen_) over_ = true; // how long it stood at the login screen is lost
    if (now.since_boot > patience) over_ = true;
    if (over_ || !now.session_began || now.since_boot < *now.session_began) return std::nullopt;
    recent_.push_back(now);
    while (recent_.size() > 2 && now.since_boot - recent_[1].since_boot >= settling)
        recent_.pop_front();
    const auto since = recent_.front().since_boot;
    if (now.since_boot - since < settling) return std::nullopt;
    const auto load = load_between(recent_.front(), now);
    if (!load || load->processor.value_or(0) >= half || load->disk.value_or(0) >= half) return std::nullopt;
    over_ = true;
    const auto began = *now.session_began;
    // Quiet from the first look on, long after signing in: when it settled is lost.
    if (since == *watched_since_ && since > began + settling) return std::nullopt;
    const auto duration = login_screen_.value_or(began) + std::max(since - began, milliseconds(0));
    return std::chrono::round<report::Seconds>(duration);
}

} // namespace rasoat::strain
