#pragma once

#include "agent/report/strain.h"
#include "agent/strain/load.h"

#include <chrono>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace rasoat::strain {

/// How many days are kept, and as how many bytes they are written, however many there are.
inline constexpr std::size_t most_days = 62;
inline constexpr std::size_t log_size = 5472;

/// Days of strain, and which of them a server has. Invariants: by day, each once, the newest `most_days` of them; no
/// count is over the minutes of a day.
class StrainLog {
public:
    /// Counts one interval, as the minutes that it is long, to the nearest.
    void add(std::chrono::sys_days day, const Load& load, bool working);
    void add_boot(std::chrono::sys_days day, report::Seconds duration);

    /// Adds what another log has counted. A day that was sent stays so.
    void merge(const StrainLog& other);

    /// Forgets days after `today`, which a wrong clock made.
    void forget_after(std::chrono::sys_days today);

    /// The days before `today` that no server has, oldest first.
    [[nodiscard]] std::vector<report::StrainDay> unsent_before(std::chrono::sys_days today) const;
    void mark_sent(std::span<const report::StrainDay> days);

    [[nodiscard]] bool empty() const { return days_.empty(); }

    /// `log_size` bytes.
    [[nodiscard]] std::string bytes() const;

    /// What of such bytes is whole; days that were damaged are left out.
    [[nodiscard]] static StrainLog from_bytes(std::string_view bytes);

    bool operator==(const StrainLog&) const = default;

private:
    struct Kept {
        report::StrainDay strain;
        bool sent = false;
        bool operator==(const Kept&) const = default;
    };
    Kept& at(std::chrono::sys_days day);
    void keep_newest();

    std::vector<Kept> days_;
};

} // namespace rasoat::strain
