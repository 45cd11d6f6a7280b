#include "server/api/time_parameters.h"

#include "server/api/http/problem.h"
#include "server/organisation/day_text.h"

#include <charconv>

namespace rasoat::api {
namespace {

/// The number that `digits` are, up to `most`.
std::optional<int> number(std::string_view digits, int most) {
    int value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{} || end != digits.data() + digits.size() || value < 0 || value > most) return std::nullopt;
    return value;
}

} // namespace

std::optional<store::Time> utc_time(std::string_view text) {
    constexpr std::size_t whole_seconds = std::string_view("2026-11-24T06:49:26Z").size();
    constexpr std::size_t with_milliseconds = whole_seconds + 4;
    if (text.size() != whole_seconds && text.size() != with_milliseconds) return std::nullopt;
    if (text[10] != 'T' || text[13] != ':' || text[16] != ':' || text.back() != 'Z') return std::nullopt;
    const auto day = organisation::day_in(text.substr(0, 10));
    const auto hours = number(text.substr(11, 2), 23);
    const auto minutes = number(text.substr(14, 2), 59);
    const auto seconds = number(text.substr(17, 2), 59);
    const auto fraction = text.size() == with_milliseconds ? number(text.substr(20, 3), 999) : std::optional(0);
    if (!day || !hours || !minutes || !seconds || !fraction) return std::nullopt;
    return store::Time(*day) + std::chrono::hours(*hours) + std::chrono::minutes(*minutes) +
           std::chrono::seconds(*seconds) + std::chrono::milliseconds(*fraction);
}

std::optional<store::Day> day_parameter(const Call& call, std::string_view name) {
    const auto given = call.query(name, 30);
    if (given.empty()) return std::nullopt;
    const auto day = organisation::day_in(given);
    if (!day)
        throw http::ProblemError(http::invalid_value(
            std::string(name), {"Phải là một ngày dạng 2026-03-01.", "Must be a day such as 2026-03-01."}));
    return day;
}

} // namespace rasoat::api
