#include "agent/report/json_node.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace rasoat::report {

namespace {

std::string escaped(std::string_view key) {
    std::string result;
    for (const char c : key) {
        if (c == '~') {
            result += "~0";
        } else if (c == '/') {
            result += "~1";
        } else {
            result += c;
        }
    }
    return result;
}

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::string range(std::uint64_t most) {
    return "a whole number from 0 to " + std::to_string(most);
}

} // namespace

std::optional<JsonNode> JsonNode::member(std::string_view key) const {
    simdjson::dom::object members;
    if (element_.get(members) != simdjson::SUCCESS) refuse("an object");
    std::optional<JsonNode> found;
    for (const auto member : members) {
        if (member.key != key) continue;
        JsonNode node(member.value, this, key);
        if (found) node.refuse("the member only once");
        found = node;
    }
    if (found && found->element_.is_null()) found.reset();
    return found;
}

simdjson::dom::array JsonNode::array(std::size_t most) const {
    simdjson::dom::array items;
    if (element_.get(items) != simdjson::SUCCESS) refuse("an array");
    // The parser's own count saturates at 2^24 - 1, far above every limit.
    if (items.size() > most) refuse("at most " + std::to_string(most) + " items");
    return items;
}

std::size_t JsonNode::size(std::size_t most) const {
    return array(most).size();
}

std::string JsonNode::text() const {
    std::string_view value;
    if (element_.get(value) != simdjson::SUCCESS) {
        if (element_.is_number()) return simdjson::minify(element_);
        refuse("a text");
    }
    if (value.size() > longest_text) refuse("a text of at most " + std::to_string(longest_text) + " bytes");
    if (value.find('\0') != std::string_view::npos) refuse("a text without NUL");
    return std::string(value);
}

std::optional<std::uint64_t> JsonNode::number(std::uint64_t most) const {
    std::uint64_t value = 0;
    std::string_view digits;
    double real = 0;
    if (element_.get(digits) == simdjson::SUCCESS) {
        digits = trimmed(digits);
        if (digits.empty()) return std::nullopt;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (error != std::errc{} || end != digits.data() + digits.size()) refuse(range(most));
    } else if (element_.is_double() && element_.get(real) == simdjson::SUCCESS) {
        // 2^53: above it a double no longer tells one whole number from the next.
        if (!(real >= 0 && real <= 9007199254740992.0) || std::trunc(real) != real) refuse(range(most));
        value = static_cast<std::uint64_t>(real);
    } else if (element_.get(value) != simdjson::SUCCESS) {
        refuse(range(most));
    }
    if (value > most) refuse(range(most));
    return value;
}

bool JsonNode::boolean() const {
    bool value = false;
    if (element_.get(value) == simdjson::SUCCESS) return value;
    std::string_view word;
    std::uint64_t number = 0;
    if (element_.get(word) == simdjson::SUCCESS) {
        if (word == "1" || word == "true") return true;
        if (word == "0" || word == "false" || word.empty()) return false;
    } else if (element_.get(number) == simdjson::SUCCESS && number <= 1) {
        return number == 1;
    }
    refuse("true or false");
}

std::string JsonNode::pointer() const {
    if (parent_ == nullptr) return {};
    return parent_->pointer() + '/' + (key_.empty() ? std::to_string(index_) : escaped(key_));
}

void JsonNode::refuse(const std::string& expected) const {
    throw ReportRefused(pointer(), expected);
}

} // namespace rasoat::report
