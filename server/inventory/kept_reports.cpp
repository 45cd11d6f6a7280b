#include "server/inventory/kept_reports.h"

#include "server/inventory/stored_report.h"
#include "server/store/packed_text.h"

#include <limits>

namespace rasoat::inventory {
namespace {

constexpr std::size_t forgotten_at_once = 2000; // so that reports that come meanwhile wait some milliseconds only

store::Day day_of(store::Time time) {
    return std::chrono::floor<std::chrono::days>(time);
}

} // namespace

VersionStep version_step(store::Reader& reader, const Replacement& replacement, bool parts_changed) {
    VersionStep step;
    if (replacement.before == replacement.after) return step;
    if (parts_changed && day_of(replacement.since) < day_of(replacement.at)) {
        step.added = store::ReportVersion{
            replacement.machine, replacement.at, store::pack_against(replacement.before, replacement.after)};
        return step;
    }
    auto newest = reader.report_versions(replacement.machine, 1);
    if (newest.empty()) return step;
    step.rewritten = std::move(newest.front());
    try {
        const auto text = store::unpack_against(step.rewritten->packed, replacement.before);
        step.rewritten->packed = store::pack_against(text, replacement.after);
    } catch (const store::StoreCorrupt&) {
        step.rewritten.reset(); // it could not be read before, and cannot after
    }
    return step;
}

void write(store::Transaction& transaction, const VersionStep& step) {
    if (step.added) transaction.add_report_version(*step.added);
    if (!step.rewritten) return;
    const auto newest = transaction.report_versions(step.rewritten->machine, 1);
    // Retention may have taken it in between.
    if (!newest.empty() && newest.front().until == step.rewritten->until)
        transaction.put_report_version(*step.rewritten);
}

std::vector<KeptReport> kept_reports_back_to(store::Reader& reader, store::MachineId machine, store::Time time) {
    std::vector<KeptReport> kept;
    const auto current = reader.report_of(machine);
    if (!current) return kept;
    try {
        auto after = store::unpack(current->packed_report);
        for (const auto& version : reader.report_versions(machine, std::numeric_limits<std::int32_t>::max())) {
            if (version.until <= time) break;
            after = store::unpack_against(version.packed, after);
            kept.push_back({version.until, after});
        }
    } catch (const store::StoreCorrupt&) {
        // Each is read by the one after it: what lies behind a damaged one is lost.
        return kept;
    }
    return kept;
}

std::optional<report::Report> report_on(store::Reader& reader, const store::Machine& machine, store::Day day) {
    const auto end_of_day = store::Time(day + std::chrono::days(1)) - std::chrono::milliseconds(1);
    if (machine.first_reported > end_of_day) return std::nullopt;
    const auto kept = kept_reports_back_to(reader, machine.id, end_of_day);
    if (kept.empty()) return stored_report(reader, machine.id);
    return read_stored_report(kept.back().json);
}

std::int64_t forget_history_before(store::Store& store, store::Time time) {
    std::int64_t forgotten = 0;
    for (;;) {
        const auto round = store.write([time](store::Transaction& transaction) {
            return transaction.forget_history_before(time, forgotten_at_once);
        });
        forgotten += round;
        if (round == 0) return forgotten;
    }
}

} // namespace rasoat::inventory
