#include "server/api/routes.h"

namespace rasoat::api {

namespace {

/// The next segment off the front of a path that starts with '/'.
std::string_view next_segment(std::string_view& path) {
    path.remove_prefix(1);
    const auto segment = path.substr(0, path.find('/'));
    path.remove_prefix(segment.size());
    return segment;
}

bool is_parameter(std::string_view segment) {
    return segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
}

bool matches_route(
    const Route& route, std::string_view path, std::vector<std::pair<std::string_view, std::string>>& parameters) {
    for (const std::string_view wanted : route.segments) {
        if (path.empty()) return false;
        const auto given = next_segment(path);
        if (is_parameter(wanted)) {
            if (given.empty()) return false;
            parameters.emplace_back(wanted.substr(1, wanted.size() - 2), given);
        } else if (given != wanted) {
            return false;
        }
    }
    return path.empty();
}

} // namespace

Route&
Routes::add(std::string method, std::string_view pattern, Admitted admitted, Handler handler, std::size_t body_limit) {
    Route route{std::move(method), std::string(pattern), admitted, handler, body_limit, false, {}};
    for (auto rest = pattern; !rest.empty();)
        route.segments.emplace_back(next_segment(rest));
    return routes_.emplace_back(std::move(route));
}

void Routes::get(std::string_view pattern, Admitted admitted, Handler handler) {
    add("GET", pattern, admitted, handler, 0);
}

void Routes::post(std::string_view pattern, Admitted admitted, Handler handler, std::size_t body_limit) {
    add("POST", pattern, admitted, handler, body_limit);
}

void Routes::receive(std::string_view pattern, Admitted admitted, Handler handler, std::size_t body_limit) {
    add("POST", pattern, admitted, handler, body_limit).any_type = true;
}

void Routes::put(std::string_view pattern, Admitted admitted, Handler handler, std::size_t body_limit) {
    add("PUT", pattern, admitted, handler, body_limit);
}

void Routes::remove(std::string_view pattern, Admitted admitted, Handler handler) {
    add("DELETE", pattern, admitted, handler, 0);
}

std::vector<Routes::Match> Routes::matches(std::string_view path) const {
    std::vector<Match> found;
    for (std::size_t i = 0; i < routes_.size(); ++i) {
        std::vector<std::pair<std::string_view, std::string>> parameters;
        if (matches_route(routes_[i], path, parameters)) found.push_back({i, std::move(parameters)});
    }
    return found;
}

} // namespace rasoat::api
