#include "agent/delivery/timestamp.h"

#include <array>
#include <charconv>
#include <cstdio>

namespace rasoat::delivery {

using namespace std::chrono;

std::string timestamp(sys_seconds moment) {
    const auto day = floor<days>(moment);
    const year_month_day date(day);
    const hh_mm_ss time(moment - day);
    std::array<char, 32> text{};
    const auto length = std::snprintf(
        text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02dZ", static_cast<int>(date.year()),
        static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), static_cast<int>(time.hours().count()),
        static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count()));
    return {text.data(), static_cast<std::size_t>(length)};
}

std::optional<sys_seconds> moment_of(std::string_view text) {
    const auto number = [&](std::size_t at, std::size_t length) {
        int value = 0;
        std::from_chars(text.data() + at, text.data() + at + length, value);
        return value;
    };
    if (text.size() != 20) return std::nullopt;
    const year_month_day date{
        year(number(0, 4)), month(static_cast<unsigned>(number(5, 2))), day(static_cast<unsigned>(number(8, 2)))};
    if (!date.ok()) return std::nullopt;
    const auto moment = sys_days(date) + hours(number(11, 2)) + minutes(number(14, 2)) + seconds(number(17, 2));
    // Written back it is the same text only if the text had that form.
    return timestamp(moment) == text ? std::optional<sys_seconds>(moment) : std::nullopt;
}

} // namespace rasoat::delivery
