#pragma once

#include "agent/strain/boot_watch.h"
#include "agent/strain/load.h"
#include "agent/strain/strain_log.h"

#include <chrono>
#include <optional>
#include <utility>

namespace rasoat::strain {

/// Makes a log of counters that are shown to it about once a minute, more often while the machine starts.
class StrainWatch {
public:
    /// `clock` is the system's, in UTC; it may be wrong and may jump.
    void observe(const StrainCounters& now, std::chrono::sys_seconds clock);

    /// How long to wait until the next observation.
    [[nodiscard]] std::chrono::seconds until_next() const;

    /// For the last five minutes nobody was at work, and next to nothing was done.
    [[nodiscard]] bool is_quiet() const { return quiet_for_ >= std::chrono::minutes(5); }

    /// What was gathered since the last time.
    [[nodiscard]] StrainLog take() { return std::exchange(log_, {}); }

private:
    void observe_minute(const StrainCounters& now, std::chrono::sys_seconds clock);

    BootWatch boot_;
    std::optional<StrainCounters> minute_began_;
    std::chrono::milliseconds at_work_until_{0};
    std::chrono::milliseconds quiet_for_{0};
    StrainLog log_;
};

} // namespace rasoat::strain
