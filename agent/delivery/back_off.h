#pragma once

#include <chrono>

/// When to try again: pure arithmetic; `fraction` is a random number from 0 to 1, the jitter that keeps the machines of
/// an office from coming all at once.
namespace rasoat::delivery {

inline constexpr std::chrono::seconds longest_back_off = std::chrono::hours(6);
inline constexpr std::chrono::seconds longest_pause = std::chrono::days(7);
inline constexpr std::chrono::seconds usual_pause = std::chrono::hours(1);

/// After success: the server's word, from a second to a week, and up to a tenth longer.
[[nodiscard]] std::chrono::seconds pause_after_success(std::chrono::seconds server_said, double fraction);

/// After the n-th failure in a row (from 1): one minute doubling up to six hours, of which the second half is random.
[[nodiscard]] std::chrono::seconds pause_after_failure(unsigned failures, double fraction);

/// Where the server asked for patience (Retry-After): at least that, up to a day, and up to a tenth longer.
[[nodiscard]] std::chrono::seconds
pause_after_busy(std::chrono::seconds retry_after, unsigned failures, double fraction);

/// At the start of the service, when a report is overdue by that long (computers are switched on at the same time):
/// somewhere within the first minute.
[[nodiscard]] std::chrono::seconds pause_at_start(std::chrono::seconds overdue, double fraction);

} // namespace rasoat::delivery
