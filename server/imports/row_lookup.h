#pragma once

#include "planner/model/fleet.h"
#include "server/planning/planning_rules.h"
#include "server/store/store.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

namespace rasoat::imports {

/// What an organisation has set, as far as lists name it. Must outlive what uses it.
struct Surroundings {
    std::span<const planner::Role> roles;
    const planner::Catalogue& catalogue;
    const planning::PlanningRules& shipped; ///< config/
};

/// Why a cell's text names no one record, in words for the officer.
struct NotFound {
    planner::Bilingual why;
    bool several = false; ///< it names more than one
};
template <class Found>
using Lookup = std::variant<Found, NotFound>;

/// An item of the catalogue that has a price.
struct PricedItem {
    std::string id;
    planner::Bilingual name;
    planner::Vnd price; ///< as in config/catalogue.toml
};

/// Finds the records that cells name: by code or name, in any case, with marks or without. Reads what it needs when it
/// is first asked.
class RowLookup {
public:
    RowLookup(store::Reader& reader, Surroundings surroundings) : reader_(reader), surroundings_(surroundings) {}

    [[nodiscard]] Lookup<store::Unit> unit(std::string_view text);
    [[nodiscard]] Lookup<const planner::Role*> role(std::string_view text) const;
    [[nodiscard]] Lookup<PricedItem> item(std::string_view text) const;

    [[nodiscard]] Lookup<store::Machine> machine_with_serial(std::string_view serial);
    [[nodiscard]] Lookup<store::Machine> machine_named(std::string_view hostname);
    [[nodiscard]] Lookup<store::Machine> machine_with_asset_code(std::string_view code);
    /// Whether the machine has a serial number by which a list could have named it.
    [[nodiscard]] bool bears_serial(store::MachineId machine);

    [[nodiscard]] const std::vector<store::Seat>& seats();
    [[nodiscard]] std::optional<store::Seat> seat_with_code(std::string_view code);
    [[nodiscard]] std::vector<store::Seat> seats_named(store::UnitId unit, std::string_view name);

    [[nodiscard]] store::Reader& reader() { return reader_; }
    [[nodiscard]] const planning::PlanningRules& shipped() const { return surroundings_.shipped; }

private:
    using Index = std::unordered_multimap<std::string, std::size_t>;
    const std::vector<store::Machine>& machines();
    [[nodiscard]] Lookup<store::Machine> only_machine(const Index& index, const std::string& key, NotFound none);

    store::Reader& reader_;
    Surroundings surroundings_;
    std::optional<std::vector<store::Unit>> units_;
    std::optional<std::vector<store::Machine>> machines_;
    Index by_hostname_;
    Index by_asset_code_;
    std::optional<std::vector<store::Seat>> seats_;
    Index seats_by_code_;
    Index seats_by_name_; ///< by unit and name
};

} // namespace rasoat::imports
