#include "agent/delivery/http_date.h"

#include <charconv>

namespace rasoat::delivery {

namespace {

/// The number of two or four digits at a place of the text.
std::optional<int> number_at(std::string_view text, std::size_t at, std::size_t length) {
    int value = 0;
    const auto* end = text.data() + at + length;
    const auto [rest, error] = std::from_chars(text.data() + at, end, value);
    return error == std::errc{} && rest == end ? std::optional(value) : std::nullopt;
}

} // namespace

std::optional<std::chrono::sys_seconds> moment_of_http_date(std::string_view text) {
    using namespace std::chrono;
    constexpr std::string_view months = "JanFebMarAprMayJunJulAugSepOctNovDec";
    if (text.size() != 29 || !text.ends_with(" GMT") || text.substr(3, 2) != ", ") return std::nullopt;
    const auto month_at = months.find(text.substr(8, 3));
    const auto day_number = number_at(text, 5, 2);
    const auto year_number = number_at(text, 12, 4);
    const auto hour = number_at(text, 17, 2);
    const auto minute = number_at(text, 20, 2);
    const auto second = number_at(text, 23, 2);
    if (month_at == std::string_view::npos || month_at % 3 != 0 || !day_number || !year_number || !hour || !minute ||
        !second)
        return std::nullopt;
    const year_month_day date{
        year(*year_number), month(static_cast<unsigned>(month_at / 3 + 1)), day(static_cast<unsigned>(*day_number))};
    if (!date.ok() || *hour > 23 || *minute > 59 || *second > 60) return std::nullopt;
    return sys_days(date) + hours(*hour) + minutes(*minute) + seconds(*second);
}

} // namespace rasoat::delivery
