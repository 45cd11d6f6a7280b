#include "agent/delivery/key_value_file.h"

#include <algorithm>

namespace rasoat::delivery {

namespace {

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r");
    return first == std::string_view::npos ? std::string_view{}
                                           : text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

std::string listed(const std::vector<std::string_view>& words) {
    std::string list;
    for (const auto word : words)
        list.append(list.empty() ? "" : ", ").append(word);
    return list;
}

} // namespace

KeyValues
parse_key_values(std::string_view text, const std::string& name, const std::vector<std::string_view>& allowed) {
    KeyValues values;
    for (std::size_t number = 1; !text.empty(); ++number) {
        const auto end = std::min(text.find('\n'), text.size());
        const auto line = trimmed(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.empty() || line.front() == '#') continue;

        const auto where = name + ':' + std::to_string(number) + ": ";
        const auto equals = line.find('=');
        if (equals == std::string_view::npos) throw FileProblem(where + "expected a line of the form key = value");
        const auto key = trimmed(line.substr(0, equals));
        if (std::find(allowed.begin(), allowed.end(), key) == allowed.end())
            throw FileProblem(where + "unknown key '" + std::string(key) + "'; allowed are " + listed(allowed));
        if (!values.emplace(key, trimmed(line.substr(equals + 1))).second)
            throw FileProblem(where + std::string(key) + " is given twice; keep one of the lines");
    }
    return values;
}

std::string key_value_text(const KeyValues& values) {
    std::string text;
    for (const auto& [key, value] : values) {
        auto line = value;
        std::replace_if(
            line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
        text.append(key).append(" = ").append(line).append("\n");
    }
    return text;
}

std::string value_or_empty(const KeyValues& values, std::string_view key) {
    const auto found = values.find(key);
    return found == values.end() ? std::string{} : found->second;
}

} // namespace rasoat::delivery
