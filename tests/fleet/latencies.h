#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rasoat::fleet {

/// How long each request took, one vector a kind; one thread fills it, then they are put together.
class Latencies {
public:
    void add(std::chrono::nanoseconds took) {
        microseconds_.push_back(
            static_cast<std::uint32_t>(std::chrono::duration_cast<std::chrono::microseconds>(took).count()));
    }
    void add(const Latencies& other) {
        microseconds_.insert(microseconds_.end(), other.microseconds_.begin(), other.microseconds_.end());
    }
    [[nodiscard]] std::size_t count() const { return microseconds_.size(); }

    /// "12000 in 8.0 s, 1500.0/s, ms: p50 20.1, p95 40.0, p99 55.2, most 80.3"
    [[nodiscard]] std::string summary(double seconds);

private:
    std::vector<std::uint32_t> microseconds_;
};

} // namespace rasoat::fleet
