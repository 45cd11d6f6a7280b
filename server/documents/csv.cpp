#include "server/documents/csv.h"

#include <array>
#include <charconv>
#include <string_view>

namespace rasoat::documents {
namespace {

std::string quoted(std::string text) {
    if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos)
        text.insert(text.begin(), '\'');
    if (text.find_first_of("\",\r\n") == std::string::npos) return text;
    std::string field = "\"";
    for (const char character : text) {
        if (character == '"') field += '"';
        field += character;
    }
    return field + '"';
}

std::string day_text(std::chrono::sys_days day) {
    const std::chrono::year_month_day date(day);
    const auto two = [](unsigned number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    return std::to_string(static_cast<int>(date.year())) + '-' + two(static_cast<unsigned>(date.month())) + '-' +
           two(static_cast<unsigned>(date.day()));
}

std::string number_text(double number) {
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), number).ptr;
    return {text.data(), end};
}

struct FieldOf {
    std::string operator()(std::monostate /*nothing*/) const { return {}; }
    std::string operator()(const std::string& text) const { return quoted(text); }
    std::string operator()(std::int64_t number) const { return std::to_string(number); }
    std::string operator()(double number) const { return number_text(number); }
    std::string operator()(planner::Vnd money) const { return std::to_string(money.amount); }
    std::string operator()(std::chrono::sys_days day) const { return day_text(day); }
};

} // namespace

std::string csv(const Table& table, Language language) {
    std::string file = "\xEF\xBB\xBF";
    const auto end_field = [&file](bool last) { file += last ? "\r\n" : ","; };
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        file += quoted(in(language, table.columns[column].heading));
        end_field(column + 1 == table.columns.size());
    }
    for (const auto& row : table.rows) {
        for (std::size_t column = 0; column < row.size(); ++column) {
            file += std::visit(FieldOf{}, row[column]);
            end_field(column + 1 == row.size());
        }
    }
    return file;
}

} // namespace rasoat::documents
