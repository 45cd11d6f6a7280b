#include "server/access/sign_in_throttle.h"

#include <algorithm>
#include <utility>

namespace rasoat::access {
namespace {

constexpr int free_for_name = 5;
constexpr int free_for_address = 20;
constexpr std::chrono::seconds longest_wait = std::chrono::minutes(15);
constexpr std::chrono::hours forgotten_after{1};
/// Names and addresses watched at one time; past this the oldest are looked through.
constexpr std::size_t watched_before_tidying = 10000;

std::string key_of_name(std::string_view username) {
    return "n" + std::string(username);
}

std::string key_of_address(std::string_view address) {
    return "a" + std::string(address);
}

} // namespace

std::chrono::seconds SignInThrottle::wait_for(std::string_view username, std::string_view address, store::Time now) {
    const std::lock_guard lock(mutex_);
    std::chrono::seconds wait{0};
    for (const auto& key : {key_of_name(username), key_of_address(address)}) {
        const auto known = attempts_.find(key);
        if (known == attempts_.end()) continue;
        wait = std::max(wait, std::chrono::ceil<std::chrono::seconds>(known->second.next_allowed - now));
    }
    return wait;
}

void SignInThrottle::failed(std::string_view username, std::string_view address, store::Time now) {
    const std::lock_guard lock(mutex_);
    if (attempts_.size() >= watched_before_tidying) forget_old(now);
    count(key_of_name(username), free_for_name, now);
    count(key_of_address(address), free_for_address, now);
}

void SignInThrottle::succeeded(std::string_view username) {
    const std::lock_guard lock(mutex_);
    attempts_.erase(key_of_name(username));
}

void SignInThrottle::count(const std::string& key, int free_attempts, store::Time now) {
    auto& attempts = attempts_[key];
    if (now - attempts.last > forgotten_after) attempts = {};
    attempts.last = now;
    ++attempts.wrong;
    if (attempts.wrong < free_attempts) return;
    const auto doublings = std::min(attempts.wrong - free_attempts, 20);
    attempts.next_allowed = now + std::min(std::chrono::seconds(std::int64_t{1} << doublings), longest_wait);
}

void SignInThrottle::forget_old(store::Time now) {
    std::erase_if(attempts_, [now](const auto& entry) { return now - entry.second.last > forgotten_after; });
}

} // namespace rasoat::access
