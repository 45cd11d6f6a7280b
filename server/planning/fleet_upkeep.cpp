#include "server/planning/fleet_upkeep.h"

#include "planner/invalid_fleet.h"
#include "server/planning/ordered_places.h"
#include "server/planning/search_text.h"
#include "server/planning/seat_judging.h"
#include "server/planning/unit_tree.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>
#include <tuple>
#include <utility>

namespace rasoat::planning {
namespace {

template <class Record, class Index>
std::uint32_t index_of(const Index& index, store::Id<Record> id, const char* what) {
    const auto found = index.find(id);
    if (found == index.end()) throw planner::InvalidFleet(fmt::format("{} {} does not exist", what, id.value));
    return found->second;
}

std::uint32_t role_index(const std::vector<planner::Role>& roles, const store::Seat& seat) {
    const auto found = std::ranges::find(roles, seat.role, &planner::Role::id);
    if (found == roles.end())
        throw planner::InvalidFleet(
            fmt::format("seat {}: there is no role {}; add it, or give the seat another", seat.code, seat.role));
    return static_cast<std::uint32_t>(found - roles.begin());
}

MachineTraits traits_of(const planner::Machine& machine, planner::Day today) {
    const auto ends = machine.operating_system.support_ends;
    return {windows11_state(machine), ends && *ends < today};
}

SearchIndex::MachineWords words_of(SearchIndex& search, const planner::Machine& machine, const std::string& hostname) {
    return {
        folded(hostname), search.number_of(machine.name), search.number_of(machine.processor.name),
        search.number_of(machine.operating_system.name)};
}

std::string words_of(const store::Seat& seat) {
    return folded(seat.code + ' ' + seat.name);
}

/// Where the machine is by its seat, or by its enrolment where it has none; its strain is that of the seat's work.
void place_machine(ReviewedFleet& reviewed, std::uint32_t index) {
    auto& machine = reviewed.fleet.machines[index];
    const auto seat = reviewed.seat_of[index];
    if (machine.strain) {
        machine.strain->under_memory.reset();
        machine.strain->under_processor.reset();
    }
    if (seat) {
        const auto& at = reviewed.fleet.seats[*seat];
        reviewed.unit_of[index] = at.unit;
        if (!machine.strain) return;
        const auto& role = reviewed.fleet.roles[at.role];
        machine.strain->under_memory = role.memory;
        machine.strain->under_processor = role.processor;
        return;
    }
    const auto enrolled = reviewed.enrolled_to[index];
    const auto unit = enrolled ? reviewed.unit_index.find(*enrolled) : reviewed.unit_index.end();
    reviewed.unit_of[index] = unit == reviewed.unit_index.end() ? std::nullopt : std::optional(unit->second);
}

bool before_by_hostname(const ReviewedFleet& reviewed, std::uint32_t one, std::uint32_t other) {
    return std::tie(reviewed.hostnames[one], one) < std::tie(reviewed.hostnames[other], other);
}

template <class Value>
void take_out(std::vector<Value>& values, const std::vector<bool>& gone) {
    std::size_t kept = 0;
    for (std::size_t index = 0; index < values.size(); ++index) {
        if (gone[index]) continue;
        if (kept != index) values[kept] = std::move(values[index]);
        ++kept;
    }
    values.resize(kept);
}

template <class Value>
void insert_at(std::vector<Value>& values, std::size_t index, Value value) {
    values.insert(values.begin() + static_cast<std::ptrdiff_t>(index), std::move(value));
}

void arrange_units(ReviewedFleet& reviewed, store::Reader& reader) {
    reviewed.unit_ids.clear();
    reviewed.unit_index.clear();
    reviewed.fleet.units.clear();
    const auto units = reader.units();
    for (const auto& unit : units) {
        reviewed.unit_index.emplace(unit.id, static_cast<std::uint32_t>(reviewed.unit_ids.size()));
        reviewed.unit_ids.push_back(unit.id);
        reviewed.fleet.units.push_back({unit.code, unit.name, std::nullopt});
        reviewed.search.units.push_back(reviewed.search.number_of(unit.name));
    }
    for (std::size_t index = 0; index < units.size(); ++index)
        if (units[index].parent)
            reviewed.fleet.units[index].parent = index_of(reviewed.unit_index, *units[index].parent, "unit");
    reviewed.successors.clear();
    for (const auto& unit : reader.ended_units())
        if (unit.successor) reviewed.successors.emplace(unit.id, *unit.successor);
}

void arrange_machines(ReviewedFleet& reviewed) {
    const auto& machines = reviewed.fleet.machines;
    reviewed.machine_index.clear();
    reviewed.machine_index.reserve(machines.size());
    reviewed.traits.resize(machines.size());
    reviewed.search.machines.reserve(machines.size());
    for (std::uint32_t index = 0; index < machines.size(); ++index) {
        reviewed.machine_index.emplace(reviewed.machine_ids[index], index);
        reviewed.traits[index] = traits_of(machines[index], reviewed.policies.today);
        reviewed.search.machines.push_back(words_of(reviewed.search, machines[index], reviewed.hostnames[index]));
    }
    reviewed.seat_of.assign(machines.size(), std::nullopt);
    reviewed.unit_of.assign(machines.size(), std::nullopt);
    reviewed.by_hostname.resize(machines.size());
    std::iota(reviewed.by_hostname.begin(), reviewed.by_hostname.end(), 0U);
    std::ranges::sort(reviewed.by_hostname, [&](std::uint32_t one, std::uint32_t other) {
        return before_by_hostname(reviewed, one, other);
    });
}

void arrange_seats(ReviewedFleet& reviewed, store::Reader& reader) {
    reviewed.seat_ids.clear();
    reviewed.seat_index.clear();
    reviewed.fleet.seats.clear();
    Touched nobody_asks;
    for (const auto& seat : reader.seats())
        static_cast<void>(put_seat(reviewed, seat, nobody_asks));
    for (std::uint32_t index = 0; index < reviewed.fleet.machines.size(); ++index)
        place_machine(reviewed, index);
}

std::optional<planner::SpendingKind> spending_named(std::string_view name) {
    if (name == "recurrent") return planner::SpendingKind::recurrent;
    if (name == "investment") return planner::SpendingKind::investment;
    if (name == "project") return planner::SpendingKind::project;
    return std::nullopt;
}

planner::FundShare share_of(const store::FundShare& share) {
    using planner::FundShare;
    using planner::ItemKind;
    constexpr std::array items{
        std::pair{std::string_view("desktop"), ItemKind::desktop},
        std::pair{std::string_view("laptop"), ItemKind::laptop}, std::pair{std::string_view("parts"), ItemKind::parts},
        std::pair{std::string_view("licence"), ItemKind::licence},
        std::pair{std::string_view("moving"), ItemKind::moving}};
    FundShare made;
    made.rule = share.rule == "kept" ? FundShare::Rule::kept : FundShare::Rule::at_most;
    made.share = share.share;
    for (const auto& [name, item] : items)
        if (name == share.item) made.items.push_back(item);
    return made;
}

void arrange_funds(ReviewedFleet& reviewed, store::Reader& reader) {
    reviewed.fleet.funds.clear();
    for (const auto& fund : reader.funds()) {
        planner::Fund added;
        added.id = fund.code;
        added.name = fund.name;
        added.year = fund.year;
        added.amount = fund.amount;
        if (fund.unit) {
            added.unit = present_unit(reviewed, *fund.unit);
            if (!added.unit) throw planner::InvalidFleet(fmt::format("fund {}: its unit does not exist", fund.code));
        }
        added.kind = spending_named(fund.kind);
        added.line = fund.line;
        added.carries_over = fund.carries_over;
        if (fund.share) added.shares.push_back(share_of(*fund.share));
        reviewed.fleet.funds.push_back(std::move(added));
    }
}

/// The index of a seat that is there, or that may be put behind all others; none where it belongs between them.
std::optional<std::uint32_t> place_for(ReviewedFleet& reviewed, store::SeatId id) {
    const auto known = reviewed.seat_index.find(id);
    if (known != reviewed.seat_index.end()) return known->second;
    if (!reviewed.seat_ids.empty() && id < reviewed.seat_ids.back()) return std::nullopt;
    const auto index = static_cast<std::uint32_t>(reviewed.seat_ids.size());
    reviewed.seat_index.emplace(id, index);
    reviewed.seat_ids.push_back(id);
    reviewed.fleet.seats.emplace_back();
    reviewed.search.seats.emplace_back();
    return index;
}

void leave_seat(ReviewedFleet& reviewed, std::uint32_t machine, std::uint32_t seat, Touched& touched) {
    if (reviewed.seat_of[machine] != seat) return; // it has got another since
    reviewed.seat_of[machine].reset();
    place_machine(reviewed, machine);
    touched.machines.push_back(machine);
}

} // namespace

bool put_machine(ReviewedFleet& reviewed, ReadMachine machine, Touched& touched) {
    auto& machines = reviewed.fleet.machines;
    const auto known = std::ranges::lower_bound(reviewed.machine_ids, machine.id);
    const auto index = static_cast<std::uint32_t>(known - reviewed.machine_ids.begin());
    const auto behind_all = known == reviewed.machine_ids.end();
    if (!behind_all && *known == machine.id) {
        machines[index] = std::move(machine.facts);
        reviewed.hostnames[index] = std::move(machine.hostname);
        reviewed.enrolled_to[index] = machine.enrolled_to;
        reviewed.data_faults[index] = machine.faults;
        touched.machines.push_back(index);
        return true;
    }
    insert_at(reviewed.machine_ids, index, machine.id);
    insert_at(machines, index, std::move(machine.facts));
    insert_at(reviewed.hostnames, index, std::move(machine.hostname));
    insert_at(reviewed.enrolled_to, index, machine.enrolled_to);
    insert_at(reviewed.data_faults, index, machine.faults);
    if (!behind_all) return false;
    reviewed.machine_index.emplace(machine.id, index);
    reviewed.traits.emplace_back();
    reviewed.search.machines.emplace_back();
    reviewed.seat_of.emplace_back();
    reviewed.unit_of.emplace_back();
    touched.machines.push_back(index);
    return true;
}

bool take_out_machines(ReviewedFleet& reviewed, std::span<const store::MachineId> machines) {
    std::vector<bool> gone(reviewed.machine_ids.size(), false);
    for (const auto id : machines) {
        const auto known = std::ranges::lower_bound(reviewed.machine_ids, id);
        if (known != reviewed.machine_ids.end() && *known == id)
            gone[static_cast<std::size_t>(known - reviewed.machine_ids.begin())] = true;
    }
    if (std::ranges::find(gone, true) == gone.end()) return false;
    take_out(reviewed.machine_ids, gone);
    take_out(reviewed.fleet.machines, gone);
    take_out(reviewed.hostnames, gone);
    take_out(reviewed.enrolled_to, gone);
    take_out(reviewed.data_faults, gone);
    return true;
}

bool put_seat(ReviewedFleet& reviewed, const store::Seat& seat, Touched& touched) {
    auto& fleet = reviewed.fleet;
    planner::Seat put;
    put.id = seat.code;
    put.name = seat.name;
    put.unit = index_of(reviewed.unit_index, seat.unit, "unit");
    put.role = role_index(fleet.roles, seat);
    put.weight = seat.weight;
    if (seat.machine) put.machine = index_of(reviewed.machine_index, *seat.machine, "machine");
    const auto index = place_for(reviewed, seat.id);
    if (!index) return false;
    const auto before = fleet.seats[*index].machine;
    reviewed.search.seats[*index] = words_of(seat);
    fleet.seats[*index] = std::move(put);
    const auto now = fleet.seats[*index].machine;
    if (before && before != now) leave_seat(reviewed, *before, *index, touched);
    if (now) {
        reviewed.seat_of[*now] = *index;
        place_machine(reviewed, *now);
    }
    touched.seats.push_back(*index);
    return true;
}

void settle(ReviewedFleet& reviewed, const Touched& touched) {
    std::vector<bool> moves(reviewed.fleet.machines.size(), false);
    std::vector<std::uint32_t> machines;
    auto seats = touched.seats;
    for (const auto index : touched.machines) {
        if (moves[index]) continue;
        moves[index] = true;
        machines.push_back(index);
        place_machine(reviewed, index);
        const auto& machine = reviewed.fleet.machines[index];
        reviewed.traits[index] = traits_of(machine, reviewed.policies.today);
        reviewed.search.machines[index] = words_of(reviewed.search, machine, reviewed.hostnames[index]);
        if (const auto seat = reviewed.seat_of[index]) seats.push_back(*seat);
    }
    if (!machines.empty())
        change_places(
            reviewed.by_hostname, [&](std::uint32_t machine) { return moves[machine]; }, std::move(machines),
            [&](std::uint32_t one, std::uint32_t other) { return before_by_hostname(reviewed, one, other); });
    judge_again(reviewed, seats);
}

void arrange(
    ReviewedFleet& reviewed, store::Reader& reader, std::shared_ptr<const PlanningRules> rules, planner::Day today) {
    reviewed.rules = std::move(rules);
    reviewed.policies = reviewed.rules->policies;
    reviewed.policies.today = today;
    reviewed.policies.first_year = planner::Year{static_cast<int>(std::chrono::year_month_day(today).year())};
    reviewed.organisation = reader.setting(store::setting::organisation).value_or("");
    reviewed.demo = reader.setting(store::setting::demo) == "true";
    reviewed.fleet.roles = reviewed.rules->roles;
    reviewed.fleet.catalogue = reviewed.rules->catalogue;
    reviewed.fleet.ceilings = reviewed.rules->ceilings;
    reviewed.search.clear();
    for (const auto& role : reviewed.fleet.roles)
        reviewed.search.roles.push_back(reviewed.search.number_of(role.name.vi + ' ' + role.name.en));
    arrange_units(reviewed, reader);
    arrange_machines(reviewed);
    arrange_seats(reviewed, reader);
    arrange_funds(reviewed, reader);
    judge_seats(reviewed);
}

} // namespace rasoat::planning
