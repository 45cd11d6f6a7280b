#include "tests/fleet/latencies.h"

#include <fmt/format.h>

#include <algorithm>

namespace rasoat::fleet {

std::string Latencies::summary(double seconds) {
    if (microseconds_.empty()) return "none";
    std::sort(microseconds_.begin(), microseconds_.end());
    const auto percentile = [&](double share) {
        const auto at = static_cast<std::size_t>(share * static_cast<double>(microseconds_.size()));
        return microseconds_[std::min(at, microseconds_.size() - 1)] / 1000.0;
    };
    return fmt::format(
        "{} in {:.1f} s, {:.1f}/s, ms: p50 {:.1f}, p95 {:.1f}, p99 {:.1f}, most {:.1f}", count(), seconds,
        static_cast<double>(count()) / seconds, percentile(0.5), percentile(0.95), percentile(0.99), percentile(1));
}

} // namespace rasoat::fleet
