#include "settings/processor_table.h"

#include "settings/csv_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <string_view>
#include <utility>

namespace rasoat::settings {

namespace {

constexpr IntegerRange score_range{1, 100'000};
constexpr IntegerRange core_range{1, 1024};
constexpr IntegerRange gigabyte_range{1, 16'384};

std::optional<int> small_number(std::string_view digits) {
    int number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
    return number;
}

/// "2017Q4", or "2013" where only the year is known.
std::optional<planner::FirstSale> first_sale(const CsvRow& row, std::size_t column) {
    const auto field = row.text_if_set(column);
    if (!field) return std::nullopt;
    const auto year = small_number(std::string_view(*field).substr(0, 4));
    if (year && *year >= 1990 && *year <= 2100) {
        if (field->size() == 4) return planner::FirstSale{{*year}, std::nullopt};
        const auto quarter = field->size() == 6 && (*field)[4] == 'Q' ? (*field)[5] - '0' : 0;
        if (quarter >= 1 && quarter <= 4) return planner::FirstSale{{*year}, quarter};
    }
    row.refuse(fmt::format("first_sold = \"{}\" is not a quarter (2017Q4) or a year (2017)", *field));
}

/// "DDR3+DDR4+LPDDR4"; LPDDR is soldered and so no module's kind.
std::vector<planner::MemoryKind> memory_kinds(const CsvRow& row, std::size_t column) {
    static const Choices<planner::MemoryKind> kinds{
        {"DDR2", planner::MemoryKind::ddr2},
        {"DDR3", planner::MemoryKind::ddr3},
        {"DDR4", planner::MemoryKind::ddr4},
        {"DDR5", planner::MemoryKind::ddr5}};
    std::vector<planner::MemoryKind> found;
    const auto field = row.text_if_set(column).value_or("");
    std::string_view rest = field;
    while (!rest.empty()) {
        const auto word = rest.substr(0, rest.find('+'));
        rest.remove_prefix(std::min(word.size() + 1, rest.size()));
        bool known = word.starts_with("LPDDR") || word == "DDR1";
        for (const auto& [name, kind] : kinds) {
            if (name != word) continue;
            found.push_back(kind);
            known = true;
        }
        if (!known) row.refuse(fmt::format("memory_kinds: \"{}\" is not DDR2 to DDR5 or LPDDR2 to LPDDR5", word));
    }
    return found;
}

bool yes(const CsvRow& row, std::size_t column, std::string_view name) {
    const auto field = row.text_if_set(column).value_or("no");
    if (field != "yes" && field != "no") row.refuse(fmt::format("{} = \"{}\" is not yes or no", name, field));
    return field == "yes";
}

std::optional<int> narrow(std::optional<std::int64_t> number) {
    return number ? std::optional(static_cast<int>(*number)) : std::nullopt;
}

planner::ProcessorRow processor_row(const CsvRow& row) {
    planner::ProcessorRow processor;
    processor.name = row.text(0, "name");
    if (const auto score = narrow(row.integer_if_set(1, "score", score_range))) processor.score = {*score};
    processor.score_estimated = yes(row, 2, "estimated");
    processor.cores = narrow(row.integer_if_set(3, "cores", core_range));
    processor.threads = narrow(row.integer_if_set(4, "threads", core_range));
    processor.first_sold = first_sale(row, 5);
    processor.memory_kinds = memory_kinds(row, 6);
    if (const auto gigabytes = row.integer_if_set(7, "memory_max_gb", gigabyte_range))
        processor.memory_maximum = {*gigabytes * 1024};
    return processor;
}

} // namespace

planner::ProcessorKnowledge read_processors(const std::filesystem::path& config) {
    const auto table = config / "processors.csv";
    std::vector<planner::ProcessorRow> rows;
    for (const auto& row : read_csv(
             table, {"name", "score", "estimated", "cores", "threads", "first_sold", "memory_kinds", "memory_max_gb"}))
        rows.push_back(processor_row(row));

    const auto list = config / "windows11_processors.csv";
    planner::Windows11Processors windows11;
    for (const auto& row : read_csv(list, {"listing", "name"})) {
        const auto& listing = row.text(0, "listing");
        if (listing == "listed")
            windows11.listed.push_back(row.text(1, "name"));
        else if (listing == "older_family")
            windows11.older_families.push_back(row.text(1, "name"));
        else
            row.refuse(fmt::format("listing = \"{}\" is not one of listed, older_family", listing));
    }
    try {
        return {std::move(rows), windows11};
    } catch (const planner::ContradictoryProcessors& contradiction) {
        throw SettingsError(
            fmt::format("{} with {}", table.generic_string(), list.generic_string()), 0, contradiction.what());
    }
}

} // namespace rasoat::settings
