#include "server/planning/review.h"

#include "server/planning/fleet_upkeep.h"
#include "server/planning/machine_reading.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <utility>

namespace rasoat::planning {
namespace {

/// How many reports are held in memory at once while all are read.
constexpr std::size_t read_at_once = 1024;

/// About what copying one machine costs, so that nobody waits longer for readers than a copy takes.
constexpr std::chrono::nanoseconds patience_for_machine{1000};
/// While a fleet that was left to its readers is still held, a second one is not left so soon: memory has its limit.
constexpr int patience_beside_another = 5;

/// Machines whose purchase was in the future on one of these days and is not on the other: whether that is a fault in
/// their data goes by the day.
std::vector<store::Machine> bought_between(const ReviewedFleet& reviewed, planner::Day today, store::Reader& reader) {
    const auto [from, to] = std::minmax(reviewed.policies.today, today);
    std::vector<store::Machine> records;
    for (std::size_t index = 0; index < reviewed.fleet.machines.size(); ++index) {
        const auto purchased = reviewed.fleet.machines[index].purchased;
        if (!purchased || *purchased <= from || *purchased > to) continue;
        if (auto record = reader.machine(reviewed.machine_ids[index])) records.push_back(*std::move(record));
    }
    return records;
}

} // namespace

Review::Review(store::Store& store, PlanningRules shipped) : store_(store), rules_(std::move(shipped)) {}

std::shared_ptr<const ReviewedFleet> Review::current(store::Time now) {
    const auto today = std::chrono::floor<std::chrono::days>(now);
    const auto confirmed = store_.revision();
    const std::lock_guard lock(mutex_);
    const auto& kept = kept_->fleet();
    if (!arranged_ || kept.revision < confirmed || kept.policies.today != today) catch_up(today);
    return kept_->lend();
}

void Review::catch_up(planner::Day today) {
    const auto reader = store_.snapshot();
    if (!machines_up_to_)
        read_all_machines(*reader, today);
    else
        follow(*reader, today);
}

void Review::read_all_machines(store::Reader& reader, planner::Day today) {
    kept_ = std::make_shared<LentFleet>();
    auto& fleet = kept_->fleet();
    store::MachineId behind;
    for (auto records = reader.machines_behind(behind, read_at_once); !records.empty();
         records = reader.machines_behind(behind, read_at_once)) {
        Touched all_are;
        for (auto& machine : read_machines(reader, records, rules_.shipped(), today))
            static_cast<void>(put_machine(fleet, std::move(machine), all_are));
        behind = records.back().id;
    }
    machines_up_to_ = reader.revision();
    arrange(fleet, reader, rules_.at(reader), today);
    fleet.revision = reader.revision();
    arranged_ = true;
}

void Review::follow(store::Reader& reader, planner::Day today) {
    auto records = reader.machines_changed_after(*machines_up_to_);
    const auto merged =
        std::partition(records.begin(), records.end(), [](const auto& record) { return !record.merged_into; });
    auto gone = reader.machines_removed_after(*machines_up_to_);
    std::transform(merged, records.end(), std::back_inserter(gone), [](const auto& record) { return record.id; });
    records.erase(merged, records.end());
    if (arranged_ && kept_->fleet().policies.today != today)
        std::ranges::move(bought_between(kept_->fleet(), today, reader), std::back_inserter(records));
    auto machines = read_machines(reader, records, rules_.shipped(), today);

    const auto rules = rules_.at(reader);
    auto& fleet = free_fleet();
    auto whole = !std::exchange(arranged_, false) || reader.structure_revision() > fleet.revision ||
                 fleet.policies.today != today || fleet.rules != rules;
    Touched touched;
    whole = take_out_machines(fleet, gone) || whole;
    for (auto& machine : machines)
        whole = !put_machine(fleet, std::move(machine), touched) || whole;
    machines_up_to_ = reader.revision();
    if (!whole)
        for (const auto& seat : reader.seats_changed_after(fleet.revision))
            whole = !put_seat(fleet, seat, touched) || whole;
    if (whole)
        arrange(fleet, reader, rules, today);
    else
        settle(fleet, touched);
    fleet.revision = reader.revision();
    arranged_ = true;
}

ReviewedFleet& Review::free_fleet() {
    const auto machines = static_cast<std::int64_t>(kept_->fleet().machine_ids.size());
    const auto patience = machines * patience_for_machine * (left_to_readers_.expired() ? 1 : patience_beside_another);
    if (!kept_->await_return(patience)) {
        left_to_readers_ = kept_;
        kept_ = std::make_shared<LentFleet>(std::as_const(*kept_).fleet());
    }
    return kept_->fleet();
}

} // namespace rasoat::planning
