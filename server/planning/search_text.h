#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Search as people type it in Vietnamese: "may van phong" finds "Máy Văn phòng".
namespace rasoat::planning {

/// Letters in lower case without their marks (đ becomes d), composed or not; other characters as they are; runs of
/// spaces as one. Bytes that are not UTF-8 become spaces.
[[nodiscard]] std::string folded(std::string_view text);

/// The words of a query, folded.
[[nodiscard]] std::vector<std::string> search_words(std::string_view query);

/// Whether every word occurs in the folded text.
[[nodiscard]] bool holds_all(std::string_view folded_text, const std::vector<std::string>& words);

} // namespace rasoat::planning
