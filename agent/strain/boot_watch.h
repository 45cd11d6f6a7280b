#pragma once

#include "agent/report/strain.h"
#include "agent/strain/strain_counters.h"

#include <chrono>
#include <deque>
#include <optional>

namespace rasoat::strain {

/// Times one start of the machine, from the start of its system to a desktop that can be used:
///
///     (until the login screen was there) + (from the beginning of the session until the machine had settled)
///
/// without the time in which nobody had signed in yet. Settled: for ten seconds the processor was used for less than
/// half and the system disk was busy for less than half of the time. Where the session begins by itself, without a
/// login screen, its wait is none. Invariant: tells one duration at most.
class BootWatch {
public:
    /// The duration, at the observation that ends it.
    std::optional<report::Seconds> observe(const StrainCounters& now);

    /// Nothing more is to come: it was told, or can't be: the watch began too late to see the login screen or the
    /// settling (Windows starts this service two minutes after others), or nobody signed in within a quarter of an
    /// hour.
    [[nodiscard]] bool over() const { return over_; }

private:
    std::optional<std::chrono::milliseconds> watched_since_;
    std::optional<std::chrono::milliseconds> login_screen_;
    std::deque<StrainCounters> recent_; ///< of the last ten seconds, since the session began
    bool over_ = false;
};

} // namespace rasoat::strain
