#include "server/planning/machine_on_day.h"

#include "server/inventory/changes.h"
#include "server/inventory/kept_reports.h"
#include "server/inventory/seating.h"
#include "server/organisation/units_on_day.h"
#include "server/planning/machine_facts.h"
#include "server/planning/seat_judging.h"

#include <algorithm>
#include <limits>

namespace rasoat::planning {
namespace {

constexpr std::size_t all_entries = std::numeric_limits<std::int32_t>::max();
constexpr std::size_t most_history = 100;

/// Where the machine stood before `entries`, the newest first, all of them later than the day.
std::optional<store::Seat>
seat_before(store::Reader& reader, store::MachineId machine, const std::vector<store::HistoryEntry>& entries) {
    const auto oldest = std::find_if(entries.rbegin(), entries.rend(), [](const store::HistoryEntry& entry) {
        return entry.part == store::MachinePart::seat;
    });
    if (oldest == entries.rend()) return reader.seat_of(machine);
    if (oldest->before.empty()) return std::nullopt;
    const auto seats = reader.seats();
    const auto found = std::ranges::find(seats, inventory::code_in_seat_text(oldest->before), &store::Seat::code);
    return found == seats.end() ? std::nullopt : std::optional(*found);
}

/// The seat in its unit of that day, as the one seat of the fleet. Nothing where either is gone.
void add_seat(ReviewedFleet& fleet_of_one, store::Reader& reader, const store::Seat& seat, store::Day day) {
    const auto units = organisation::units_on(reader, day);
    const auto unit =
        std::ranges::find(units, organisation::unit_of_seats_on(reader, day).at(seat.id), &store::Unit::id);
    auto& fleet = fleet_of_one.fleet;
    const auto role = std::ranges::find(fleet.roles, seat.role, &planner::Role::id);
    if (unit == units.end() || role == fleet.roles.end()) return;
    fleet.units.push_back({unit->code, unit->name, std::nullopt});
    fleet_of_one.unit_ids.push_back(unit->id);
    planner::Seat judged;
    judged.id = seat.code;
    judged.name = seat.name;
    judged.unit = 0;
    judged.role = static_cast<std::uint32_t>(role - fleet.roles.begin());
    judged.weight = seat.weight;
    judged.machine = 0;
    fleet.seats.push_back(std::move(judged));
    fleet_of_one.seat_ids.push_back(seat.id);
    fleet_of_one.seat_of.front() = 0;
}

ReviewedFleet
fleet_of_one(const PlanningRules& rules, const report::Report& report, const store::Machine& record, store::Day day) {
    ReviewedFleet reviewed;
    reviewed.policies = rules.policies;
    reviewed.policies.today = day;
    reviewed.policies.first_year = planner::Year{static_cast<int>(std::chrono::year_month_day(day).year())};
    reviewed.fleet.roles = rules.roles;
    reviewed.fleet.catalogue = rules.catalogue;
    reviewed.fleet.ceilings = rules.ceilings;
    reviewed.fleet.machines.push_back(machine_facts(report, record, rules.processors, rules.os_support));
    reviewed.machine_ids.push_back(record.id);
    reviewed.hostnames.push_back(record.hostname);
    reviewed.seat_of.emplace_back();
    return reviewed;
}

} // namespace

std::optional<MachinePage>
machine_on_day(const PlanningRules& rules, store::Reader& reader, store::MachineId id, store::Day day) {
    auto record = reader.machine(id);
    if (!record) return std::nullopt;
    const auto report = inventory::report_on(reader, *record, day);
    if (!report) return std::nullopt;
    record->hostname = report->hostname;

    const auto end_of_day = store::Time(day + std::chrono::days(1));
    auto entries = reader.history_of(id, all_entries);
    const auto then =
        std::ranges::find_if(entries, [&](const store::HistoryEntry& entry) { return entry.at < end_of_day; });
    const std::vector<store::HistoryEntry> later(entries.begin(), then);
    auto reviewed = fleet_of_one(rules, *report, *record, day);
    if (const auto seat = seat_before(reader, id, later)) add_seat(reviewed, reader, *seat, day);
    judge_seats(reviewed);
    auto page = machine_page_of(reviewed, 0, *record, *report, reader);
    page.machine.reported_at.reset();
    for (auto entry = then; entry != entries.end() && page.history.size() < most_history; ++entry)
        page.history.push_back({entry->at, inventory::sentence(*entry)});
    return page;
}

} // namespace rasoat::planning
