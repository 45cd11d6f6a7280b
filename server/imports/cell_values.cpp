#include "server/imports/cell_values.h"

#include "server/planning/search_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>
#include <string_view>
#include <vector>

namespace rasoat::imports {

namespace {

constexpr double most_money = 1e13;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Text without spaces and the words for dong, folded; and by how much it is multiplied ("triệu", "tỷ").
struct Amount {
    std::string digits;
    double factor = 1;
};
Amount amount_in(std::string_view text) {
    struct Unit {
        std::string_view word;
        double factor;
    };
    // The longer words first: "trieu" ends as nothing else does, "tr" would be its beginning.
    constexpr auto units = std::to_array<Unit>(
        {{"trieu", 1e6}, {"ty", 1e9}, {"ti", 1e9}, {"tr", 1e6}, {"vnd", 1}, {"dong", 1}, {"₫", 1}, {"d", 1}});
    Amount amount{planning::folded(text), 1};
    std::erase(amount.digits, ' ');
    for (bool found = true; found;) {
        found = false;
        for (const auto& unit : units) {
            if (!amount.digits.ends_with(unit.word)) continue;
            amount.digits.resize(amount.digits.size() - unit.word.size());
            amount.factor *= unit.factor;
            found = true;
            break;
        }
    }
    return amount;
}

/// The number in digits with '.' and ',' as groups of three, or one of them before decimals.
std::optional<double> grouped_number(std::string_view text) {
    if (text.empty() || !is_digit(text.front()) || !is_digit(text.back())) return std::nullopt;
    std::string plain;
    std::vector<std::pair<char, std::size_t>> signs; // with the digits that follow
    for (const char c : text) {
        if (is_digit(c)) {
            plain += c;
            if (!signs.empty()) ++signs.back().second;
        } else if (c == '.' || c == ',') {
            signs.emplace_back(c, 0);
        } else {
            return std::nullopt;
        }
    }
    std::size_t decimals = 0;
    if (!signs.empty()) {
        const auto [last, digits] = signs.back();
        const auto alike = std::ranges::count(signs, last, [](const auto& sign) { return sign.first; });
        const bool groups = digits == 3 && alike == static_cast<std::ptrdiff_t>(signs.size());
        if (!groups) {
            if (alike != 1) return std::nullopt; // "1.23.45"
            decimals = digits;
            signs.pop_back();
        }
        // What is left are groups, all by one sign.
        for (const auto& [sign, count] : signs)
            if (count != 3 || sign != signs.front().first) return std::nullopt;
        const auto first_group = text.find_first_of(".,");
        if (!signs.empty() && first_group > 3) return std::nullopt;
    }
    double value = 0;
    const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
    if (error != std::errc{} || end != plain.data() + plain.size()) return std::nullopt;
    return value / std::pow(10.0, static_cast<double>(decimals));
}

std::optional<std::chrono::sys_days> valid_day(int year, unsigned month, unsigned day) {
    constexpr int first_year = 1990;
    constexpr int last_year = 2099;
    if (year < first_year || year > last_year) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
    return date.ok() ? std::optional(std::chrono::sys_days(date)) : std::nullopt;
}

/// The numbers between '/', '-' or '.'; empty where anything else stands there.
std::vector<int> numbers_between_signs(std::string_view text) {
    std::vector<int> numbers;
    while (!text.empty()) {
        const auto end = std::min(text.find_first_of("/-."), text.size());
        int number = 0;
        const auto [stop, error] = std::from_chars(text.data(), text.data() + end, number);
        if (error != std::errc{} || stop != text.data() + end || end > 4) return {};
        numbers.push_back(number);
        if (end == text.size()) return numbers;
        text.remove_prefix(end + 1);
    }
    return {}; // a sign at the end
}

/// The day that Excel's count of days since 1900 stands for, where a list has it as a bare number.
std::optional<std::chrono::sys_days> counted_day(double number) {
    constexpr double first = 32'874; // 1990-01-01
    constexpr double last = 73'050;  // 2099-12-31
    if (number < first || number > last || number != std::floor(number)) return std::nullopt;
    constexpr auto day_0 = std::chrono::sys_days(std::chrono::year(1899) / 12 / 30);
    return day_0 + std::chrono::days(static_cast<int>(number));
}

std::optional<double> number_in(const intake::Cell& cell) {
    if (cell.number) return cell.number;
    double number = 0;
    const auto* const last = cell.text.data() + cell.text.size();
    const auto [end, error] = std::from_chars(cell.text.data(), last, number);
    return error == std::errc{} && end == last ? std::optional(number) : std::nullopt;
}

} // namespace

std::optional<planner::Vnd> money_in(const intake::Cell& cell) {
    std::optional<double> value = cell.number;
    if (!value) {
        const auto amount = amount_in(cell.text);
        value = grouped_number(amount.digits);
        if (value) *value *= amount.factor;
    }
    if (!value || !(*value >= 0 && *value <= most_money)) return std::nullopt;
    return planner::Vnd{static_cast<std::int64_t>(std::llround(*value))};
}

std::optional<std::chrono::sys_days> day_in(const intake::Cell& cell) {
    if (cell.day) {
        const std::chrono::year_month_day date(*cell.day);
        return valid_day(
            static_cast<int>(date.year()), static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    }
    // A time of day behind the day says nothing here.
    const auto numbers = numbers_between_signs(std::string_view(cell.text).substr(0, cell.text.find(' ')));
    const auto whole_year = [](int year) { return year < 70 ? year + 2000 : year < 100 ? year + 1900 : year; };
    if (numbers.size() == 3 && numbers[0] > 31) // year first
        return valid_day(numbers[0], static_cast<unsigned>(numbers[1]), static_cast<unsigned>(numbers[2]));
    if (numbers.size() == 3)
        return valid_day(whole_year(numbers[2]), static_cast<unsigned>(numbers[1]), static_cast<unsigned>(numbers[0]));
    if (numbers.size() == 2) return valid_day(numbers[1], static_cast<unsigned>(numbers[0]), 1);
    const auto number = number_in(cell);
    if (!number) return std::nullopt;
    if (*number >= 1990 && *number <= 2099 && *number == std::floor(*number))
        return valid_day(static_cast<int>(*number), 1, 1);
    return counted_day(*number);
}

std::optional<std::int64_t> count_in(const intake::Cell& cell) {
    constexpr double most = 100'000;
    const auto number = number_in(cell);
    if (!number || !(*number >= 0 && *number <= most) || *number != std::floor(*number)) return std::nullopt;
    return static_cast<std::int64_t>(*number);
}

std::optional<std::int64_t> gigabytes_in(const intake::Cell& cell) {
    constexpr std::int64_t most = 100'000;
    constexpr std::int64_t gigabytes_in_terabyte = 1'000;
    const auto within = [](std::int64_t size) {
        return size >= 1 && size <= most ? std::optional(size) : std::nullopt;
    };
    if (const auto count = count_in(cell)) return within(*count);
    const auto text = planning::folded(cell.text);
    for (const auto& [unit, factor] : {std::pair{"tb", gigabytes_in_terabyte}, std::pair{"gb", std::int64_t{1}}}) {
        auto end = text.find(unit);
        if (end == std::string::npos) continue;
        if (end > 0 && text[end - 1] == ' ') --end;
        auto begin = end;
        while (begin > 0 && is_digit(text[begin - 1]))
            --begin;
        // "1.5 TB" is not 5 of them.
        if (begin > 0 && (text[begin - 1] == '.' || text[begin - 1] == ',')) return std::nullopt;
        std::int64_t size = 0;
        const auto [stop, error] = std::from_chars(text.data() + begin, text.data() + end, size);
        if (error != std::errc{} || stop != text.data() + end || size > most) return std::nullopt;
        return within(size * factor);
    }
    return std::nullopt;
}

std::optional<bool> yes_no_in(const intake::Cell& cell) {
    const auto text = planning::folded(cell.text);
    const auto is_one_of = [&](const auto& said) { return std::ranges::find(said, text) != std::ranges::end(said); };
    if (is_one_of(std::to_array<std::string_view>({"co", "x", "yes", "y", "true", "dung", "1"}))) return true;
    if (is_one_of(std::to_array<std::string_view>({"khong", "no", "n", "false", "sai", "0", "-"}))) return false;
    return std::nullopt;
}

std::optional<std::string> choice_in(std::string_view text, std::span<const rules::Choice> choices) {
    struct Said {
        std::string_view words; ///< folded, after a space
        std::string_view name;
    };
    // The surer words first: an NVMe disk is an SSD as well.
    constexpr auto said = std::to_array<Said>(
        {{" xach tay", "laptop"},
         {" laptop", "laptop"},
         {" notebook", "laptop"},
         {" de ban", "desktop"},
         {" may ban", "desktop"},
         {" desktop", "desktop"},
         {" pc", "desktop"},
         {" nvme", "nvme"},
         {" m.2", "nvme"},
         {" ssd", "ssd"},
         {" hdd", "hdd"},
         {" thuong xuyen", "recurrent"},
         {" dau tu", "investment"},
         {" du an", "project"}});
    const auto wanted = planning::folded(text);
    for (const auto& choice : choices)
        if (choice.name == wanted || planning::folded(choice.label.vi) == wanted ||
            planning::folded(choice.label.en) == wanted)
            return std::string(choice.name);
    for (const auto& one : said)
        if ((' ' + wanted).find(one.words) != std::string::npos &&
            std::ranges::find(choices, one.name, &rules::Choice::name) != choices.end())
            return std::string(one.name);
    return std::nullopt;
}

std::string text_of(std::chrono::sys_days day) {
    const std::chrono::year_month_day date(day);
    return fmt::format(
        "{:02}/{:02}/{}", static_cast<unsigned>(date.day()), static_cast<unsigned>(date.month()),
        static_cast<int>(date.year()));
}

std::string text_of(planner::Vnd money) {
    auto digits = std::to_string(money.amount);
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3)
        digits.insert(static_cast<std::size_t>(at), ".");
    return digits;
}

} // namespace rasoat::imports
