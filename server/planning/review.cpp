#include "server/planning/review.h"

#include "planner/invalid_fleet.h"
#include "server/inventory/stored_report.h"
#include "server/planning/machine_facts.h"
#include "server/planning/search_text.h"
#include "server/planning/set_prices.h"
#include "server/planning/unit_tree.h"

#include <fmt/format.h>

#include <algorithm>
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
        throw planner::InvalidFleet(fmt::format(
            "seat {}: there is no role {} in config/roles.toml; add it there, or give the seat another", seat.code,
            seat.role));
    return static_cast<std::uint32_t>(found - roles.begin());
}

void add_units(ReviewedFleet& reviewed, const std::vector<store::Unit>& units) {
    for (const auto& unit : units) {
        reviewed.unit_index.emplace(unit.id, static_cast<std::uint32_t>(reviewed.unit_ids.size()));
        reviewed.unit_ids.push_back(unit.id);
        reviewed.fleet.units.push_back({unit.code, unit.name, std::nullopt});
    }
    for (std::size_t index = 0; index < units.size(); ++index)
        if (units[index].parent)
            reviewed.fleet.units[index].parent = index_of(reviewed.unit_index, *units[index].parent, "unit");
}

void add_seats(ReviewedFleet& reviewed, const std::vector<store::Seat>& seats) {
    auto& fleet = reviewed.fleet;
    reviewed.seat_of.resize(fleet.machines.size());
    for (const auto& seat : seats) {
        const auto index = static_cast<std::uint32_t>(fleet.seats.size());
        reviewed.seat_index.emplace(seat.id, index);
        reviewed.seat_ids.push_back(seat.id);
        planner::Seat judged;
        judged.id = seat.code;
        judged.name = seat.name;
        judged.unit = index_of(reviewed.unit_index, seat.unit, "unit");
        judged.role = role_index(fleet.roles, seat);
        judged.weight = seat.weight;
        if (seat.machine) {
            judged.machine = index_of(reviewed.machine_index, *seat.machine, "machine");
            auto& strain = fleet.machines[*judged.machine].strain;
            if (strain) {
                strain->under_memory = fleet.roles[judged.role].memory;
                strain->under_processor = fleet.roles[judged.role].processor;
            }
            reviewed.seat_of[*judged.machine] = index;
            reviewed.unit_of[*judged.machine] = judged.unit;
        }
        fleet.seats.push_back(std::move(judged));
    }
}

std::optional<planner::SpendingKind> spending_named(std::string_view name) {
    if (name == "recurrent") return planner::SpendingKind::recurrent;
    if (name == "investment") return planner::SpendingKind::investment;
    if (name == "project") return planner::SpendingKind::project;
    return std::nullopt;
}

void add_funds(ReviewedFleet& reviewed, const std::vector<store::Fund>& funds) {
    for (const auto& fund : funds) {
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
        reviewed.fleet.funds.push_back(std::move(added));
    }
}

std::string words_of_machine(const ReviewedFleet& reviewed, std::uint32_t index) {
    const auto& machine = reviewed.fleet.machines[index];
    return ' ' + machine.name + ' ' + reviewed.hostnames[index] + ' ' + machine.processor.name + ' ' +
           machine.operating_system.name;
}

std::string search_text_of(const ReviewedFleet& reviewed, const planner::Seat& seat) {
    const auto& fleet = reviewed.fleet;
    auto text = seat.id + ' ' + seat.name + ' ' + fleet.units[seat.unit].name + ' ' + fleet.roles[seat.role].name.vi +
                ' ' + fleet.roles[seat.role].name.en;
    if (seat.machine) text += words_of_machine(reviewed, *seat.machine);
    return folded(text);
}

void add_unseated_search_texts(ReviewedFleet& reviewed) {
    reviewed.unseated_search_text.resize(reviewed.fleet.machines.size());
    for (std::uint32_t index = 0; index < reviewed.fleet.machines.size(); ++index) {
        if (reviewed.seat_of[index]) continue;
        const auto unit = reviewed.unit_of[index];
        reviewed.unseated_search_text[index] =
            folded((unit ? reviewed.fleet.units[*unit].name : "") + words_of_machine(reviewed, index));
    }
}

JudgedSeat judged_seat(const ReviewedFleet& reviewed, std::uint32_t seat) {
    const auto fitness = planner::fitness_at(reviewed.fleet, seat, reviewed.policies, reviewed.policies.today);
    JudgedSeat judged;
    judged.seat = seat;
    judged.score = fitness.score;
    for (const auto& finding : fitness.findings) {
        const auto bit = aspect_bit(finding.aspect);
        if (finding.verdict == planner::Verdict::failing || finding.verdict == planner::Verdict::falls_short)
            judged.aspects_failing |= bit;
        if (finding.verdict == planner::Verdict::unknown) judged.aspects_unknown |= bit;
    }
    if (!reviewed.fleet.seats[seat].machine)
        judged.verdict = SeatVerdict::no_machine;
    else if (!fitness.judged())
        judged.verdict = SeatVerdict::unknown;
    else
        judged.verdict = fitness.fit(reviewed.policies) ? SeatVerdict::fit : SeatVerdict::low;
    return judged;
}

} // namespace

