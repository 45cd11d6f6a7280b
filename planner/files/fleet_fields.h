#pragma once

#include "planner/files/json_object.h"
#include "planner/model/units.h"

#include <cstdint>
#include <optional>
#include <string_view>

/// Fields of a fleet file that many of its parts have: each reads `key` of the object within the range that such a
/// thing has, and refuses others (BadFile). `..._if`: none where the key is missing.
namespace rasoat::planner {

inline constexpr std::int64_t most_money = 1'000'000'000'000'000;

/// A number already read as an int, whose range it was held to.
[[nodiscard]] int small(std::optional<std::int64_t> number, int otherwise);
[[nodiscard]] std::optional<int> small_if(std::optional<std::int64_t> number);
[[nodiscard]] Vnd money(JsonObject& object, std::string_view key);
[[nodiscard]] Share share(JsonObject& object, std::string_view key);
[[nodiscard]] Year year(JsonObject& object, std::string_view key);
[[nodiscard]] std::optional<Year> year_if(JsonObject& object, std::string_view key);
[[nodiscard]] std::optional<Mebibytes> mebibytes_if(JsonObject& object, std::string_view key);
[[nodiscard]] std::optional<Gigabytes> gigabytes_if(JsonObject& object, std::string_view key);
[[nodiscard]] Mebibytes mebibytes(JsonObject& object, std::string_view key);
[[nodiscard]] Gigabytes gigabytes(JsonObject& object, std::string_view key);
[[nodiscard]] CpuScore score(JsonObject& object, std::string_view key);

} // namespace rasoat::planner
