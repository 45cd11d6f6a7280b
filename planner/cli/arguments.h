#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace rasoat::planner::cli {

/// The command line is not understood; the message says what was expected.
struct UsageError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// What follows a command: `--flag value` pairs and plain words, in any order.
class Arguments {
public:
    /// Throws UsageError for a flag that is not among `flags`, comes twice or has no value.
    Arguments(std::span<const std::string_view> words, std::span<const std::string_view> flags);

    [[nodiscard]] const std::vector<std::string_view>& plain() const { return plain_; }
    [[nodiscard]] std::optional<std::string_view> text(std::string_view flag) const;
    /// Throws UsageError when it is not a whole number from `least` to `most`.
    [[nodiscard]] std::optional<std::uint64_t>
    whole(std::string_view flag, std::uint64_t least, std::uint64_t most) const;
    /// Throws UsageError when it is not a number from `least` to `most`.
    [[nodiscard]] std::optional<double> number(std::string_view flag, double least, double most) const;

private:
    std::vector<std::string_view> plain_;
    std::map<std::string_view, std::string_view> values_;
};

} // namespace rasoat::planner::cli
