#include "planner/cli/arguments.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace rasoat::planner::cli {
namespace {

template <typename Number>
std::optional<Number> parsed(std::string_view text) {
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

} // namespace

Arguments::Arguments(std::span<const std::string_view> words, std::span<const std::string_view> flags) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (!words[i].starts_with("--")) {
            plain_.push_back(words[i]);
            continue;
        }
        if (std::find(flags.begin(), flags.end(), words[i]) == flags.end())
            throw UsageError(fmt::format("{} is not known here; known are: {}", words[i], fmt::join(flags, " ")));
        if (i + 1 == words.size()) throw UsageError(fmt::format("{} wants a value", words[i]));
        if (!values_.emplace(words[i], words[i + 1]).second)
            throw UsageError(fmt::format("{} is given twice", words[i]));
        ++i;
    }
}

std::optional<std::string_view> Arguments::text(std::string_view flag) const {
    const auto found = values_.find(flag);
    if (found == values_.end()) return std::nullopt;
    return found->second;
}

std::optional<std::uint64_t> Arguments::whole(std::string_view flag, std::uint64_t least, std::uint64_t most) const {
    const auto given = text(flag);
    if (!given) return std::nullopt;
    const auto value = parsed<std::uint64_t>(*given);
    if (!value || *value < least || *value > most)
        throw UsageError(fmt::format("{} {} is not a whole number from {} to {}", flag, *given, least, most));
    return value;
}

std::optional<double> Arguments::number(std::string_view flag, double least, double most) const {
    const auto given = text(flag);
    if (!given) return std::nullopt;
    const auto value = parsed<double>(*given);
    if (!value || !(*value >= least && *value <= most))
        throw UsageError(fmt::format("{} {} is not a number from {} to {}", flag, *given, least, most));
    return value;
}

} // namespace rasoat::planner::cli
