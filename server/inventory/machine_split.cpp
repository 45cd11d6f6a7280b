#include "server/inventory/machine_split.h"

#include "agent/report/content_digest.h"
#include "agent/report/report_reader.h"
#include "server/inventory/decision_refused.h"
#include "server/inventory/identity.h"
#include "server/inventory/kept_reports.h"
#include "server/store/packed_text.h"

#include <algorithm>

namespace rasoat::inventory {
namespace {

/// The newest report that was replaced at `since` or before.
KeptReport report_before(store::Reader& reader, store::MachineId machine, store::Time since) {
    const auto versions = reader.report_versions(machine, 100'000);
    const auto newest =
        std::ranges::find_if(versions, [since](const store::ReportVersion& version) { return version.until <= since; });
    if (newest == versions.end())
        throw DecisionRefused(
            {"Không giữ báo cáo nào của máy này từ trước lúc đó.",
             "No report of this machine is kept from before that moment."});
    auto kept = kept_reports_back_to(reader, machine, newest->until - std::chrono::milliseconds(1));
    if (kept.empty() || kept.back().until != newest->until)
        throw DecisionRefused(
            {"Báo cáo trước lúc đó không đọc được nữa.",
             "The report from before that moment cannot be read any more."});
    return std::move(kept.back());
}

/// The agents enrolled after `since`; all of them where there are none.
std::vector<store::Device> agents_since(store::Reader& reader, store::MachineId machine, store::Time since) {
    auto agents = reader.devices_on(machine);
    std::vector<store::Device> later;
    std::ranges::copy_if(agents, std::back_inserter(later), [since](const store::Device& device) {
        return device.enrolled_at >= since;
    });
    return later.empty() ? agents : later;
}

} // namespace

store::MachineId
split_machine(store::Transaction& transaction, store::MachineId id, store::Time since, store::Time now) {
    auto machine = transaction.machine(id);
    if (!machine || machine->merged_into) throw DecisionRefused({"Không có máy này.", "There is no such machine."});
    const auto earlier = report_before(transaction, id, since);
    const auto report = report::read_report(earlier.json);

    auto later = *machine;
    later.id = {};
    later.first_reported = earlier.until;
    later.purchased.reset();
    later.price.reset();
    later.warranty_ends.reset();
    later.broken = false;
    later.note.clear();
    const auto split_off = transaction.add_machine(later);
    if (const auto current = transaction.report_of(id)) transaction.put_report(split_off, *current);
    transaction.put_facts(split_off, transaction.facts_of(id));
    transaction.move_history(id, split_off, earlier.until);
    transaction.move_report_versions(id, split_off, earlier.until);
    transaction.put_sighting({split_off, transaction.last_seen(id).value_or(now)});
    for (auto device : agents_since(transaction, id, earlier.until)) {
        device.machine = split_off;
        transaction.put_device(device);
    }

    transaction.remove_report_version(id, earlier.until);
    machine->hostname = report.hostname;
    machine->digest = report::content_digest(report);
    machine->last_reported = earlier.until - std::chrono::milliseconds(1);
    transaction.put_machine(*machine);
    transaction.put_report(id, {store::pack(earlier.json), {}});
    transaction.put_facts(id, identity_facts(report));
    transaction.forget_sighting(id);
    transaction.put_sighting({id, machine->last_reported});
    return split_off;
}

} // namespace rasoat::inventory
