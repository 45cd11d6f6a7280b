#include "planner/files/fleet_fields.h"

namespace rasoat::planner {
namespace {

constexpr int first_of_years = 1970;
constexpr int last_of_years = 2200;

} // namespace

int small(std::optional<std::int64_t> number, int otherwise) {
    return number ? static_cast<int>(*number) : otherwise;
}

std::optional<int> small_if(std::optional<std::int64_t> number) {
    if (!number) return std::nullopt;
    return static_cast<int>(*number);
}

Vnd money(JsonObject& object, std::string_view key) {
    return {object.whole(key, 0, most_money)};
}

Share share(JsonObject& object, std::string_view key) {
    return Share::of(object.number_or(key, 0, 1, 0));
}

Year year(JsonObject& object, std::string_view key) {
    return {static_cast<int>(object.whole(key, first_of_years, last_of_years))};
}

std::optional<Year> year_if(JsonObject& object, std::string_view key) {
    const auto value = object.whole_if(key, first_of_years, last_of_years);
    if (!value) return std::nullopt;
    return Year{static_cast<int>(*value)};
}

std::optional<Mebibytes> mebibytes_if(JsonObject& object, std::string_view key) {
    const auto value = object.whole_if(key, 0, 1LL << 30);
    if (!value) return std::nullopt;
    return Mebibytes{*value};
}

std::optional<Gigabytes> gigabytes_if(JsonObject& object, std::string_view key) {
    const auto value = object.whole_if(key, 0, 1'000'000'000);
    if (!value) return std::nullopt;
    return Gigabytes{*value};
}

Mebibytes mebibytes(JsonObject& object, std::string_view key) {
    return {object.whole(key, 1, 1LL << 30)};
}
Gigabytes gigabytes(JsonObject& object, std::string_view key) {
    return {object.whole(key, 1, 1'000'000'000)};
}
CpuScore score(JsonObject& object, std::string_view key) {
    return {static_cast<int>(object.whole(key, 1, 1'000'000))};
}

} // namespace rasoat::planner
