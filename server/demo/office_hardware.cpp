#include "server/demo/office_hardware.h"

#include "settings/csv_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <string_view>

namespace rasoat::demo {

namespace {

using settings::CsvRow;

constexpr settings::IntegerRange year_range{2000, 2100};
constexpr settings::IntegerRange millimetre_range{100, 2000};
constexpr settings::IntegerRange pixel_range{640, 10'000};
constexpr settings::IntegerRange memory_range{256, 1'048'576};

template <class Value>
Value named(const CsvRow& row, std::size_t column, std::string_view name, const settings::Choices<Value>& choices) {
    const auto& text = row.text(column, name);
    for (const auto& [known, value] : choices)
        if (known == text) return value;
    row.refuse(fmt::format("{} = \"{}\" is not known", name, text));
}

const settings::Choices<report::MachineKind> machine_kinds{
    {"desktop", report::MachineKind::desktop}, {"laptop", report::MachineKind::laptop}};

const settings::Choices<report::MemoryKind> memory_kinds{
    {"DDR2", report::MemoryKind::ddr2},     {"DDR3", report::MemoryKind::ddr3},
    {"DDR4", report::MemoryKind::ddr4},     {"DDR5", report::MemoryKind::ddr5},
    {"LPDDR3", report::MemoryKind::lpddr3}, {"LPDDR4", report::MemoryKind::lpddr4},
    {"LPDDR5", report::MemoryKind::lpddr5}};

const settings::Choices<report::DiskKind> disk_kinds{
    {"hdd", report::DiskKind::hdd}, {"ssd", report::DiskKind::ssd}, {"nvme", report::DiskKind::nvme}};

std::optional<int> whole(std::string_view digits) {
    int number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return error == std::errc{} && end == digits.data() + digits.size() ? std::optional(number) : std::nullopt;
}

std::vector<std::string> parts_of(std::string_view joined) {
    std::vector<std::string> parts;
    while (!joined.empty()) {
        const auto part = joined.substr(0, joined.find('+'));
        parts.emplace_back(part);
        joined.remove_prefix(std::min(part.size() + 1, joined.size()));
    }
    return parts;
}

/// "2017Q4"
std::chrono::sys_days quarter_start(const CsvRow& row, std::size_t column) {
    const auto& text = row.text(column, "first_sold");
    const auto year = whole(std::string_view(text).substr(0, 4));
    const auto quarter = text.size() == 6 && text[4] == 'Q' ? text[5] - '0' : 0;
    if (!year || quarter < 1 || quarter > 4) row.refuse(fmt::format("first_sold = \"{}\" is not a quarter", text));
    return std::chrono::year{*year} / (3 * quarter - 2) / 1;
}

/// "2018-01-25"
std::optional<std::chrono::sys_days> date_if_set(const CsvRow& row, std::size_t column) {
    const auto text = row.text_if_set(column);
    if (!text) return std::nullopt;
    if (text->size() == 10) {
        const auto year = whole(text->substr(0, 4));
        const auto month = whole(text->substr(5, 2));
        const auto day = whole(text->substr(8, 2));
        if (year && month && day) {
            const auto date = std::chrono::year{*year} / *month / *day;
            if (date.ok()) return date;
        }
    }
    row.refuse(fmt::format("\"{}\" is not a date like 2018-01-25", *text));
}

std::vector<report::Mebibytes> modules_of(const CsvRow& row, std::size_t column) {
    std::vector<report::Mebibytes> modules;
    for (const auto& part : parts_of(row.text(column, "modules_mb"))) {
        const auto size = whole(part);
        if (!size || *size < 1) row.refuse(fmt::format("modules_mb: \"{}\" is not a size in MB", part));
        modules.push_back({static_cast<std::uint64_t>(*size)});
    }
    return modules;
}

OfficeModel model_of(const CsvRow& row) {
    OfficeModel model;
    const auto count = [&](std::size_t column, std::string_view name, settings::IntegerRange range) {
        return static_cast<std::uint32_t>(row.integer(column, name, range));
    };
    model.maker = row.text(0, "maker");
    model.model = row.text(1, "model");
    model.kind = named(row, 2, "kind", machine_kinds);
    model.processor = row.text(3, "processor");
    model.cores = count(4, "cores", {1, 256});
    model.threads = count(5, "threads", {1, 512});
    model.first_sold = quarter_start(row, 6);
    model.memory_kind = named(row, 7, "memory_kind", memory_kinds);
    if (const auto speed = row.integer_if_set(8, "memory_mts", {100, 20'000}))
        model.memory_speed = report::MegatransfersPerSecond{static_cast<std::uint64_t>(*speed)};
    model.modules = modules_of(row, 9);
    model.slots = count(10, "slots", {1, 64});
    model.memory_maximum = {count(11, "memory_max_mb", memory_range)};
    model.soldered = row.text(12, "soldered") == "yes";
    model.form_factor = row.text_if_set(13);
    model.slot_names = parts_of(row.text_if_set(14).value_or(""));
    model.firmware_date = date_if_set(row, 15);
    model.seen = count(16, "seen", {1, 1'000'000});
    if (model.modules.size() > model.slots) row.refuse("has more modules than slots");
    if (!model.slot_names.empty() && model.slot_names.size() != model.slots)
        row.refuse("slot_names does not name every slot");
    return model;
}

OfficeDisk disk_of(const CsvRow& row) {
    OfficeDisk disk;
    disk.model = row.text(0, "model");
    disk.kind = named(row, 1, "kind", disk_kinds);
    if (const auto inches = row.text_if_set(2)) disk.inches = *inches == "3.5" ? 3.5 : 2.5;
    disk.size = {static_cast<std::uint64_t>(row.integer(3, "size_mb", {1, 100'000'000}))};
    disk.first_year = static_cast<int>(row.integer(4, "first_year", year_range));
    disk.last_year = static_cast<int>(row.integer(5, "last_year", year_range));
    return disk;
}

OfficeMonitor monitor_of(const CsvRow& row) {
    const auto count = [&](std::size_t column, std::string_view name, settings::IntegerRange range) {
        return static_cast<std::uint32_t>(row.integer(column, name, range));
    };
    OfficeMonitor monitor;
    monitor.beside = named(row, 0, "machine", machine_kinds);
    monitor.facts.maker = row.text(1, "maker");
    monitor.facts.model = row.text_if_set(2);
    monitor.facts.year = count(3, "year", year_range);
    monitor.facts.width = report::Millimetres{count(4, "width_mm", millimetre_range)};
    monitor.facts.height = report::Millimetres{count(5, "height_mm", millimetre_range)};
    monitor.facts.pixels_across = count(6, "pixels_across", pixel_range);
    monitor.facts.pixels_down = count(7, "pixels_down", pixel_range);
    return monitor;
}

} // namespace

OfficeHardware read_office_hardware(const std::filesystem::path& config) {
    OfficeHardware hardware;
    for (const auto& row : settings::read_csv(
             config / "demo/office_models.csv",
             {"maker", "model", "kind", "processor", "cores", "threads", "first_sold", "memory_kind", "memory_mts",
              "modules_mb", "slots", "memory_max_mb", "soldered", "form_factor", "slot_names", "firmware_date",
              "seen"}))
        hardware.models.push_back(model_of(row));
    for (const auto& row : settings::read_csv(
             config / "demo/disks.csv", {"model", "kind", "inches", "size_mb", "first_year", "last_year", "source"}))
        hardware.disks.push_back(disk_of(row));
    for (const auto& row : settings::read_csv(
             config / "demo/monitors.csv",
             {"machine", "maker", "model", "year", "width_mm", "height_mm", "pixels_across", "pixels_down"}))
        hardware.monitors.push_back(monitor_of(row));
    return hardware;
}

} // namespace rasoat::demo
