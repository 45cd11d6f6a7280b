#include "agent/strain/strain_watch.h"

namespace rasoat::strain {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using namespace std::chrono_literals;

constexpr milliseconds shortest_minute = 50s;
constexpr milliseconds longest_minute = 3min; ///< further apart the machine slept, or the agent did
constexpr milliseconds work_lasts = 5min;
constexpr std::chrono::sys_days first_plausible_day =
    std::chrono::year(2026) / std::chrono::January / 1; ///< this program is not older

bool is_calm(const Load& load) {
    constexpr double little = 0.1;
    return !load.at_work && load.processor.value_or(1) < little && load.disk.value_or(0) < little;
}

} // namespace

void StrainWatch::observe(const StrainCounters& now, std::chrono::sys_seconds clock) {
    if (const auto boot = boot_.observe(now); boot && clock >= first_plausible_day)
        log_.add_boot(std::chrono::floor<std::chrono::days>(clock), *boot);
    if (!minute_began_) {
        minute_began_ = now;
        return;
    }
    const auto elapsed = now.since_boot - minute_began_->since_boot;
    if (elapsed >= milliseconds(0) && elapsed < shortest_minute) return;
    if (elapsed >= shortest_minute && elapsed <= longest_minute)
        observe_minute(now, clock);
    else
        quiet_for_ = milliseconds(0);
    minute_began_ = now;
}

void StrainWatch::observe_minute(const StrainCounters& now, std::chrono::sys_seconds clock) {
    const auto load = load_between(*minute_began_, now);
    if (!load) return;
    quiet_for_ = is_calm(*load) ? quiet_for_ + load->duration : milliseconds(0);
    if (load->at_work) at_work_until_ = now.since_boot + work_lasts;
    if (clock >= first_plausible_day)
        log_.add(std::chrono::floor<std::chrono::days>(clock), *load, now.since_boot <= at_work_until_);
}

seconds StrainWatch::until_next() const {
    return boot_.over() ? 60s : 5s;
}

} // namespace rasoat::strain
