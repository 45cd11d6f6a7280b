#include "server/api/router.h"

#include "server/access/addressed_agents.h"
#include "server/access/enrolment.h"
#include "server/access/feed_tokens.h"
#include "server/api/http/gzip.h"
#include "server/api/security_headers.h"
#include "server/api/thrown_problem.h"

#include <algorithm>

namespace rasoat::api {

namespace {

constexpr std::string_view session_cookie = "rasoat_session";

store::Time now() {
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

bool is_safe(std::string_view method) {
    return method == "GET" || method == "HEAD";
}

http::Problem unknown_key() {
    return {
        "/problems/unknown-key",
        401,
        {"Không nhận ra khóa", "Unknown key"},
        {"Máy chủ này không có khóa thiết bị ấy. Hãy đăng ký lại tác tử.",
         "This server has no such device key. Enrol the agent again."},
        {},
        {}};
}

http::Problem revoked_key() {
    return {
        "/problems/revoked-key",
        401,
        {"Khóa đã bị thu hồi", "Revoked key"},
        {"Khóa này của thiết bị đã bị thu hồi hoặc đã được thay. Máy còn dùng thì đăng ký lại bằng mã mới.",
         "This key of the device has been revoked or replaced. A machine that is still in use enrols again by a new "
         "token."},
        {},
        {}};
}

http::Problem unknown_address() {
    return http::forbidden(
        {"Mã đăng ký trong địa chỉ không đúng hoặc đã bị thu hồi.",
         "The enrolment token in the address is unknown or has been revoked."});
}

http::Problem unknown_feed_token() {
    return {
        "/problems/unknown-feed-token",
        401,
        {"Không nhận ra mã đọc chỉ tiêu", "Unknown feed token"},
        {"Mã đọc chỉ tiêu không đúng hoặc đã bị thu hồi; hãy xin quản trị viên mã mới.",
         "The feed token is wrong or has been revoked; ask an administrator for a new one."},
        {},
        {}};
}

/// What a session needs for the route; none: any session will do.
std::optional<access::Permission> permission_for(const Admitted& admitted) {
    if (admitted == Admitted(Admission::reader_of_feed)) return access::Permission::read_machines;
    const auto* permission = std::get_if<access::Permission>(&admitted);
    return permission == nullptr ? std::nullopt : std::optional(*permission);
}

/// The path as it may be written down: a token in it stays secret.
std::string path_for_log(const http::RequestHead& head) {
    constexpr std::string_view with_token = "/inventory/";
    return head.path.starts_with(with_token) ? std::string(with_token) + "..." : head.path;
}

http::Problem password_change_needed() {
    return {
        "/problems/password-change-needed",
        403,
        {"Cần đổi mật khẩu", "Password change needed"},
        {"Mật khẩu dùng một lần phải được đổi trước khi làm việc khác.",
         "A one-time password has to be changed before anything else."},
        {},
        {}};
}

int status_of(Answer::Outcome outcome) {
    switch (outcome) {
    case Answer::Outcome::shown:
        return 200;
    case Answer::Outcome::created:
        return 201;
    case Answer::Outcome::unchanged:
        return 304;
    case Answer::Outcome::accepted:
        return 202;
    case Answer::Outcome::done:
        break;
    }
    return 204;
}

http::Response response_of(Answer answer) {
    const auto status = status_of(answer.outcome);
    if (answer.outcome == Answer::Outcome::unchanged) return {status, "", "", std::move(answer.fields)};
    if (answer.file) return {status, answer.media_type, "", std::move(answer.fields), std::move(answer.file)};
    http::Response response =
        status == 204 ? http::no_content() : http::json_response(status, std::move(answer.document));
    if (status != 204) response.media_type = answer.media_type;
    for (auto& field : answer.fields)
        response.fields.push_back(std::move(field));
    return response;
}

void compress(http::Response& response, const http::RequestHead& head) {
    constexpr std::size_t worth_it = 1400; // below one packet nothing is won
    if (response.body.size() < worth_it || !head.takes_gzip()) return;
    const auto& fields = response.fields;
    if (std::any_of(fields.begin(), fields.end(), [](const auto& field) { return field.first == "Content-Encoding"; }))
        return;
    response.body = http::gzipped(response.body, http::GzipEffort::fast);
    response.with("Content-Encoding", "gzip").with("Vary", "Accept-Encoding");
}

std::string_view bearer_key(const http::RequestHead& head) {
    constexpr std::string_view scheme = "Bearer ";
    const auto field = head.field("Authorization").value_or("");
    return field.starts_with(scheme) ? field.substr(scheme.size()) : std::string_view{};
}

} // namespace

Router::Router(
    const Services& services, Routes routes, const WebFiles& web_files, std::deque<http::RouteMetrics>& metrics)
    : services_(services), routes_(std::move(routes)), web_files_(web_files), metrics_(metrics) {
    for (const auto& route : routes_.all())
        metrics_.emplace_back(route.method + " " + route.pattern);
    metrics_.emplace_back("web");
    metrics_.emplace_back("none");
}

http::Response Router::answer(const http::RequestHead& head, const http::ReadBody& read_body) {
    const auto start = std::chrono::steady_clock::now();
    auto [response, metrics] = routed(head, read_body);
    compress(response, head);
    add_security_headers(response);
    response.with("X-Request-Id", head.id);
    const auto took = std::chrono::steady_clock::now() - start;
    metrics_[metrics].count(response.status, took);
    services_.log.debug(
        "request", {{"id", head.id},
                    {"method", head.method},
                    {"path", path_for_log(head)},
                    {"status", std::int64_t{response.status}},
                    {"ms", std::chrono::duration<double, std::milli>(took).count()},
                    {"peer", head.peer}});
    return std::move(response);
}

Router::Outcome Router::routed(const http::RequestHead& head, const http::ReadBody& read_body) {
    const auto web = routes_.all().size();
    const auto none = web + 1;
    const auto refused = [&](const http::Problem& problem, std::size_t metrics) {
        log_refusal(head, problem);
        return Outcome{http::problem_response(problem), metrics};
    };
    auto matches = routes_.matches(head.path);
    const std::string_view method = head.method == "HEAD" ? std::string_view("GET") : head.method;
    const auto match = std::find_if(
        matches.begin(), matches.end(), [&](const auto& one) { return routes_.all()[one.route].method == method; });

    if (match != matches.end()) {
        const auto& route = routes_.all()[match->route];
        Call call(head, now());
        call.path_ = std::move(match->parameters);
        try {
            return {handled(route, call, head, read_body), match->route};
        } catch (const std::exception&) {
            return refused(thrown_problem(services_.log, head.id), match->route);
        }
    }
    if (!matches.empty()) {
        std::string allowed;
        for (const auto& one : matches) {
            const auto& other = routes_.all()[one.route].method;
            allowed += (allowed.empty() ? "" : ", ") + other + (other == "GET" ? ", HEAD" : "");
        }
        auto outcome = refused(http::method_not_allowed(head.method), none);
        outcome.response.with("Allow", allowed);
        return outcome;
    }
    try {
        if (head.path == "/api/openapi.json" && method == "GET") return {web_files_.file("/openapi.json", head), web};
        if (head.path.starts_with("/api/") || method != "GET") throw http::ProblemError(http::no_such_path(head.path));
        return {web_files_.answer(head), web};
    } catch (const http::ProblemError& error) {
        return refused(error.problem(), none);
    }
}

http::Response
Router::handled(const Route& route, Call& call, const http::RequestHead& head, const http::ReadBody& read_body) const {
    admit(route, call, head);
    if (route.body_limit > 0) {
        call.body_ = read_body(route.body_limit);
        if (!route.any_type && !call.body_.empty() && head.media_type() != "application/json")
            throw http::ProblemError(http::unsupported_type(head.media_type(), "application/json"));
    }
    return response_of(route.handler(services_, call));
}

void Router::admit(const Route& route, Call& call, const http::RequestHead& head) const {
    if (route.admitted == Admitted(Admission::anyone)) return;
    if (route.admitted == Admitted(Admission::enrolled_agent)) {
        const auto key = bearer_key(head);
        call.device_ = access::device_with_key(services_.store, key);
        if (!call.device_) {
            ++services_.counters.unknown_keys;
            throw http::ProblemError(access::is_revoked_key(services_.store, key) ? revoked_key() : unknown_key());
        }
        return;
    }
    if (route.admitted == Admitted(Admission::token_in_path)) {
        call.token_ = access::token_in_address(services_.store, call.path("token"));
        if (!call.token_) throw http::ProblemError(unknown_address());
        return;
    }
    if (route.admitted == Admitted(Admission::reader_of_feed) && head.field("Authorization")) {
        if (!access::opens_feed(services_.store, bearer_key(head))) throw http::ProblemError(unknown_feed_token());
        return;
    }
    call.session_token_ = head.cookie(session_cookie).value_or("");
    if (!call.session_token_.empty())
        call.session_ = access::session_with(services_.store, call.session_token_, call.now());
    if (!call.session_) throw http::ProblemError(http::signed_out());
    if (!is_safe(head.method) && !access::csrf_matches(*call.session_, head.field("X-CSRF-Token").value_or("")))
        throw http::ProblemError(http::forbidden(
            {"Thiếu hoặc sai X-CSRF-Token của phiên.", "The session's X-CSRF-Token is missing or wrong."}));
    const auto permission = permission_for(route.admitted);
    if (!permission) return;
    if (call.session_->must_change_password) throw http::ProblemError(password_change_needed());
    if (!access::allows(call.session_->role, *permission))
        throw http::ProblemError(
            http::forbidden({"Tài khoản này không có quyền đó.", "This account does not have that permission."}));
}

void Router::log_refusal(const http::RequestHead& head, const http::Problem& problem) const {
    const auto status = std::int64_t{problem.status};
    const std::string_view field = problem.field ? std::string_view(*problem.field) : std::string_view{};
    const auto tell = problem.status >= 500 ? &http::EventLog::warning : &http::EventLog::info;
    (services_.log.*tell)(
        "refused", {{"id", head.id},
                    {"method", head.method},
                    {"path", path_for_log(head)},
                    {"peer", head.peer},
                    {"status", status},
                    {"problem", problem.type},
                    {"field", field},
                    {"detail", problem.detail.en}});
}

} // namespace rasoat::api
