#include "agent/report/json_writer.h"

#include "agent/report/utf8.h"

#include <array>
#include <charconv>
#include <utility>

namespace rasoat::report {

void JsonWriter::separate() {
    if (!json_.empty() && json_.back() != '{' && json_.back() != '[' && json_.back() != ':') json_ += ',';
}

void JsonWriter::write_key(std::string_view key) {
    separate();
    write_string(key);
    json_ += ':';
}

void JsonWriter::write_string(std::string_view value) {
    constexpr std::string_view hex = "0123456789abcdef";
    json_ += '"';
    while (!value.empty()) {
        const auto length = utf8_sequence_length(value);
        const auto lead = static_cast<unsigned char>(value.front());
        if (length == 0) {
            json_ += "\xEF\xBF\xBD";
        } else if (lead == '"' || lead == '\\') {
            json_ += '\\';
            json_ += value.front();
        } else if (lead < 0x20 || lead == 0x7F) {
            json_ += "\\u00";
            json_ += hex[lead >> 4U];
            json_ += hex[lead & 0xFU];
        } else {
            json_ += value.substr(0, length);
        }
        value.remove_prefix(length == 0 ? 1 : length);
    }
    json_ += '"';
}

void JsonWriter::begin_object() {
    separate();
    json_ += '{';
}

void JsonWriter::begin_object(std::string_view key) {
    write_key(key);
    json_ += '{';
}

void JsonWriter::end_object() {
    json_ += '}';
}

void JsonWriter::begin_array(std::string_view key) {
    write_key(key);
    json_ += '[';
}

void JsonWriter::end_array() {
    json_ += ']';
}

void JsonWriter::text(std::string_view key, std::string_view value) {
    write_key(key);
    write_string(value);
}

void JsonWriter::text(std::string_view key, const std::optional<std::string>& value) {
    if (value) text(key, std::string_view(*value));
}

void JsonWriter::number(std::string_view key, std::uint64_t value) {
    write_key(key);
    write_digits(value);
}

void JsonWriter::write_digits(std::uint64_t value) {
    std::array<char, 20> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    json_.append(digits.data(), end);
}

void JsonWriter::integer(std::string_view key, std::int64_t value) {
    write_key(key);
    std::array<char, 20> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    json_.append(digits.data(), end);
}

void JsonWriter::null(std::string_view key) {
    write_key(key);
    json_ += "null";
}

void JsonWriter::boolean(std::string_view key, bool value) {
    write_key(key);
    json_ += value ? "true" : "false";
}

void JsonWriter::text_item(std::string_view value) {
    separate();
    write_string(value);
}

void JsonWriter::number_item(std::uint64_t value) {
    separate();
    write_digits(value);
}

std::string JsonWriter::take() {
    return std::exchange(json_, {});
}

} // namespace rasoat::report
