#pragma once

#include "server/api/http/problem.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rasoat::http {

/// A whole answer.
struct Response {
    int status = 200;
    std::string media_type; ///< empty: no content
    std::string body;
    std::vector<std::pair<std::string, std::string>> fields;

    Response& with(std::string name, std::string value) & {
        fields.emplace_back(std::move(name), std::move(value));
        return *this;
    }
    Response&& with(std::string name, std::string value) && {
        return std::move(with(std::move(name), std::move(value)));
    }
};

[[nodiscard]] Response json_response(int status, std::string json);
[[nodiscard]] Response no_content();
[[nodiscard]] Response problem_response(const Problem& problem);

} // namespace rasoat::http
