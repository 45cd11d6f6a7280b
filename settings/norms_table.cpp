#include "settings/norms_table.h"

#include "settings/planner_choices.h"
#include "settings/toml_reader.h"

namespace rasoat::settings {

namespace {

Norm norm_of(const TomlReader& table) {
    Norm norm;
    norm.position = table.text("position");
    norm.name = bilingual_name(table);
    norm.kind = table.choice("kind", machine_kinds);
    norm.price_ceiling = {table.integer("price_ceiling", {1, 1'000'000'000})};
    norm.decision = table.text("decision");
    norm.valid_from = table.date("valid_from");
    norm.valid_to = table.date_if_set("valid_to");
    if (norm.valid_to && *norm.valid_to < norm.valid_from) table.refuse("valid_to", "is before valid_from");
    norm.confirmed = table.boolean("confirmed");
    norm.source = table.text_if_set("source");
    if (norm.confirmed && !norm.source) table.refuse("confirmed", "= true needs a source");
    table.refuse_unknown_keys();
    return norm;
}

planner::Year year_of(std::chrono::sys_days day) {
    return {static_cast<int>(std::chrono::year_month_day(day).year())};
}

bool ends_a_year(std::chrono::sys_days day) {
    return year_of(day + std::chrono::days(1)) != year_of(day);
}

} // namespace

std::vector<Norm> read_norms(const std::filesystem::path& config) {
    const auto root = read_toml(config / "norms.toml");
    std::vector<Norm> norms;
    for (const auto& table : root.tables("norm"))
        norms.push_back(norm_of(table));
    root.refuse_unknown_keys();
    return norms;
}

std::vector<planner::PriceCeiling> price_ceilings(const std::vector<Norm>& norms) {
    std::vector<planner::PriceCeiling> ceilings;
    for (const auto& norm : norms) {
        planner::PriceCeiling ceiling{
            norm.position, norm.kind, norm.price_ceiling, norm.decision, year_of(norm.valid_from), std::nullopt};
        if (norm.valid_to) ceiling.valid_to = year_of(*norm.valid_to) + (ends_a_year(*norm.valid_to) ? 0 : -1);
        ceilings.push_back(std::move(ceiling));
    }
    return ceilings;
}

} // namespace rasoat::settings
