#include "server/planning/scenarios.h"

#include "server/access/audit_trail.h"
#include "server/planning/plan_settings_json.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace rasoat::planning {
namespace {

Scenario with_last_plan(store::Scenario kept, store::Reader& reader) {
    Scenario scenario;
    scenario.id = kept.id;
    scenario.name = std::move(kept.name);
    scenario.version = kept.version;
    scenario.settings = settings_from_json(kept.settings);
    scenario.made_at = kept.made_at;
    scenario.made_by = std::move(kept.made_by);
    scenario.changed_at = kept.changed_at;
    scenario.changed_by = std::move(kept.changed_by);
    scenario.removed = kept.removed;
    scenario.last_plan = reader.latest_plan_of(kept.id);
    return scenario;
}

void record(
    store::Transaction& transaction, const store::Scenario& scenario, std::string_view action, std::string_view detail,
    const Author& author) {
    access::record(
        transaction, author.name, action, "scenario " + store::to_string(scenario.id),
        fmt::format("{}{}{}", scenario.name, detail.empty() ? "" : ": ", detail), author.now);
}

/// What the trail says of a change: the members that are not as before. Settings are many; their names suffice.
std::string changed_members(const store::Scenario& before, const ScenarioText& after) {
    std::vector<std::string> parts;
    if (before.name != after.name) parts.push_back(fmt::format("name was {}", before.name));
    const auto was = settings_from_json(before.settings);
    const auto& is = after.settings;
    const auto note = [&](bool same, const char* member) {
        if (!same) parts.emplace_back(member);
    };
    note(was.first_year == is.first_year && was.years == is.years, "years");
    note(was.horizon_years == is.horizon_years, "horizon_years");
    note(was.budget == is.budget, "budget");
    note(was.fund_amounts == is.fund_amounts, "fund_amounts");
    note(was.price_growth == is.price_growth, "price_change_percent");
    note(was.minimum_replacement_age == is.minimum_replacement_age, "minimum_replacement_age");
    note(was.cascade == is.cascade && was.moving_cost == is.moving_cost, "cascade");
    note(was.coverage == is.coverage, "coverage");
    note(was.equal_treatment == is.equal_treatment, "equal_treatment");
    note(was.lots == is.lots, "lots");
    note(was.reserve == is.reserve, "reserve_percent");
    note(was.carry_over == is.carry_over, "carry_over");
    note(was.half_hours_a_day == is.half_hours_a_day, "half_hours_a_day");
    note(was.locks == is.locks, "locks");
    return fmt::format("{}", fmt::join(parts, ", "));
}

void put(store::Transaction& transaction, store::Scenario& scenario, const Author& author) {
    ++scenario.version;
    scenario.changed_at = author.now;
    scenario.changed_by = author.name;
    transaction.put_scenario(scenario);
}

void refuse_if_superseded(const store::Scenario& present, std::int64_t read) {
    if (present.version != read || present.removed) throw ScenarioSuperseded(present);
}

} // namespace

std::vector<Scenario> scenarios(store::Reader& reader, bool removed) {
    std::vector<Scenario> found;
    for (auto& scenario : reader.scenarios())
        if (scenario.removed == removed) found.push_back(with_last_plan(std::move(scenario), reader));
    std::ranges::stable_sort(found, std::ranges::greater{}, &Scenario::changed_at);
    return found;
}

std::optional<Scenario> scenario_by_id(store::Reader& reader, store::ScenarioId id) {
    auto scenario = reader.scenario(id);
    return scenario ? std::optional(with_last_plan(*std::move(scenario), reader)) : std::nullopt;
}

store::ScenarioId add_scenario(store::Store& store, const ScenarioText& text, const Author& author) {
    return store.write([&](store::Transaction& transaction) {
        store::Scenario scenario;
        scenario.name = text.name;
        scenario.made_at = scenario.changed_at = author.now;
        scenario.made_by = scenario.changed_by = author.name;
        scenario.settings = to_json(text.settings);
        scenario.id = transaction.add_scenario(scenario);
        record(transaction, scenario, "add-scenario", {}, author);
        return scenario.id;
    });
}

std::optional<Scenario> change_scenario(
    store::Store& store, store::ScenarioId id, std::int64_t read, const ScenarioText& text, const Author& author) {
    return store.write([&](store::Transaction& transaction) -> std::optional<Scenario> {
        auto scenario = transaction.scenario(id);
        if (!scenario) return std::nullopt;
        refuse_if_superseded(*scenario, read);
        const auto detail = changed_members(*scenario, text);
        if (!detail.empty()) {
            scenario->name = text.name;
            scenario->settings = to_json(text.settings);
            put(transaction, *scenario, author);
            record(transaction, *scenario, "change-scenario", detail, author);
        }
        return with_last_plan(*std::move(scenario), transaction);
    });
}

bool remove_scenario(store::Store& store, store::ScenarioId id, std::int64_t read, const Author& author) {
    return store.write([&](store::Transaction& transaction) {
        auto scenario = transaction.scenario(id);
        if (!scenario) return false;
        refuse_if_superseded(*scenario, read);
        scenario->removed = true;
        put(transaction, *scenario, author);
        record(transaction, *scenario, "remove-scenario", {}, author);
        return true;
    });
}

std::optional<Scenario> restore_scenario(store::Store& store, store::ScenarioId id, const Author& author) {
    return store.write([&](store::Transaction& transaction) -> std::optional<Scenario> {
        auto scenario = transaction.scenario(id);
        if (!scenario) return std::nullopt;
        if (scenario->removed) {
            scenario->removed = false;
            put(transaction, *scenario, author);
            record(transaction, *scenario, "restore-scenario", {}, author);
        }
        return with_last_plan(*std::move(scenario), transaction);
    });
}

} // namespace rasoat::planning
