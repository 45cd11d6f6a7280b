#pragma once

#include "agent/report/report.h"
#include "server/store/store.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Earlier reports of a machine: each is kept as what differs from the one after it, so that a year of small changes
/// costs some kilobytes.
namespace rasoat::inventory {

/// What is to be written when another report takes the place of a machine's current one.
struct VersionStep {
    std::optional<store::ReportVersion> added;     ///< the current one, worth keeping
    std::optional<store::ReportVersion> rewritten; ///< the newest version, now against the report that comes
};

/// Which of the machine's reports it is about.
struct Replacement {
    store::MachineId machine;
    std::string_view before; ///< the current report's JSON
    std::string_view after;  ///< the next one's
    store::Time since;       ///< when the current one came
    store::Time at;          ///< when the next one comes
};

/// The current report is kept where `parts_changed` and it was the machine's state at the end of a day: of reports of
/// one day only the last counts.
[[nodiscard]] VersionStep version_step(store::Reader& reader, const Replacement& replacement, bool parts_changed);

void write(store::Transaction& transaction, const VersionStep& step);

/// An earlier report, until when it was the machine's.
struct KeptReport {
    store::Time until;
    std::string json;
};

/// The machine's earlier reports, the newest first, down to the one that `until` held at `time`; as far as they can be
/// read.
[[nodiscard]] std::vector<KeptReport>
kept_reports_back_to(store::Reader& reader, store::MachineId machine, store::Time time);

/// What the machine looked like at the end of `day`: its report of then. None where it had not reported by then, or its
/// report of then cannot be read any more.
[[nodiscard]] std::optional<report::Report>
report_on(store::Reader& reader, const store::Machine& machine, store::Day day);

/// Forgets what happened before `time`: entries and earlier reports, some thousand at a time. Returns how many went.
std::int64_t forget_history_before(store::Store& store, store::Time time);

} // namespace rasoat::inventory
