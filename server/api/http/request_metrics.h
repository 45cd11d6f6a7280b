#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <deque>
#include <string>

namespace rasoat::http {

/// How often a route was asked, with which outcome and how long it took. Counting is lock-free.
class RouteMetrics {
public:
    explicit RouteMetrics(std::string route) : route_(std::move(route)) {}

    void count(int status, std::chrono::nanoseconds took);

    /// Upper ends of the histogram's buckets in seconds; the last bucket has none.
    static constexpr std::array<double, 12> bounds{0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025,
                                                   0.05,   0.1,   0.25,   0.5,   1,    5};

    void append_requests(std::string& text) const;  ///< the lines rasoat_http_requests_total
    void append_durations(std::string& text) const; ///< the lines rasoat_http_request_seconds

private:
    static constexpr int least_status = 100;
    static constexpr int most_status = 599;
    std::string route_;
    std::array<std::atomic<std::uint64_t>, most_status - least_status + 1> by_status_{};
    std::array<std::atomic<std::uint64_t>, bounds.size() + 1> by_duration_{};
    std::atomic<std::uint64_t> nanoseconds_{0};
};

/// Prometheus text (exposition format 0.0.4) of all routes.
[[nodiscard]] std::string prometheus_text(const std::deque<RouteMetrics>& routes);

} // namespace rasoat::http
