#pragma once

#include "agent/report/foreign_facts.h"
#include "agent/report/json_node.h"
#include "agent/report/wire_names.h"

#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

/// The fields of a document's objects as the report's types. Whatever is wrong with one is refused by its pointer.
namespace rasoat::report {

/// By whom the document was written, which says how far its words are to be trusted.
enum class Origin { our_agent, another_agent };

/// Texts of a document, by the trust in its origin.
struct FieldReader {
    Origin origin;

    [[nodiscard]] Text text(const JsonNode& object, std::string_view key) const {
        const auto node = object.member(key);
        if (!node) return std::nullopt;
        auto value = node->text();
        if (origin == Origin::another_agent) return cleaned(std::move(value));
        return value.empty() ? std::nullopt : Text(std::move(value));
    }

    /// A name that may be missing, but is a plain string in the report.
    [[nodiscard]] std::string name(const JsonNode& object, std::string_view key) const {
        return text(object, key).value_or(std::string{});
    }
};

/// A whole number; none where it is missing.
inline std::optional<std::uint64_t> number(const JsonNode& object, std::string_view key, std::uint64_t most) {
    const auto node = object.member(key);
    return node ? node->number(most) : std::nullopt;
}

/// As number(); zero is how agents write that they do not know.
inline std::optional<std::uint64_t> positive(const JsonNode& object, std::string_view key, std::uint64_t most) {
    const auto value = number(object, key, most);
    return value && *value == 0 ? std::nullopt : value;
}

inline std::optional<std::uint32_t> narrow(std::optional<std::uint64_t> value) {
    return value ? std::optional(static_cast<std::uint32_t>(*value)) : std::nullopt;
}

template <class Unit>
std::optional<Unit> quantity(std::optional<std::uint64_t> count) {
    return count ? std::optional(Unit{*count}) : std::nullopt;
}

/// A number in a field that the format declares as text: "1600 MT/s" is 1600, "Unknown" and "-1" are absent.
inline std::optional<std::uint64_t> leading_number(const JsonNode& object, std::string_view key, std::uint64_t most) {
    const auto node = object.member(key);
    if (!node) return std::nullopt;
    const auto value = node->text();
    std::uint64_t count = 0;
    const auto error = std::from_chars(value.data(), value.data() + value.size(), count).ec;
    if (error == std::errc::invalid_argument) return std::nullopt;
    if (error != std::errc{} || count > most) node->refuse("a number from 0 to " + std::to_string(most));
    return count;
}

/// False where it is missing.
inline bool flag(const JsonNode& object, std::string_view key) {
    const auto node = object.member(key);
    return node && node->boolean();
}

/// None where it is missing.
inline std::optional<bool> known(const JsonNode& object, std::string_view key) {
    const auto node = object.member(key);
    return node ? std::optional(node->boolean()) : std::nullopt;
}

/// A word of our own vocabulary: any other is refused.
template <class Enum>
std::optional<Enum> word(const JsonNode& object, std::string_view key) {
    const auto node = object.member(key);
    if (!node) return std::nullopt;
    const auto value = named<Enum>(node->text());
    if (value) return value;
    std::string expected = "one of";
    for (const auto& [candidate, name] : wire_names<Enum>)
        expected.append(" ").append(name);
    node->refuse(expected);
}

} // namespace rasoat::report
