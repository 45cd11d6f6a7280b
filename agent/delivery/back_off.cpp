#include "agent/delivery/back_off.h"

#include <algorithm>

namespace rasoat::delivery {

using namespace std::chrono;

namespace {

seconds share(seconds whole, double fraction) {
    return seconds(static_cast<seconds::rep>(static_cast<double>(whole.count()) * fraction));
}

} // namespace

seconds pause_after_success(seconds server_said, double fraction) {
    const auto pause = std::clamp(server_said, seconds(1), longest_pause);
    return pause + share(pause / 10, fraction);
}

seconds pause_after_failure(unsigned failures, double fraction) {
    constexpr unsigned doublings_to_six_hours = 9; // 2^9 minutes are 8.5 hours
    const auto doublings = std::min(failures > 0 ? failures - 1 : 0, doublings_to_six_hours);
    const auto whole = std::min<seconds>(minutes(1) * (1U << doublings), longest_back_off);
    return whole / 2 + share(whole / 2, fraction);
}

seconds pause_after_busy(seconds retry_after, unsigned failures, double fraction) {
    const auto asked = std::clamp<seconds>(retry_after, seconds(1), hours(24));
    return std::max(
        asked + share(asked / 10, fraction), failures > 1 ? pause_after_failure(failures, fraction) : asked);
}

seconds pause_at_start(seconds overdue, double fraction) {
    return share(std::clamp<seconds>(overdue, seconds(0), minutes(1)), fraction);
}

} // namespace rasoat::delivery
