#pragma once

#include "server/api/http/problem.h"

#include <cstddef>

/// What all lists that page have alike (components/parameters of openapi.yaml).
namespace rasoat::api {

inline constexpr std::size_t default_page = 50;
inline constexpr std::size_t most_on_page = 500;
inline constexpr std::size_t most_cursor_bytes = 200;
inline constexpr std::size_t most_search_bytes = 400; ///< 100 characters of up to four bytes

[[nodiscard]] inline http::Problem bad_cursor() {
    return http::invalid_value(
        "cursor", {"Vị trí trang không hợp lệ; hãy mở lại từ đầu danh sách.",
                   "No page gave out this cursor; start from the head of the list."});
}

} // namespace rasoat::api
