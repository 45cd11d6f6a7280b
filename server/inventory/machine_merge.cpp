#include "server/inventory/machine_merge.h"

#include "server/inventory/decision_refused.h"
#include "server/inventory/identity.h"
#include "server/inventory/kept_reports.h"
#include "server/inventory/seating.h"
#include "server/inventory/stored_report.h"
#include "server/store/packed_text.h"

#include <algorithm>
#include <limits>

namespace rasoat::inventory {
namespace {

store::Machine own_machine(store::Reader& reader, store::MachineId id) {
    const auto machine = reader.machine(id);
    if (!machine || machine->merged_into)
        throw DecisionRefused(
            {"Máy này không còn là một hồ sơ riêng.", "This machine is no record of its own any more."});
    return *machine;
}

template <class Value>
void take_if_lacking(std::optional<Value>& value, const std::optional<Value>& other) {
    if (!value) value = other;
}

/// `machine` now shows what `newer` reported last; its own report becomes an earlier one.
void take_report(store::Transaction& transaction, store::Machine& machine, const store::Machine& newer) {
    const auto report = transaction.report_of(newer.id);
    if (!report) return;
    const auto before = stored_report_json(transaction, machine.id);
    const auto until = std::max(newer.first_reported, machine.last_reported + std::chrono::milliseconds(1));
    const auto newest = transaction.report_versions(machine.id, 1);
    if (!before.empty() && (newest.empty() || newest.front().until < until))
        transaction.add_report_version(
            {machine.id, until, store::pack_against(before, store::unpack(report->packed_report))});
    machine.hostname = newer.hostname;
    machine.digest = newer.digest;
    machine.last_reported = newer.last_reported;
    transaction.put_report(machine.id, *report);
    transaction.put_facts(machine.id, transaction.facts_of(newer.id));
}

void take_seat(
    store::Transaction& transaction, store::MachineId machine, const std::optional<store::SeatId>& seat,
    store::Time now) {
    if (!seat) return;
    seat_machine(transaction, *seat, std::nullopt, now);
    if (!transaction.seat_of(machine)) seat_machine(transaction, *seat, machine, now);
}

void move_device(store::Transaction& transaction, store::DeviceId id, store::MachineId from, store::MachineId to) {
    auto device = transaction.device(id);
    if (!device || device->machine != from) return;
    device->machine = to;
    transaction.put_device(*device);
}

BeforeDecision state_of(store::Reader& reader, const store::Machine& kept, const store::Machine& gone) {
    BeforeDecision before{
        .kept = kept.id,
        .gone = gone.id,
        .kept_record = kept,
        .kept_facts = reader.facts_of(kept.id),
        .gone_facts = reader.facts_of(gone.id),
        .kept_report = stored_report_json(reader, kept.id),
        .kept_seen = reader.last_seen(kept.id),
        .gone_seen = reader.last_seen(gone.id),
        .devices = {},
        .merged_there = reader.merged_into(gone.id),
        .gone_seat = {}};
    for (const auto& device : reader.devices_on(gone.id))
        before.devices.push_back(device.id);
    if (const auto seat = reader.seat_of(gone.id)) before.gone_seat = seat->id;
    return before;
}

/// What `kept` has reported since the merge is `gone`'s: it gets that, and `kept` what it had.
void give_back_report(store::Transaction& transaction, const BeforeDecision& before, store::Time merged_at) {
    auto kept = own_machine(transaction, before.kept);
    auto gone = own_machine(transaction, before.gone);
    if (const auto report = transaction.report_of(kept.id)) transaction.put_report(gone.id, *report);
    gone.hostname = kept.hostname;
    gone.digest = kept.digest;
    gone.last_reported = kept.last_reported;
    transaction.put_machine(gone);
    transaction.put_facts(gone.id, transaction.facts_of(kept.id));

    // The versions since then, but the first: that one is what `kept` gets back.
    const auto versions = transaction.report_versions(kept.id, std::numeric_limits<std::int32_t>::max());
    const auto since = std::min(merged_at, std::max(gone.first_reported, before.kept_record.last_reported));
    const auto first = std::find_if(versions.rbegin(), versions.rend(), [&](const auto& version) {
        return version.until >= since && version.until > before.kept_record.last_reported;
    });
    if (first != versions.rend()) {
        transaction.move_report_versions(kept.id, gone.id, first->until);
        transaction.remove_report_version(kept.id, first->until);
    }
    kept.hostname = before.kept_record.hostname;
    kept.digest = before.kept_record.digest;
    kept.last_reported = before.kept_record.last_reported;
    transaction.put_machine(kept);
    transaction.put_facts(kept.id, before.kept_facts);
    if (!before.kept_report.empty()) transaction.put_report(kept.id, {store::pack(before.kept_report), {}});
}

/// What `kept` had taken over because it lacked it.
void give_back_purchase(store::Transaction& transaction, const BeforeDecision& before) {
    auto kept = own_machine(transaction, before.kept);
    const auto gone = own_machine(transaction, before.gone);
    const auto& had = before.kept_record;
    if (!had.purchased && kept.purchased == gone.purchased) kept.purchased.reset();
    if (!had.price && kept.price == gone.price) kept.price.reset();
    if (!had.warranty_ends && kept.warranty_ends == gone.warranty_ends) kept.warranty_ends.reset();
    if (had.asset_code.empty() && kept.asset_code == gone.asset_code) kept.asset_code.clear();
    transaction.put_machine(kept);
}

} // namespace

void refuse_unless_own_machines(store::Reader& reader, store::MachineId one, store::MachineId other) {
    if (one == other) throw DecisionRefused({"Cần hai máy khác nhau.", "Two different machines are wanted."});
    static_cast<void>(own_machine(reader, one));
    static_cast<void>(own_machine(reader, other));
}

BeforeDecision
merge_machines(store::Transaction& transaction, store::MachineId keep, store::MachineId gone_id, store::Time now) {
    refuse_unless_own_machines(transaction, keep, gone_id);
    auto kept = own_machine(transaction, keep);
    auto gone = own_machine(transaction, gone_id);
    auto before = state_of(transaction, kept, gone);

    if (gone.last_reported > kept.last_reported) take_report(transaction, kept, gone);
    take_if_lacking(kept.purchased, gone.purchased);
    take_if_lacking(kept.price, gone.price);
    take_if_lacking(kept.warranty_ends, gone.warranty_ends);
    if (kept.asset_code.empty()) kept.asset_code = gone.asset_code;
    transaction.put_machine(kept);
    take_seat(transaction, keep, before.gone_seat, now);
    for (const auto device : before.devices)
        move_device(transaction, device, gone_id, keep);
    if (before.gone_seen) transaction.put_sighting({keep, *before.gone_seen});
    transaction.forget_sighting(gone_id);
    transaction.put_facts(gone_id, {});
    for (const auto id : before.merged_there) {
        auto merged = transaction.machine(id).value();
        merged.merged_into = keep;
        transaction.put_machine(merged);
    }
    gone.merged_into = keep;
    transaction.put_machine(gone);
    return before;
}

void undo_merge(store::Transaction& transaction, const BeforeDecision& before, store::Time merged_at) {
    auto gone = transaction.machine(before.gone);
    if (!gone || gone->merged_into != before.kept)
        throw DecisionRefused(
            {"Máy giữ lại đã được gộp tiếp vào máy khác; hãy hoàn tác việc đó trước.",
             "The machine that was kept has been merged further; undo that first."});
    gone->merged_into.reset();
    transaction.put_machine(*gone);
    transaction.put_facts(before.gone, before.gone_facts);
    for (const auto id : before.merged_there) {
        auto merged = transaction.machine(id).value();
        merged.merged_into = before.gone;
        transaction.put_machine(merged);
    }
    give_back_purchase(transaction, before);

    const auto now_known = transaction.facts_of(before.kept);
    const auto like_kept = likeness({before.kept_facts, now_known, {}, false});
    const auto like_gone = likeness({before.gone_facts, now_known, {}, false});
    auto seen = before.gone_seen;
    if (like_gone > like_kept) {
        give_back_report(transaction, before, merged_at);
        seen = transaction.last_seen(before.kept);
        transaction.forget_sighting(before.kept);
        if (before.kept_seen) transaction.put_sighting({before.kept, *before.kept_seen});
    }
    if (seen) transaction.put_sighting({before.gone, *seen});
    for (const auto device : before.devices)
        move_device(transaction, device, before.kept, before.gone);
    if (!before.gone_seat) return;
    const auto seat = transaction.seat(*before.gone_seat);
    if (seat && (!seat->machine || seat->machine == before.kept))
        seat_machine(transaction, *before.gone_seat, before.gone, merged_at);
}

} // namespace rasoat::inventory
