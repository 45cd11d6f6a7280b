#include "server/planning/machine_table.h"

#include <algorithm>
#include <array>
#include <utility>

namespace rasoat::planning {
namespace {

using documents::Cell;
using documents::in;
using documents::Language;

Cell text_or_nothing(std::string text) {
    return text.empty() ? Cell{} : Cell{std::move(text)};
}

template <class Amount>
Cell count_or_nothing(const std::optional<Amount>& amount) {
    return amount ? Cell{std::int64_t{amount->count}} : Cell{};
}

template <class Value>
Cell value_or_nothing(const std::optional<Value>& value) {
    return value ? Cell{*value} : Cell{};
}

std::string disk_kind_text(const std::optional<planner::DiskKind>& kind) {
    if (!kind) return {};
    if (*kind == planner::DiskKind::hdd) return "HDD";
    return *kind == planner::DiskKind::ssd ? "SSD" : "NVMe";
}

Bilingual windows11_text(Windows11State state) {
    switch (state) {
    case Windows11State::ready:
        return {"sẵn sàng", "ready"};
    case Windows11State::switched_off:
        return {"chỉ cần bật", "only switched off"};
    case Windows11State::cannot:
        return {"không được", "cannot"};
    case Windows11State::unknown:
        break;
    }
    return {};
}

Bilingual verdict_text(MachineVerdict verdict) {
    switch (verdict) {
    case MachineVerdict::low:
        return {"chưa đáp ứng", "falls short"};
    case MachineVerdict::fit:
        return {"đáp ứng", "fit"};
    case MachineVerdict::unassigned:
        return {"chưa có vị trí", "no seat"};
    case MachineVerdict::unknown:
        break;
    }
    return {};
}

/// One column of the spreadsheet. `of`: the page's column that it belongs to; none: it stands in the whole table only.
struct Definition {
    std::optional<MachineColumn> of;
    Bilingual heading;
    int characters = 16;
    Cell (*cell)(const MachineRow& row, Language language) = nullptr;
};

using Row = MachineRow;

const std::array definitions{
    Definition{
        MachineColumn::machine,
        {"Tên máy", "Name"},
        18,
        [](const Row& row, Language) { return text_or_nothing(row.hostname); }},
    Definition{
        MachineColumn::machine,
        {"Kiểu máy", "Model"},
        28,
        [](const Row& row, Language) { return text_or_nothing(row.facts.name); }},
    Definition{
        MachineColumn::place,
        {"Đơn vị", "Unit"},
        26,
        [](const Row& row, Language) { return value_or_nothing(row.unit); }},
    Definition{
        MachineColumn::place,
        {"Vị trí", "Seat"},
        18,
        [](const Row& row, Language) { return row.seat ? text_or_nothing(row.seat->name) : Cell{}; }},
    Definition{
        MachineColumn::place,
        {"Công việc", "Work"},
        20,
        [](const Row& row, Language language) {
            return row.seat ? text_or_nothing(in(language, row.seat->role_name)) : Cell{};
        }},
    Definition{
        MachineColumn::score,
        {"Đánh giá", "Verdict"},
        20,
        [](const Row& row, Language language) { return text_or_nothing(in(language, verdict_text(row.verdict))); }},
    Definition{
        MachineColumn::score,
        {"Điểm", "Score"},
        8,
        [](const Row& row, Language) { return value_or_nothing(row.score); }},
    Definition{
        MachineColumn::processor,
        {"Bộ xử lý", "Processor"},
        34,
        [](const Row& row, Language) { return text_or_nothing(row.facts.processor.name); }},
    Definition{
        MachineColumn::memory,
        {"Bộ nhớ (MB)", "Memory (MB)"},
        10,
        [](const Row& row, Language) { return count_or_nothing(row.facts.memory.total); }},
    Definition{
        MachineColumn::disk,
        {"Loại ổ", "Disk kind"},
        8,
        [](const Row& row, Language) { return text_or_nothing(disk_kind_text(row.facts.disk.kind)); }},
    Definition{
        MachineColumn::disk,
        {"Ổ (GB)", "Disk (GB)"},
        8,
        [](const Row& row, Language) { return count_or_nothing(row.facts.disk.size); }},
    Definition{
        MachineColumn::system,
        {"Hệ điều hành", "Operating system"},
        30,
        [](const Row& row, Language) { return text_or_nothing(row.facts.operating_system.name); }},
    Definition{
        MachineColumn::system,
        {"Hết hỗ trợ", "Support ends"},
        12,
        [](const Row& row, Language) { return value_or_nothing(row.facts.operating_system.support_ends); }},
    Definition{
        MachineColumn::windows11,
        {"Windows 11", "Windows 11"},
        20,
        [](const Row& row, Language language) { return text_or_nothing(in(language, windows11_text(row.windows11))); }},
    Definition{
        MachineColumn::year,
        {"Năm", "Year"},
        8,
        [](const Row& row, Language) {
            const auto year = year_of(row.facts);
            return year ? Cell{std::int64_t{year->value}} : Cell{};
        }},
    Definition{
        std::nullopt,
        {"Ngày mua", "Purchased"},
        12,
        [](const Row& row, Language) { return value_or_nothing(row.facts.purchased); }},
    Definition{
        std::nullopt,
        {"Nguyên giá (đ)", "Price (VND)"},
        14,
        [](const Row& row, Language) { return value_or_nothing(row.facts.price); }},
    Definition{
        MachineColumn::reported,
        {"Báo cáo gần nhất", "Last report"},
        14,
        [](const Row& row, Language) {
            const auto seen = row.machine.reported_at;
            return seen ? Cell{std::chrono::floor<std::chrono::days>(*seen)} : Cell{};
        }},
};

std::vector<const Definition*> definitions_of(std::span<const MachineColumn> columns) {
    std::vector<const Definition*> chosen;
    if (columns.empty())
        for (const auto& definition : definitions)
            chosen.push_back(&definition);
    for (const auto column : columns)
        for (const auto& definition : definitions)
            if (definition.of == column) chosen.push_back(&definition);
    return chosen;
}

} // namespace

std::optional<MachineColumn> machine_column_named(std::string_view name) {
    constexpr auto names = std::to_array<std::pair<std::string_view, MachineColumn>>(
        {{"machine", MachineColumn::machine},
         {"place", MachineColumn::place},
         {"score", MachineColumn::score},
         {"processor", MachineColumn::processor},
         {"memory", MachineColumn::memory},
         {"disk", MachineColumn::disk},
         {"system", MachineColumn::system},
         {"windows11", MachineColumn::windows11},
         {"year", MachineColumn::year},
         {"reported", MachineColumn::reported}});
    const auto* const found = std::ranges::find_if(names, [&](const auto& one) { return one.first == name; });
    return found == names.end() ? std::nullopt : std::optional(found->second);
}

documents::Table
machine_table(const MachineList& list, std::span<const MachineColumn> columns, documents::Language language) {
    const auto chosen = definitions_of(columns);
    documents::Table table;
    table.title = {"Danh sách máy tính", "Machines"};
    for (const auto* definition : chosen)
        table.columns.push_back({definition->heading, definition->characters});
    table.rows.reserve(list.rows.size());
    for (const auto& row : list.rows) {
        auto& cells = table.rows.emplace_back();
        cells.reserve(chosen.size());
        for (const auto* definition : chosen)
            cells.push_back(definition->cell(row, language));
    }
    return table;
}

} // namespace rasoat::planning
