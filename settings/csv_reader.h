#pragma once

#include "settings/settings_error.h"
#include "settings/toml_reader.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Strict reading of the tables of config/: RFC 4180 with a heading row; lines that start with # are comments.
namespace rasoat::settings {

/// One row; every refusal names file, line and column. Fields are trimmed of spaces.
class CsvRow {
public:
    CsvRow(std::string file, std::uint32_t line, std::vector<std::string> fields);

    /// A field that must not be empty.
    [[nodiscard]] const std::string& text(std::size_t column, std::string_view name) const;
    /// None where the field is empty.
    [[nodiscard]] std::optional<std::string> text_if_set(std::size_t column) const;
    [[nodiscard]] std::int64_t integer(std::size_t column, std::string_view name, IntegerRange range) const;
    [[nodiscard]] std::optional<std::int64_t>
    integer_if_set(std::size_t column, std::string_view name, IntegerRange range) const;
    [[noreturn]] void refuse(std::string_view what) const;

private:
    std::string file_;
    std::uint32_t line_;
    std::vector<std::string> fields_;
};

/// The rows of a table whose heading row must be exactly `columns`. Throws SettingsError.
[[nodiscard]] std::vector<CsvRow>
parse_csv(std::string_view text, std::string_view file, const std::vector<std::string>& columns);
[[nodiscard]] std::vector<CsvRow> read_csv(const std::filesystem::path& path, const std::vector<std::string>& columns);

} // namespace rasoat::settings
