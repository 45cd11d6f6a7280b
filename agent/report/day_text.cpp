#include "agent/report/day_text.h"

namespace rasoat::report {

std::string iso_day(std::chrono::sys_days day) {
    const std::chrono::year_month_day date(day);
    const auto padded = [](const std::string& digits, std::size_t width) {
        return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
    };
    return padded(std::to_string(static_cast<int>(date.year())), 4) + '-' +
           padded(std::to_string(static_cast<unsigned>(date.month())), 2) + '-' +
           padded(std::to_string(static_cast<unsigned>(date.day())), 2);
}

} // namespace rasoat::report
