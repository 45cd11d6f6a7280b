#pragma once

#include "server/api/http/problem.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rasoat::http {

/// A file that is sent from the disk piece by piece, so that its size costs no memory.
struct FileBody {
    std::filesystem::path path;
    std::uintmax_t bytes = 0;
};

/// A whole answer.
struct Response {
    int status = 200;
    std::string media_type; ///< empty: no content
    std::string body;
    std::vector<std::pair<std::string, std::string>> fields;
    std::optional<FileBody> file = std::nullopt; ///< in place of the body

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
