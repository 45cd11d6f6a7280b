#pragma once

#include "server/planning/plan_settings.h"
#include "server/store/store.h"

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

/// What officers set for plans, kept under names. Two of them who change the same one do not overwrite each other:
/// whoever changes says which version was read. Every change goes to the audit trail.
namespace rasoat::planning {

struct Scenario {
    store::ScenarioId id;
    std::string name;
    std::int64_t version = 1;
    PlanSettings settings;
    store::Time made_at;
    std::string made_by;
    store::Time changed_at;
    std::string changed_by;
    bool removed = false;
    std::optional<store::Plan> last_plan; ///< kept last for it; without its document
};

/// Somebody else has changed or removed the scenario since it was read (HTTP 412).
class ScenarioSuperseded : public std::runtime_error {
public:
    explicit ScenarioSuperseded(const store::Scenario& present)
        : std::runtime_error("somebody else has changed the scenario"), version_(present.version),
          by_(present.changed_by), at_(present.changed_at), removed_(present.removed) {}
    [[nodiscard]] std::int64_t version() const { return version_; } ///< the present one
    [[nodiscard]] const std::string& by() const { return by_; }
    [[nodiscard]] store::Time at() const { return at_; }
    [[nodiscard]] bool removed() const { return removed_; }

private:
    std::int64_t version_;
    std::string by_;
    store::Time at_;
    bool removed_;
};

/// The last changed first; either those that are there or those that were removed.
[[nodiscard]] std::vector<Scenario> scenarios(store::Reader& reader, bool removed);
/// Also a removed one; none where there never was one.
[[nodiscard]] std::optional<Scenario> scenario_by_id(store::Reader& reader, store::ScenarioId id);

/// Who changes a scenario, and when.
struct Author {
    std::string_view name;
    store::Time now;
};

/// What a scenario holds that a person writes.
struct ScenarioText {
    std::string name;
    PlanSettings settings;
};

store::ScenarioId add_scenario(store::Store& store, const ScenarioText& text, const Author& author);

/// Each throws ScenarioSuperseded where `read` is not the present version, and gives none where there is no such
/// scenario.
[[nodiscard]] std::optional<Scenario> change_scenario(
    store::Store& store, store::ScenarioId id, std::int64_t read, const ScenarioText& text, const Author& author);
[[nodiscard]] bool remove_scenario(store::Store& store, store::ScenarioId id, std::int64_t read, const Author& author);

/// Undoes a removal; what is there stays as it is. None where there never was such a scenario.
[[nodiscard]] std::optional<Scenario> restore_scenario(store::Store& store, store::ScenarioId id, const Author& author);

} // namespace rasoat::planning
