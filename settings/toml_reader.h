#pragma once

#include "settings/settings_error.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Strict reading of TOML: every key is known, of one type and within a range, or the file is refused with its line.
///
///     const auto root = read_toml("config/server.toml");
///     const auto listen = root.table("listen");
///     const auto port = listen.integer("port", {1, 65535});
///     const auto host = listen.text_or("host", "0.0.0.0");
///     listen.refuse_unknown_keys(); // says "prot is not a known key; did you mean port?"
///     root.refuse_unknown_keys();
namespace rasoat::settings {

/// What a whole number may be, both ends included.
struct IntegerRange {
    std::int64_t least = std::numeric_limits<std::int64_t>::min();
    std::int64_t most = std::numeric_limits<std::int64_t>::max();
};

/// What a real number may be, both ends included.
struct RealRange {
    double least = std::numeric_limits<double>::lowest();
    double most = std::numeric_limits<double>::max();
};

/// The names that a setting may take, and what each stands for.
template <class Value>
using Choices = std::vector<std::pair<std::string_view, Value>>;

/// One table of a TOML file. Reading a key makes it known; refuse_unknown_keys() then refuses all others. Copies share
/// what is known. Every member throws SettingsError with file and line when a key is missing (those without `_or` or
/// `_if_set`), of another type or out of range.
class TomlReader {
public:
    [[nodiscard]] std::int64_t integer(std::string_view key, IntegerRange range = {}) const;
    [[nodiscard]] std::int64_t integer_or(std::string_view key, std::int64_t otherwise, IntegerRange range = {}) const;
    [[nodiscard]] std::optional<std::int64_t> integer_if_set(std::string_view key, IntegerRange range = {}) const;

    /// A real number; a whole one is taken too.
    [[nodiscard]] double real(std::string_view key, RealRange range = {}) const;
    [[nodiscard]] double real_or(std::string_view key, double otherwise, RealRange range = {}) const;
    [[nodiscard]] std::optional<double> real_if_set(std::string_view key, RealRange range = {}) const;

    [[nodiscard]] bool boolean(std::string_view key) const;
    [[nodiscard]] bool boolean_or(std::string_view key, bool otherwise) const;

    /// A text that is not empty.
    [[nodiscard]] std::string text(std::string_view key) const;
    [[nodiscard]] std::string text_or(std::string_view key, std::string otherwise) const;
    /// None where the key is absent or its text is empty.
    [[nodiscard]] std::optional<std::string> text_if_set(std::string_view key) const;

    /// A local date, written without quotes: 2025-07-01.
    [[nodiscard]] std::chrono::sys_days date(std::string_view key) const;
    [[nodiscard]] std::optional<std::chrono::sys_days> date_if_set(std::string_view key) const;

    /// A list of texts, each not empty; an absent list is an empty one.
    [[nodiscard]] std::vector<std::string> texts(std::string_view key) const;
    /// A list of whole numbers within the range; an absent list is an empty one.
    [[nodiscard]] std::vector<std::int64_t> integers(std::string_view key, IntegerRange range = {}) const;

    /// One of the given names: `level = "loud" is not one of debug, info, error`.
    template <class Value>
    [[nodiscard]] Value choice(std::string_view key, const Choices<Value>& choices) const {
        return choices[position_of(key, text(key), names_of(choices))].second;
    }
    template <class Value>
    [[nodiscard]] Value choice_or(std::string_view key, Value otherwise, const Choices<Value>& choices) const {
        const auto named = text_if_set(key);
        return named ? choices[position_of(key, *named, names_of(choices))].second : otherwise;
    }

    /// The table below `key`, which must be there.
    [[nodiscard]] TomlReader table(std::string_view key) const;
    [[nodiscard]] std::optional<TomlReader> table_if_set(std::string_view key) const;
    /// The tables written [[key]], in the file's order; none where the key is absent.
    [[nodiscard]] std::vector<TomlReader> tables(std::string_view key) const;
    /// The tables [key.NAME] with their names, in the file's order; none where the key is absent.
    [[nodiscard]] std::vector<std::pair<std::string, TomlReader>> named_tables(std::string_view key) const;

    [[nodiscard]] bool has(std::string_view key) const;

    /// Throws SettingsError at the first key of this table that nobody asked for, with the nearest known one. Call it
    /// when every key has been read; tables below have to be asked themselves.
    void refuse_unknown_keys() const;

    /// Refuses a value that has the right type but does not make sense: throws `FILE:LINE: key reason`.
    [[noreturn]] void refuse(std::string_view key, std::string_view reason) const;

    /// The file's name as given, and the line on which this table starts.
    [[nodiscard]] const std::string& file() const;
    [[nodiscard]] std::uint32_t line() const;

private:
    struct Source;
    explicit TomlReader(std::shared_ptr<Source> source) : source_(std::move(source)) {}

    template <class Value>
    static std::vector<std::string> names_of(const Choices<Value>& choices) {
        std::vector<std::string> names;
        for (const auto& [name, value] : choices)
            names.emplace_back(name);
        return names;
    }
    [[nodiscard]] std::size_t
    position_of(std::string_view key, std::string_view named, std::span<const std::string> names) const;

    std::shared_ptr<Source> source_;

    friend TomlReader parse_toml(std::string_view text, std::string_view file);
};

/// Reads a file whole. Throws SettingsError when it cannot be read or is not TOML.
[[nodiscard]] TomlReader read_toml(const std::filesystem::path& path);

/// Reads TOML that is in memory; `file` is what messages call it.
[[nodiscard]] TomlReader parse_toml(std::string_view text, std::string_view file);

} // namespace rasoat::settings
