#include "settings/roles_table.h"

#include "settings/planner_choices.h"
#include "settings/toml_reader.h"

#include <fmt/format.h>

#include <set>

namespace rasoat::settings {

namespace {

planner::Role role_of(const TomlReader& table) {
    planner::Role role;
    role.id = table.text("id");
    role.name = bilingual_name(table);
    role.memory = {table.integer("memory_gb", {1, 1024}) * 1024};
    role.processor = {static_cast<int>(table.integer("cpu_score", {1, 100'000}))};
    role.needs_ssd = table.boolean_or("ssd", role.needs_ssd);
    role.disk = {table.integer("disk_gb", {16, 16'384})};
    role.monitors = static_cast<int>(table.integer_or("monitors", role.monitors, {1, 4}));
    if (table.has("kind")) role.kind = table.choice("kind", machine_kinds);
    role.weight = table.real_or("weight", role.weight, {0.1, 10});
    role.norm_position = table.text_or("norm_position", "");
    table.refuse_unknown_keys();
    return role;
}

} // namespace

std::vector<planner::Role> read_roles(const std::filesystem::path& config) {
    const auto root = read_toml(config / "roles.toml");
    std::vector<planner::Role> roles;
    std::set<std::string> ids;
    for (const auto& table : root.tables("role")) {
        roles.push_back(role_of(table));
        if (!ids.insert(roles.back().id).second)
            table.refuse("id", fmt::format("= \"{}\" is used twice", roles.back().id));
    }
    root.refuse_unknown_keys();
    if (roles.empty()) throw SettingsError(root.file(), 0, "names no role; at least one [[role]] is needed");
    return roles;
}

} // namespace rasoat::settings
