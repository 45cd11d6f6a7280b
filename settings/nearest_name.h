#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace rasoat::settings {

/// The name that was probably meant by a mistyped one: the candidate with the fewest edits (insert, delete or change a
/// byte, swap two neighbours), when those are at most a third of its length. None where no candidate is that near.
std::optional<std::string> nearest_name(std::string_view typed, std::span<const std::string> candidates);

} // namespace rasoat::settings
