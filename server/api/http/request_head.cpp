#include "server/api/http/request_head.h"

#include <algorithm>

namespace rasoat::http {

namespace {

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool same_name(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

/// Takes what stands before the next `separator` off the front of `rest`.
std::string_view next_part(std::string_view& rest, char separator) {
    const auto end = rest.find(separator);
    const auto part = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    return part;
}

std::optional<unsigned> hex_digit(char c) {
    if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
    if (lower(c) >= 'a' && lower(c) <= 'f') return static_cast<unsigned>(lower(c) - 'a') + 10;
    return std::nullopt;
}

} // namespace

std::optional<std::string_view> RequestHead::field(std::string_view name) const {
    for (const auto& [key, value] : fields)
        if (same_name(key, name)) return value;
    return std::nullopt;
}

std::string RequestHead::media_type() const {
    auto rest = field("Content-Type").value_or("");
    std::string type(trimmed(next_part(rest, ';')));
    std::transform(type.begin(), type.end(), type.begin(), lower);
    return type;
}

std::optional<std::string_view> RequestHead::cookie(std::string_view name) const {
    auto rest = field("Cookie").value_or("");
    while (!rest.empty()) {
        auto pair = trimmed(next_part(rest, ';'));
        if (next_part(pair, '=') == name) return pair;
    }
    return std::nullopt;
}

bool RequestHead::takes_gzip() const {
    auto rest = field("Accept-Encoding").value_or("");
    while (!rest.empty()) {
        auto coding = next_part(rest, ',');
        if (trimmed(next_part(coding, ';')) == "gzip") return trimmed(coding) != "q=0";
    }
    return false;
}

std::optional<std::string> percent_decoded(std::string_view text, PlusSign plus) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\0') return std::nullopt;
        if (text[i] == '+' && plus == PlusSign::space) {
            result += ' ';
        } else if (text[i] != '%') {
            result += text[i];
        } else {
            if (i + 2 >= text.size()) return std::nullopt;
            const auto high = hex_digit(text[i + 1]);
            const auto low = hex_digit(text[i + 2]);
            if (!high || !low || (*high == 0 && *low == 0)) return std::nullopt;
            result += static_cast<char>(*high * 16 + *low);
            i += 2;
        }
    }
    return result;
}

std::optional<Target> parsed_target(std::string_view target) {
    if (target.empty() || target.front() != '/') return std::nullopt;
    auto query = target.substr(0, target.find('#'));
    const auto path = percent_decoded(next_part(query, '?'), PlusSign::literal);
    if (!path) return std::nullopt;
    Target result{*path, {}};
    while (!query.empty()) {
        auto value = next_part(query, '&');
        if (value.empty()) continue;
        auto name = percent_decoded(next_part(value, '='), PlusSign::space);
        auto decoded = percent_decoded(value, PlusSign::space);
        if (!name || !decoded) return std::nullopt;
        result.query.emplace_back(std::move(*name), std::move(*decoded));
    }
    return result;
}

} // namespace rasoat::http
