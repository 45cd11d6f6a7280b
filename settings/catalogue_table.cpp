#include "settings/catalogue_table.h"

#include "settings/planner_choices.h"
#include "settings/toml_reader.h"

#include <fmt/format.h>

#include <map>
#include <set>

namespace rasoat::settings {

namespace {

constexpr IntegerRange price_range{1, 1'000'000'000};
constexpr IntegerRange disk_range{16, 16'384};

planner::CpuScore score_of(const TomlReader& table, const planner::ProcessorKnowledge& processors) {
    const auto name = table.text("processor");
    const auto facts = processors.facts_of(name);
    if (!facts.row || !facts.row->score)
        table.refuse("processor", fmt::format("= \"{}\" has no score in processors.csv", name));
    if (facts.windows11 != planner::Windows11Listing::listed)
        table.refuse(
            "processor",
            fmt::format("= \"{}\" is not listed in windows11_processors.csv; a new machine must run Windows 11", name));
    return *facts.row->score;
}

planner::CatalogueModel model_of(const TomlReader& table, const planner::ProcessorKnowledge& processors) {
    planner::CatalogueModel model;
    model.id = table.text("id");
    model.name = bilingual_name(table);
    model.kind = table.choice("kind", machine_kinds);
    model.price = {table.integer("price", price_range)};
    model.processor = score_of(table, processors);
    model.memory = {table.integer("memory_gb", {1, 1024}) * 1024};
    model.disk_kind = table.choice("disk_kind", disk_kinds);
    model.disk = {table.integer("disk_gb", disk_range)};
    model.monitors = static_cast<int>(table.integer_or("monitors", model.monitors, {0, 4}));
    model.service_years = static_cast<int>(table.integer_or("service_years", model.service_years, {1, 20}));
    table.refuse_unknown_keys();
    return model;
}

planner::MemoryPart memory_of(const TomlReader& table) {
    planner::MemoryPart part;
    part.id = table.text("id");
    part.name = bilingual_name(table);
    part.kind = table.choice("kind", memory_kinds);
    part.size = {table.integer("size_gb", {1, 256}) * 1024};
    part.price = {table.integer("price", price_range)};
    table.refuse_unknown_keys();
    return part;
}

planner::DiskPart disk_of(const TomlReader& table) {
    planner::DiskPart part;
    part.id = table.text("id");
    part.name = bilingual_name(table);
    part.kind = table.choice("kind", disk_kinds);
    part.size = {table.integer("size_gb", disk_range)};
    part.price = {table.integer("price", price_range)};
    table.refuse_unknown_keys();
    return part;
}

} // namespace

std::map<std::string, std::string> read_model_processors(const std::filesystem::path& config) {
    const auto root = read_toml(config / "catalogue.toml");
    std::map<std::string, std::string> names;
    for (const auto& table : root.tables("model"))
        names.emplace(table.text("id"), table.text("processor"));
    return names;
}

planner::Catalogue read_catalogue(const std::filesystem::path& config, const planner::ProcessorKnowledge& processors) {
    const auto root = read_toml(config / "catalogue.toml");
    planner::Catalogue catalogue;
    std::set<std::string> ids;
    const auto unused = [&](const TomlReader& table, const std::string& id) {
        if (!ids.insert(id).second) table.refuse("id", fmt::format("= \"{}\" is used twice", id));
    };
    catalogue.price_year = {static_cast<int>(root.integer("price_year", {2000, 2200}))};
    catalogue.source = root.text("source");
    catalogue.fitting = {root.integer("fitting", {0, price_range.most})};
    catalogue.operating_system = {root.integer("operating_system", {0, price_range.most})};
    for (const auto& table : root.tables("model")) {
        catalogue.models.push_back(model_of(table, processors));
        unused(table, catalogue.models.back().id);
    }
    for (const auto& table : root.tables("memory")) {
        catalogue.memory.push_back(memory_of(table));
        unused(table, catalogue.memory.back().id);
    }
    for (const auto& table : root.tables("disk")) {
        catalogue.disks.push_back(disk_of(table));
        unused(table, catalogue.disks.back().id);
    }
    root.refuse_unknown_keys();
    return catalogue;
}

} // namespace rasoat::settings