void judge_seats(ReviewedFleet& reviewed) {
    const auto& fleet = reviewed.fleet;
    reviewed.ranking.reserve(fleet.seats.size());
    reviewed.search_text.reserve(fleet.seats.size());
    for (std::uint32_t seat = 0; seat < fleet.seats.size(); ++seat) {
        reviewed.ranking.push_back(judged_seat(reviewed, seat));
        reviewed.search_text.push_back(search_text_of(reviewed, fleet.seats[seat]));
    }
    std::ranges::sort(reviewed.ranking, {}, [&](const JudgedSeat& judged) { return ranking_key(reviewed, judged); });
    reviewed.rank_of.resize(fleet.seats.size());
    for (std::uint32_t place = 0; place < reviewed.ranking.size(); ++place)
        reviewed.rank_of[reviewed.ranking[place].seat] = place;
}

std::uint32_t aspect_bit(planner::Aspect aspect) {
    return std::uint32_t{1} << static_cast<unsigned>(aspect);
}

RankingKey ranking_key(const ReviewedFleet& reviewed, const JudgedSeat& judged) {
    const auto& seat = reviewed.fleet.seats[judged.seat];
    const auto weight = seat.weight * reviewed.fleet.roles[seat.role].weight;
    return {judged.verdict, judged.score, -weight, reviewed.seat_ids[judged.seat]};
}

Review::Review(store::Store& store, PlanningRules rules) : store_(store), rules_(std::move(rules)) {}

std::shared_ptr<const ReviewedFleet> Review::current(store::Time now) {
    const auto today = std::chrono::floor<std::chrono::days>(now);
    const std::lock_guard lock(mutex_);
    if (current_ && current_->revision == store_.revision() && current_->policies.today == today) return current_;
    const auto reader = store_.snapshot();
    read_changed_machines(*reader, today);
    current_ = judged(*reader, today);
    return current_;
}

void Review::read_changed_machines(store::Reader& reader, planner::Day today) {
    for (const auto& record : reader.machines_changed_after(known_up_to_)) {
        if (record.merged_into) {
            machines_.erase(record.id);
            continue;
        }
        const auto report = inventory::stored_report(reader, record.id).value_or(report::Report{});
        auto facts = machine_facts(report, record, rules_.processors, rules_.os_support);
        const auto faults = data_faults(
            report, record, rules_.processors.facts_of(facts.processor.name).row, rules_.data_quality, today);
        machines_.insert_or_assign(record.id, KnownMachine{record.hostname, record.unit, std::move(facts), faults});
    }
    known_up_to_ = reader.revision();
}

std::shared_ptr<const ReviewedFleet> Review::judged(store::Reader& reader, planner::Day today) const {
    auto reviewed = std::make_shared<ReviewedFleet>();
    reviewed->revision = reader.revision();
    reviewed->policies = rules_.policies;
    reviewed->policies.today = today;
    reviewed->policies.first_year = planner::Year{static_cast<int>(std::chrono::year_month_day(today).year())};
    reviewed->organisation = reader.setting(store::setting::organisation).value_or("");
    reviewed->demo = reader.setting(store::setting::demo) == "true";
    auto& fleet = reviewed->fleet;
    fleet.roles = rules_.roles;
    fleet.catalogue = with_set_prices(rules_.catalogue, reader.set_prices());
    fleet.ceilings = rules_.ceilings;
    for (const auto& [id, machine] : machines_) {
        reviewed->machine_index.emplace(id, static_cast<std::uint32_t>(fleet.machines.size()));
        reviewed->machine_ids.push_back(id);
        reviewed->hostnames.push_back(machine.hostname);
        reviewed->data_faults.push_back(machine.faults);
        fleet.machines.push_back(machine.facts);
    }
    add_units(*reviewed, reader.units());
    for (const auto& unit : reader.ended_units())
        if (unit.successor) reviewed->successors.emplace(unit.id, *unit.successor);
    for (const auto& [id, machine] : machines_) {
        const auto unit = machine.unit ? reviewed->unit_index.find(*machine.unit) : reviewed->unit_index.end();
        const auto known = unit != reviewed->unit_index.end();
        reviewed->unit_of.push_back(known ? std::optional(unit->second) : std::nullopt);
    }
    add_seats(*reviewed, reader.seats());
    add_funds(*reviewed, reader.funds());
    judge_seats(*reviewed);
    add_unseated_search_texts(*reviewed);
    return reviewed;
}

} // namespace rasoat::planning
