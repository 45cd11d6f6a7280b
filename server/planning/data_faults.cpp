#include "server/planning/data_faults.h"

#include "server/planning/machine_facts.h"

#include <algorithm>

namespace rasoat::planning {
namespace {

constexpr std::int64_t megabytes_in_gigabyte = 1000;

bool outside(planner::Mebibytes size, planner::Mebibytes least, planner::Mebibytes most) {
    return size < least || size > most;
}

void find_in_memory(
    DataFaults& faults, const report::Memory& memory, const std::optional<planner::ProcessorRow>& processor,
    const settings::DataQualityRules& rules) {
    if (!memory.total) {
        faults.add(DataFault::no_memory);
    } else {
        const planner::Mebibytes total{static_cast<std::int64_t>(memory.total->count)};
        if (outside(total, rules.memory_least, rules.memory_most)) faults.add(DataFault::memory_impossible);
    }
    for (const auto& slot : memory.slots) {
        if (!slot.size || !slot.kind) continue;
        const auto kind = planner_kind(*slot.kind);
        const auto most = rules.module_most.find(kind);
        if (most != rules.module_most.end() && static_cast<std::int64_t>(slot.size->count) > most->second.count)
            faults.add(DataFault::module_impossible);
        const auto known = processor && !processor->memory_kinds.empty() && kind != planner::MemoryKind::other;
        if (known && std::ranges::find(processor->memory_kinds, kind) == processor->memory_kinds.end())
            faults.add(DataFault::memory_kind_impossible);
    }
}

void find_in_disks(
    DataFaults& faults, const std::vector<report::Disk>& disks, const settings::DataQualityRules& rules) {
    auto any = false;
    for (const auto& disk : disks) {
        if (disk.removable && !disk.holds_system) continue;
        any = true;
        if (!disk.size) continue;
        const auto size = static_cast<std::int64_t>(disk.size->count);
        if (size < rules.disk_least.count * megabytes_in_gigabyte ||
            size > rules.disk_most.count * megabytes_in_gigabyte)
            faults.add(DataFault::disk_impossible);
    }
    if (!any) faults.add(DataFault::no_disk);
}

void find_in_purchase(
    DataFaults& faults, const store::Machine& record, const std::optional<planner::ProcessorRow>& processor,
    const settings::DataQualityRules& rules, store::Day today) {
    if (!record.price) faults.add(DataFault::no_price);
    if (!record.purchased) {
        faults.add(DataFault::no_purchase_date);
        return;
    }
    if (*record.purchased > today || *record.purchased < rules.earliest_purchase)
        faults.add(DataFault::bought_in_no_time);
    if (!processor || !processor->first_sold) return;
    // Only what is certainly earlier: before the first day of the quarter, or of the year.
    const auto& sale = *processor->first_sold;
    const auto month = static_cast<unsigned>(sale.quarter ? (*sale.quarter - 1) * 3 + 1 : 1);
    const store::Day first{std::chrono::year(sale.year.value) / std::chrono::month(month) / 1};
    if (*record.purchased < first) faults.add(DataFault::bought_before_it_was);
}

} // namespace

DataFaults data_faults(
    const report::Report& report, const store::Machine& record, const std::optional<planner::ProcessorRow>& processor,
    const settings::DataQualityRules& rules, store::Day today) {
    DataFaults faults;
    find_in_memory(faults, report.memory, processor, rules);
    find_in_disks(faults, report.disks, rules);
    if (report.processors.empty() || !report.processors.front().name) faults.add(DataFault::no_processor);
    if (report.system.kind == report::MachineKind::virtual_machine) return faults;
    find_in_purchase(faults, record, processor, rules, today);
    if (!report.system.serial)
        faults.add(DataFault::no_serial);
    else if (report.system.serial->size() < rules.shortest_serial)
        faults.add(DataFault::short_serial);
    return faults;
}

} // namespace rasoat::planning
