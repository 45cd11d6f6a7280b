#include "server/api/http/request_metrics.h"

#include <fmt/format.h>

#include <algorithm>

namespace rasoat::http {

void RouteMetrics::count(int status, std::chrono::nanoseconds took) {
    by_status_[static_cast<std::size_t>(std::clamp(status, least_status, most_status) - least_status)].fetch_add(
        1, std::memory_order_relaxed);
    const auto seconds = std::chrono::duration<double>(took).count();
    const auto bucket = std::lower_bound(bounds.begin(), bounds.end(), seconds) - bounds.begin();
    by_duration_[static_cast<std::size_t>(bucket)].fetch_add(1, std::memory_order_relaxed);
    nanoseconds_.fetch_add(static_cast<std::uint64_t>(took.count()), std::memory_order_relaxed);
}

void RouteMetrics::append_requests(std::string& text) const {
    for (std::size_t i = 0; i < by_status_.size(); ++i)
        if (const auto times = by_status_[i].load(std::memory_order_relaxed); times > 0)
            text += fmt::format(
                "rasoat_http_requests_total{{route=\"{}\",status=\"{}\"}} {}\n", route_, i + least_status, times);
}

void RouteMetrics::append_durations(std::string& text) const {
    std::uint64_t so_far = 0;
    std::string lines;
    for (std::size_t i = 0; i < by_duration_.size(); ++i) {
        so_far += by_duration_[i].load(std::memory_order_relaxed);
        const auto bound = i < bounds.size() ? fmt::format("{}", bounds[i]) : "+Inf";
        lines +=
            fmt::format("rasoat_http_request_seconds_bucket{{route=\"{}\",le=\"{}\"}} {}\n", route_, bound, so_far);
    }
    if (so_far == 0) return;
    const auto seconds = static_cast<double>(nanoseconds_.load(std::memory_order_relaxed)) / 1e9;
    text += lines;
    text += fmt::format("rasoat_http_request_seconds_sum{{route=\"{}\"}} {:.6f}\n", route_, seconds);
    text += fmt::format("rasoat_http_request_seconds_count{{route=\"{}\"}} {}\n", route_, so_far);
}

std::string prometheus_text(const std::deque<RouteMetrics>& routes) {
    std::string text = "# HELP rasoat_http_requests_total Requests answered.\n"
                       "# TYPE rasoat_http_requests_total counter\n";
    for (const auto& route : routes)
        route.append_requests(text);
    text += "# HELP rasoat_http_request_seconds From the first byte of a request to its answer.\n"
            "# TYPE rasoat_http_request_seconds histogram\n";
    for (const auto& route : routes)
        route.append_durations(text);
    return text;
}

} // namespace rasoat::http
