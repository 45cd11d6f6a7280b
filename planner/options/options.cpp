#include "planner/options/options.h"

#include "planner/fitness/age.h"
#include "planner/fitness/failure.h"
#include "planner/fitness/windows11.h"
#include "planner/options/hand_down.h"
#include "planner/options/machine_change.h"

#include <algorithm>
#include <cmath>

namespace rasoat::planner {
namespace {

Day last_day_of(Year year) {
    return std::chrono::year{year.value} / std::chrono::December / 31;
}

/// The norm's conditions for replacing what stands at the seat.
bool may_be_replaced(const Machine& machine, const Policies& policies, Year year) {
    if (machine.broken) return true;
    if (machine.warranty_ends && *machine.warranty_ends >= last_day_of(year)) return false;
    const auto age = age_of(machine, last_day_of(year));
    // Where only the model's first sale is known, the machine counts as too young only when it must be.
    return !age || age->most.value >= policies.minimum_replacement_age;
}

/// Upgrades, without those that cost money where even all of them together do not make the machine serve: nobody should
/// put an SSD into what has to go anyway.
std::vector<Upgrade> worthwhile_upgrades(
    const Machine& machine, const Role& role, const Catalogue& catalogue, const Policies& policies, Year year) {
    std::vector<Upgrade> upgrades = upgrades_for(machine, role, catalogue, policies.today);
    const bool some_serves = std::any_of(upgrades.begin(), upgrades.end(), [&](const Upgrade& upgrade) {
        return score_of(upgraded(machine, upgrade, catalogue), role, policies, last_day_of(year)) >= policies.fit_from;
    });
    if (!some_serves)
        std::erase_if(
            upgrades, [](const Upgrade& upgrade) { return upgrade.memory || upgrade.disk || upgrade.licence; });
    return upgrades;
}

Vnd in_prices_of(Vnd price, const Catalogue& catalogue, const Policies& policies, Year year) {
    const double grown =
        static_cast<double>(price.amount) * std::pow(1 + policies.price_growth, year - catalogue.price_year);
    // The subtraction keeps a product that is whole but for the last binary digit from being rounded up.
    return {static_cast<std::int64_t>(std::ceil(grown / 1000 - 1e-6)) * 1000};
}

} // namespace

bool norm_allows(
    const Fleet& fleet, const Role& role, const CatalogueModel& model, const Policies& policies, Year year) {
    return norm_allows(fleet, role, model.kind, in_prices_of(model.price, fleet.catalogue, policies, year), year);
}

bool norm_allows(const Fleet& fleet, const Role& role, MachineKind kind, Vnd price, Year year) {
    if (role.norm_position.empty()) return true;
    return std::any_of(fleet.ceilings.begin(), fleet.ceilings.end(), [&](const PriceCeiling& ceiling) {
        return ceiling.norm_position == role.norm_position && ceiling.kind == kind && ceiling.valid_from <= year &&
               (!ceiling.valid_to || year <= *ceiling.valid_to) && price <= ceiling.most;
    });
}

std::vector<Option> options_for(const Fleet& fleet, std::uint32_t seat, const Policies& policies, Year year) {
    const Seat& place = fleet.seats.at(seat);
    const Role& role = fleet.roles.at(place.role);
    const Machine* machine = place.machine ? &fleet.machines.at(*place.machine) : nullptr;

    std::vector<Option> options{Option{}};
    if (machine && !machine->broken) {
        if (!fitness_of(*machine, role, policies, policies.today).judged()) return options;
        for (const Upgrade& upgrade : worthwhile_upgrades(*machine, role, fleet.catalogue, policies, year))
            options.push_back({.kind = OptionKind::upgrade, .upgrade = upgrade});
    }
    if (machine && !may_be_replaced(*machine, policies, year)) return options;
    const MachineKind kind = role.kind.value_or(MachineKind::desktop);
    for (std::uint32_t index = 0; index < fleet.catalogue.models.size(); ++index) {
        const CatalogueModel& model = fleet.catalogue.models[index];
        if (model.kind == kind && norm_allows(fleet, role, model, policies, year))
            options.push_back({.kind = OptionKind::replace, .model = index});
    }
    return options;
}

Vnd cost_of(const Option& option, const Catalogue& catalogue, const Policies& policies, Year year) {
    Vnd price;
    switch (option.kind) {
    case OptionKind::keep:
        return {};
    case OptionKind::upgrade:
        if (const auto& memory = option.upgrade.memory)
            price += Vnd{catalogue.memory.at(memory->part).price.amount * memory->modules};
        if (option.upgrade.disk) price += catalogue.disks.at(*option.upgrade.disk).price;
        // One visit of the technician, however many parts; none is paid for settings and free licences.
        if (option.upgrade.memory || option.upgrade.disk) price += catalogue.fitting;
        if (option.upgrade.licence) price += catalogue.operating_system;
        break;
    case OptionKind::replace:
        price = catalogue.models.at(option.model).price;
        break;
    case OptionKind::hand_down:
        return policies.moving_cost;
    }
    return in_prices_of(price, catalogue, policies, year);
}

SpendingKind spending_of(const Option& option, Vnd cost, const Policies& policies) {
    const bool asset = option.kind == OptionKind::replace && cost >= policies.investment_from;
    return asset ? SpendingKind::investment : SpendingKind::recurrent;
}

std::optional<Machine> machine_after(const Fleet& fleet, std::uint32_t seat, const Option& option, Year year) {
    const Seat& place = fleet.seats.at(seat);
    std::optional<Machine> today;
    if (place.machine) today = fleet.machines.at(*place.machine);
    switch (option.kind) {
    case OptionKind::keep:
        return today;
    case OptionKind::upgrade:
        if (today) return upgraded(*std::move(today), option.upgrade, fleet.catalogue);
        return today;
    case OptionKind::hand_down:
        return handed_down(
            fleet.machines.at(option.machine), option.upgrade, today ? today->monitors : std::nullopt, fleet.catalogue);
    case OptionKind::replace:
        break;
    }
    const int monitors_there = today ? today->monitors.value_or(0) : 0;
    return bought(fleet.catalogue.models.at(option.model), year, monitors_there);
}

std::vector<double> yearly_scores(Machine machine, const Role& role, const Policies& policies) {
    OperatingSystem& system = machine.operating_system;
    const bool supported = system.support_ends && policies.today <= *system.support_ends;
    const bool takes_newer = system.windows.value_or(0) < 11 || windows11_possible(windows11_readiness(machine));
    if (system.newer_follow && supported && takes_newer) system.support_ends = std::nullopt;
    std::vector<double> scores;
    scores.reserve(static_cast<std::size_t>(policies.horizon_years));
    for (int offset = 0; offset < policies.horizon_years; ++offset)
        scores.push_back(score_of(machine, role, policies, last_day_of(policies.first_year + offset)));
    return scores;
}

std::vector<double> yearly_worths(std::vector<double> scores, const Machine& machine, const Policies& policies) {
    for (std::size_t offset = 0; offset < scores.size(); ++offset) {
        const Day end = last_day_of(policies.first_year + static_cast<int>(offset));
        scores[offset] *= share_in_service(machine, end, policies);
    }
    return scores;
}

std::vector<double> yearly_scores_without_machine(const Policies& policies) {
    return std::vector<double>(static_cast<std::size_t>(policies.horizon_years), 0.0);
}

double benefit_between(const std::vector<double>& kept, const std::vector<double>& changed, int first_year_offset) {
    double points = 0;
    for (auto i = static_cast<std::size_t>(first_year_offset); i < kept.size(); ++i)
        points += changed[i] - kept[i];
    return std::max(0.0, points);
}

double benefit_of(const Fleet& fleet, std::uint32_t seat, const Option& option, const Policies& policies, Year year) {
    const Seat& place = fleet.seats.at(seat);
    const Role& role = fleet.roles.at(place.role);
    const auto worths = [&](const std::optional<Machine>& machine) {
        return machine ? yearly_worths(yearly_scores(*machine, role, policies), *machine, policies)
                       : yearly_scores_without_machine(policies);
    };
    const auto kept = worths(machine_after(fleet, seat, Option{}, year));
    const auto changed = worths(machine_after(fleet, seat, option, year));
    return benefit_between(kept, changed, year - policies.first_year) * place.weight * role.weight;
}

} // namespace rasoat::planner
