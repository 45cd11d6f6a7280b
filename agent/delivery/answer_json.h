#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace rasoat::delivery {

/// A JSON object's own members: its texts and numbers. Of what else there is (booleans, nulls, nested values) only the
/// name is kept: the agent needs none of it.
using AnswerMembers = std::map<std::string, std::variant<std::monostate, std::string, double>, std::less<>>;

inline constexpr std::size_t largest_answer = std::size_t{64} * 1024; ///< bytes

/// The server's small answers, strictly by RFC 8259. None for whatever is not one JSON object: too large, nested deeper
/// than 8 levels, a member twice, broken UTF-8 or escapes, something after the end. Never throws, never reads outside.
[[nodiscard]] std::optional<AnswerMembers> read_answer(std::string_view json);

/// The text member `key`; none where it is missing or a number.
[[nodiscard]] std::optional<std::string> text_member(const AnswerMembers& members, std::string_view key);

/// The number member `key`; none where it is missing or a text.
[[nodiscard]] std::optional<double> number_member(const AnswerMembers& members, std::string_view key);

} // namespace rasoat::delivery
