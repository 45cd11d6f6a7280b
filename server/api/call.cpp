#include "server/api/call.h"

#include "server/api/http/problem.h"

#include <fmt/format.h>

#include <charconv>
#include <stdexcept>

namespace rasoat::api {

const std::string& Call::path(std::string_view name) const {
    for (const auto& [key, value] : path_)
        if (key == name) return value;
    throw std::logic_error(fmt::format("the route has no {{{}}}", name));
}

std::string Call::query(std::string_view name, std::size_t most_bytes) const {
    for (const auto& [key, value] : head_.query) {
        if (key != name) continue;
        if (value.size() > most_bytes) refuse_query(name, fmt::format("≤ {} byte", most_bytes));
        return value;
    }
    return {};
}

std::size_t
Call::query_number_or(std::string_view name, std::size_t otherwise, std::size_t most, std::size_t least) const {
    const auto given = query(name, 100);
    if (given.empty()) return otherwise;
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(given.data(), given.data() + given.size(), number);
    if (error != std::errc{} || end != given.data() + given.size() || number < least || number > most)
        refuse_query(name, fmt::format("{}..{}", least, most));
    return number;
}

void Call::refuse_query(std::string_view name, std::string_view allowed) {
    throw http::ProblemError(http::invalid_value(
        std::string(name), {fmt::format("Tham số \"{}\" không hợp lệ; cho phép: {}.", name, allowed),
                            fmt::format("The parameter \"{}\" is not valid; allowed: {}.", name, allowed)}));
}

} // namespace rasoat::api
