#include "settings/data_quality_table.h"

#include "settings/toml_reader.h"

#include <array>
#include <string_view>
#include <utility>

namespace rasoat::settings {

namespace {

constexpr std::int64_t mebibytes_in_gibibyte = 1024;
constexpr std::int64_t gigabytes_in_terabyte = 1000;

constexpr auto kinds = std::to_array<std::pair<std::string_view, planner::MemoryKind>>({
    {"ddr2", planner::MemoryKind::ddr2},
    {"ddr3", planner::MemoryKind::ddr3},
    {"ddr4", planner::MemoryKind::ddr4},
    {"ddr5", planner::MemoryKind::ddr5},
});

void read_correct(const TomlReader& table, DataQualityRules& rules) {
    rules.memory_least = {table.integer("memory_least_mb", {1, 65'536})};
    rules.memory_most = {table.integer("memory_most_gb", {1, 65'536}) * mebibytes_in_gibibyte};
    rules.disk_least = {table.integer("disk_least_gb", {1, 1'000})};
    rules.disk_most = {table.integer("disk_most_tb", {1, 10'000}) * gigabytes_in_terabyte};
    rules.earliest_purchase = table.date("earliest_purchase");
    const auto modules = table.table("module_most_gb");
    for (const auto& [name, kind] : kinds)
        if (const auto most = modules.integer_if_set(name, {1, 65'536}))
            rules.module_most[kind] = {*most * mebibytes_in_gibibyte};
    modules.refuse_unknown_keys();
    table.refuse_unknown_keys();
}

} // namespace

DataQualityRules read_data_quality(const std::filesystem::path& config) {
    const auto root = read_toml(config / "data_quality.toml");
    DataQualityRules rules;
    read_correct(root.table("correct"), rules);
    const auto clean = root.table("clean");
    rules.shortest_serial = static_cast<std::size_t>(clean.integer("serial_least_characters", {1, 20}));
    clean.refuse_unknown_keys();
    const auto live = root.table("live");
    rules.silent_after = std::chrono::days(live.integer("silent_after_days", {1, 3650}));
    live.refuse_unknown_keys();
    const auto lag = root.table("lag");
    rules.good_share_least = static_cast<int>(lag.integer("good_share_least_percent", {0, 100}));
    lag.refuse_unknown_keys();
    root.refuse_unknown_keys();
    return rules;
}

} // namespace rasoat::settings
