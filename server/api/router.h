#pragma once

#include "server/api/http/application.h"
#include "server/api/http/request_metrics.h"
#include "server/api/routes.h"
#include "server/api/services.h"
#include "server/api/web_files.h"

#include <deque>

namespace rasoat::api {

/// Takes each request through the same gates: which route, who asks, what was sent, then its handler; turns whatever is
/// thrown into a problem document; counts and logs. Safe to use from any thread.
class Router {
public:
    /// `metrics` gets one entry for each route of the table, one for web files and one for unknown paths.
    Router(const Services& services, Routes routes, const WebFiles& web_files, std::deque<http::RouteMetrics>& metrics);

    [[nodiscard]] http::Response answer(const http::RequestHead& head, const http::ReadBody& read_body);

private:
    struct Outcome {
        http::Response response;
        std::size_t metrics; ///< index
    };
    [[nodiscard]] Outcome routed(const http::RequestHead& head, const http::ReadBody& read_body);
    [[nodiscard]] http::Response
    handled(const Route& route, Call& call, const http::RequestHead& head, const http::ReadBody& read_body) const;
    void admit(const Route& route, Call& call, const http::RequestHead& head) const;
    void log_refusal(const http::RequestHead& head, const http::Problem& problem) const;

    const Services& services_;
    Routes routes_;
    const WebFiles& web_files_;
    std::deque<http::RouteMetrics>& metrics_;
};

} // namespace rasoat::api
