#pragma once

#include <cstddef>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace rasoat::delivery {

/// A file that can't be used as it is; `what()` says which file and line, what is wrong and what is allowed.
class FileProblem : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

using KeyValues = std::map<std::string, std::string, std::less<>>;

/// Lines of `key = value`; blank lines and lines that begin with # mean nothing. `name` is for messages.
/// Throws FileProblem for a line of another form, a key that is not in `allowed`, and a key given twice.
[[nodiscard]] KeyValues
parse_key_values(std::string_view text, const std::string& name, const std::vector<std::string_view>& allowed);

/// The text that parses to `values`. Line breaks in a value become spaces.
[[nodiscard]] std::string key_value_text(const KeyValues& values);

/// The value of `key`, empty where it is missing.
[[nodiscard]] std::string value_or_empty(const KeyValues& values, std::string_view key);

} // namespace rasoat::delivery
