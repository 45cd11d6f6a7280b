#include "server/planning/machine_reading.h"

#include "server/inventory/stored_report.h"
#include "server/planning/machine_facts.h"

#include <algorithm>
#include <future>
#include <thread>
#include <utility>

namespace rasoat::planning {
namespace {

/// Fewer are not worth a thread.
constexpr std::size_t least_for_thread = 64;

ReadMachine read_machine(
    const store::Machine& record, const store::StoredReport& stored, const PlanningRules& rules, planner::Day today) {
    const auto report = inventory::stored_report(stored).value_or(report::Report{});
    auto facts = machine_facts(report, record, rules.processors, rules.os_support);
    const auto faults =
        data_faults(report, record, rules.processors.facts_of(facts.processor.name).row, rules.data_quality, today);
    return {record.id, record.unit, record.hostname, std::move(facts), faults};
}

} // namespace

std::vector<ReadMachine> read_machines(
    store::Reader& reader, std::span<const store::Machine> records, const PlanningRules& rules, planner::Day today) {
    std::vector<store::StoredReport> reports;
    reports.reserve(records.size());
    for (const auto& record : records)
        reports.push_back(reader.report_of(record.id).value_or(store::StoredReport{}));

    std::vector<ReadMachine> machines(records.size());
    const auto read_share = [&](std::size_t from, std::size_t to) {
        for (auto index = from; index < to; ++index)
            machines[index] = read_machine(records[index], reports[index], rules, today);
    };
    const auto shares = std::clamp<std::size_t>(
        records.size() / least_for_thread, 1, std::max(1U, std::thread::hardware_concurrency()));
    std::vector<std::future<void>> others;
    for (std::size_t share = 1; share < shares; ++share)
        others.push_back(std::async(
            std::launch::async, read_share, records.size() * share / shares, records.size() * (share + 1) / shares));
    read_share(0, records.size() / shares);
    for (auto& other : others)
        other.get();
    return machines;
}

} // namespace rasoat::planning
