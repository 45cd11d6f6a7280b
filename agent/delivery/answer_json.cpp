#include "agent/delivery/answer_json.h"

#include "agent/report/utf8.h"

#include <charconv>
#include <cmath>

namespace rasoat::delivery {

namespace {

constexpr int deepest_nesting = 8;

/// A place in the document. Every function takes what it names from the front, or returns false or none.
class Cursor {
public:
    explicit Cursor(std::string_view json) : rest_(json) {}

    [[nodiscard]] bool at_end() const { return rest_.empty(); }

    /// The character at the front, NUL at the end.
    [[nodiscard]] char next() const { return rest_.empty() ? '\0' : rest_.front(); }

    void skip_space() {
        const auto first = rest_.find_first_not_of(" \t\r\n");
        rest_.remove_prefix(first == std::string_view::npos ? rest_.size() : first);
    }

    bool take(std::string_view literal) {
        if (rest_.substr(0, literal.size()) != literal) return false;
        rest_.remove_prefix(literal.size());
        return true;
    }

    std::optional<std::string> take_string() {
        if (!take("\"")) return std::nullopt;
        std::string text;
        for (;;) {
            if (rest_.empty() || static_cast<unsigned char>(rest_.front()) < 0x20) return std::nullopt;
            if (take("\"")) return text;
            if (take("\\")) {
                if (!take_escape(text)) return std::nullopt;
                continue;
            }
            const auto length = report::utf8_sequence_length(rest_);
            if (length == 0) return std::nullopt;
            text += rest_.substr(0, length);
            rest_.remove_prefix(length);
        }
    }

    std::optional<double> take_number() {
        const auto length = number_length();
        if (length == 0) return std::nullopt;
        double value = 0;
        const auto error = std::from_chars(rest_.data(), rest_.data() + length, value).ec;
        rest_.remove_prefix(length);
        return error == std::errc{} && std::isfinite(value) ? std::optional(value) : std::nullopt;
    }

    /// Any value, passed over.
    bool skip_value(int depth) {
        if (depth > deepest_nesting || rest_.empty()) return false;
        switch (rest_.front()) {
        case '{':
            return skip_members('}', depth, true);
        case '[':
            return skip_members(']', depth, false);
        case '"':
            return take_string().has_value();
        case 't':
            return take("true");
        case 'f':
            return take("false");
        case 'n':
            return take("null");
        default:
            return take_number().has_value();
        }
    }

private:
    bool skip_members(char end, int depth, bool with_keys) {
        rest_.remove_prefix(1);
        skip_space();
        if (take({&end, 1})) return true;
        for (;;) {
            skip_space();
            if (with_keys) {
                if (!take_string()) return false;
                skip_space();
                if (!take(":")) return false;
                skip_space();
            }
            if (!skip_value(depth + 1)) return false;
            skip_space();
            if (take({&end, 1})) return true;
            if (!take(",")) return false;
        }
    }

    [[nodiscard]] std::size_t number_length() const {
        std::size_t at = 0;
        const auto digits = [&] {
            const auto first = at;
            while (at < rest_.size() && rest_[at] >= '0' && rest_[at] <= '9')
                ++at;
            return at - first;
        };
        const auto is = [&](char c) { return at < rest_.size() && rest_[at] == c; };
        if (is('-')) ++at;
        const bool leading_zero = is('0');
        const auto whole = digits();
        if (whole == 0 || (leading_zero && whole > 1)) return 0;
        if (is('.')) {
            ++at;
            if (digits() == 0) return 0;
        }
        if (is('e') || is('E')) {
            ++at;
            if (is('+') || is('-')) ++at;
            if (digits() == 0) return 0;
        }
        return at;
    }

    std::optional<unsigned> take_hex4() {
        if (rest_.size() < 4) return std::nullopt;
        unsigned value = 0;
        const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + 4, value, 16);
        if (error != std::errc{} || end != rest_.data() + 4) return std::nullopt;
        rest_.remove_prefix(4);
        return value;
    }

    bool take_escape(std::string& text) {
        constexpr std::string_view names = "\"\\/bfnrt";
        constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
        if (take("u")) return take_code_point(text);
        const auto which = rest_.empty() ? std::string_view::npos : names.find(rest_.front());
        if (which == std::string_view::npos) return false;
        text += meanings[which];
        rest_.remove_prefix(1);
        return true;
    }

    bool take_code_point(std::string& text) {
        auto code = take_hex4();
        if (!code || (*code >= 0xDC00 && *code <= 0xDFFF)) return false;
        if (*code >= 0xD800 && *code <= 0xDBFF) {
            if (!take("\\u")) return false;
            const auto low = take_hex4();
            if (!low || *low < 0xDC00 || *low > 0xDFFF) return false;
            code = 0x10000U + ((*code - 0xD800U) << 10U) + (*low - 0xDC00U);
        }
        report::append_utf8(text, static_cast<char32_t>(*code));
        return true;
    }

    std::string_view rest_;
};

/// One value: a text or number is kept, anything else is passed over.
std::optional<AnswerMembers::mapped_type> take_value(Cursor& cursor) {
    if (cursor.next() == '"') {
        if (auto text = cursor.take_string()) return *std::move(text);
        return std::nullopt;
    }
    if (cursor.next() == '-' || (cursor.next() >= '0' && cursor.next() <= '9')) {
        if (const auto number = cursor.take_number()) return *number;
        return std::nullopt;
    }
    return cursor.skip_value(2) ? std::optional(AnswerMembers::mapped_type(std::monostate{})) : std::nullopt;
}

/// The members after the opening brace, and the closing one.
std::optional<AnswerMembers> take_members(Cursor& cursor) {
    AnswerMembers members;
    cursor.skip_space();
    if (cursor.take("}")) return members;
    for (;;) {
        cursor.skip_space();
        auto key = cursor.take_string();
        if (!key) return std::nullopt;
        cursor.skip_space();
        if (!cursor.take(":")) return std::nullopt;
        cursor.skip_space();
        auto value = take_value(cursor);
        if (!value || !members.emplace(*std::move(key), *std::move(value)).second) return std::nullopt;
        cursor.skip_space();
        if (cursor.take("}")) return members;
        if (!cursor.take(",")) return std::nullopt;
    }
}

template <class Value>
std::optional<Value> member(const AnswerMembers& members, std::string_view key) {
    const auto found = members.find(key);
    const auto* value = found == members.end() ? nullptr : std::get_if<Value>(&found->second);
    return value == nullptr ? std::nullopt : std::optional(*value);
}

} // namespace

std::optional<AnswerMembers> read_answer(std::string_view json) {
    if (json.size() > largest_answer) return std::nullopt;
    Cursor cursor(json);
    cursor.skip_space();
    if (!cursor.take("{")) return std::nullopt;
    auto members = take_members(cursor);
    cursor.skip_space();
    return cursor.at_end() ? members : std::nullopt;
}

std::optional<std::string> text_member(const AnswerMembers& members, std::string_view key) {
    return member<std::string>(members, key);
}

std::optional<double> number_member(const AnswerMembers& members, std::string_view key) {
    return member<double>(members, key);
}

} // namespace rasoat::delivery
