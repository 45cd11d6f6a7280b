#include "planner/files/json_writer.h"

#include <fmt/format.h>

#include <cmath>
#include <iterator>

namespace rasoat::planner {

void JsonWriter::separate() {
    if (after_key_) {
        after_key_ = false;
        return;
    }
    if (filled_.empty()) return;
    if (filled_.back()) text_ += ',';
    const bool on_a_line_of_its_own = filled_.size() <= 2;
    if (on_a_line_of_its_own) {
        text_ += '\n';
        text_.append(2 * filled_.size(), ' ');
    } else if (filled_.back()) {
        text_ += ' ';
    }
    filled_.back() = true;
}

void JsonWriter::begin_object() {
    separate();
    text_ += '{';
    filled_.push_back(false);
}

void JsonWriter::end_object() {
    const bool filled = filled_.back();
    filled_.pop_back();
    if (filled && filled_.size() < 2) text_.append(1, '\n').append(2 * filled_.size(), ' ');
    text_ += '}';
}

void JsonWriter::begin_list() {
    separate();
    text_ += '[';
    filled_.push_back(false);
}

void JsonWriter::end_list() {
    const bool filled = filled_.back();
    filled_.pop_back();
    if (filled && filled_.size() < 2) text_.append(1, '\n').append(2 * filled_.size(), ' ');
    text_ += ']';
}

void JsonWriter::key(std::string_view name) {
    value(name);
    text_ += ": ";
    after_key_ = true;
}

void JsonWriter::value(std::string_view text) {
    separate();
    text_ += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\')
            text_.append(1, '\\').append(1, c);
        else if (static_cast<unsigned char>(c) < 0x20)
            fmt::format_to(std::back_inserter(text_), "\\u{:04x}", static_cast<unsigned char>(c));
        else
            text_ += c;
    }
    text_ += '"';
}

void JsonWriter::value(std::int64_t number) {
    separate();
    fmt::format_to(std::back_inserter(text_), "{}", number);
}

void JsonWriter::value(double number) {
    separate();
    if (std::isfinite(number))
        fmt::format_to(std::back_inserter(text_), "{}", number);
    else
        text_ += "null";
}

void JsonWriter::value(bool truth) {
    separate();
    text_ += truth ? "true" : "false";
}

void JsonWriter::value(Day day) {
    const std::chrono::year_month_day date{day};
    value(std::string_view(fmt::format(
        "{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
        static_cast<unsigned>(date.day()))));
}

void JsonWriter::value(const Bilingual& text) {
    begin_object();
    field("vi", std::string_view(text.vi));
    field("en", std::string_view(text.en));
    end_object();
}

std::string JsonWriter::take() {
    text_ += '\n';
    return std::move(text_);
}

} // namespace rasoat::planner
