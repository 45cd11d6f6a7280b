#pragma once

#include "server/store/records.h"

#include <chrono>
#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace rasoat::access {

/// Slows the guessing of passwords: after five wrong attempts for a name, or twenty from an address, each further one
/// has to wait, twice as long each time, from one second to fifteen minutes. In memory; forgotten after an hour without
/// attempts. Safe to use from any thread.
class SignInThrottle {
public:
    /// How long this attempt has to wait; zero: go ahead.
    [[nodiscard]] std::chrono::seconds wait_for(std::string_view username, std::string_view address, store::Time now);
    void failed(std::string_view username, std::string_view address, store::Time now);
    /// Forgets the name's wrong attempts; those from the address stay.
    void succeeded(std::string_view username);

private:
    struct Attempts {
        int wrong = 0;
        store::Time last;
        store::Time next_allowed;
    };
    void count(const std::string& key, int free_attempts, store::Time now);
    void forget_old(store::Time now);

    std::mutex mutex_;
    std::unordered_map<std::string, Attempts> attempts_;
};

} // namespace rasoat::access
