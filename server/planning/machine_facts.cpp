#include "server/planning/machine_facts.h"

#include "server/inventory/part_text.h"
#include "server/planning/strain_facts.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>

namespace rasoat::planning {
namespace {

std::optional<planner::MachineKind> kind_of(const report::System& system) {
    if (!system.kind || system.virtual_machine) return std::nullopt;
    switch (*system.kind) {
    case report::MachineKind::desktop:
    case report::MachineKind::all_in_one:
    case report::MachineKind::server:
        return planner::MachineKind::desktop;
    case report::MachineKind::laptop:
    case report::MachineKind::tablet:
        return planner::MachineKind::laptop;
    case report::MachineKind::virtual_machine:
        break;
    }
    return std::nullopt;
}

planner::Processor
processor_facts(const std::vector<report::Processor>& reported, const planner::ProcessorKnowledge& knowledge) {
    if (reported.empty()) return {};
    planner::Processor processor;
    if (reported.front().name) processor = planner::processor_of(knowledge, *reported.front().name);
    if (reported.front().cores) processor.cores = static_cast<int>(*reported.front().cores);
    return processor;
}

/// The kind of the modules that are in; where they differ or say nothing, what the processor takes if that is one kind.
std::optional<planner::MemoryKind>
memory_kind(const report::Memory& memory, const std::optional<planner::ProcessorRow>& processor) {
    std::optional<planner::MemoryKind> kind;
    for (const auto& slot : memory.slots) {
        if (!slot.size || !slot.kind) continue;
        if (kind && *kind != planner_kind(*slot.kind)) return std::nullopt;
        kind = planner_kind(*slot.kind);
    }
    if (!kind && processor && processor->memory_kinds.size() == 1) return processor->memory_kinds.front();
    return kind;
}

planner::Mebibytes mebibytes(report::Mebibytes size) {
    return {static_cast<std::int64_t>(size.count)};
}

planner::MemoryFacts memory_facts(const report::Memory& memory, const std::optional<planner::ProcessorRow>& processor) {
    planner::MemoryFacts facts;
    if (memory.total) facts.total = mebibytes(*memory.total);
    const auto believable = [&](std::optional<planner::Mebibytes> maximum) {
        return maximum && (!facts.total || *maximum >= *facts.total) ? maximum : std::nullopt;
    };
    if (memory.maximum) facts.maximum = believable(mebibytes(*memory.maximum));
    if (!facts.maximum && processor) facts.maximum = believable(processor->memory_maximum);
    facts.kind = memory_kind(memory, processor);
    for (const auto& slot : memory.slots)
        facts.slots.push_back({slot.size ? std::optional(mebibytes(*slot.size)) : std::nullopt, slot.soldered});
    return facts;
}

const report::Disk* system_disk(const std::vector<report::Disk>& disks) {
    const auto holds_system = std::ranges::find_if(disks, &report::Disk::holds_system);
    if (holds_system != disks.end()) return &*holds_system;
    const report::Disk* built_in = nullptr;
    for (const auto& disk : disks) {
        if (disk.removable) continue;
        if (built_in != nullptr) return nullptr;
        built_in = &disk;
    }
    return built_in;
}

planner::DiskKind kind_of(report::DiskKind kind) {
    switch (kind) {
    case report::DiskKind::hdd:
        return planner::DiskKind::hdd;
    case report::DiskKind::ssd:
        return planner::DiskKind::ssd;
    case report::DiskKind::nvme:
        return planner::DiskKind::nvme;
    }
    return planner::DiskKind::hdd;
}

planner::DiskHealth health_of(report::DiskHealth health) {
    switch (health) {
    case report::DiskHealth::good:
        return planner::DiskHealth::good;
    case report::DiskHealth::warning:
        return planner::DiskHealth::warning;
    case report::DiskHealth::failing:
        return planner::DiskHealth::failing;
    }
    return planner::DiskHealth::good;
}

planner::SystemDisk disk_facts(const report::Report& report) {
    planner::SystemDisk facts;
    if (const auto* disk = system_disk(report.disks)) {
        if (disk->kind) facts.kind = kind_of(*disk->kind);
        if (disk->size) facts.size = planner::Gigabytes{static_cast<std::int64_t>((disk->size->count + 500) / 1000)};
        if (disk->health) facts.health = health_of(*disk->health);
    }
    const auto volume = std::ranges::find_if(report.volumes, &report::Volume::system);
    if (volume != report.volumes.end() && volume->free)
        facts.free = planner::Gigabytes{std::llround(static_cast<double>(volume->free->count) * 1048576 / 1e9)};
    return facts;
}

planner::OperatingSystem
system_facts(const report::OperatingSystem& system, const settings::OsSupportTable& os_support) {
    auto name = system.full_name.value_or("");
    if (system.name) name += (name.empty() ? "" : " ") + *system.name;
    auto facts = os_support.support_of(name, system.version.value_or(""), system.kernel_version.value_or(""));
    facts.name = inventory::text_of(system);
    return facts;
}

planner::SwitchState state_of(report::SwitchState state) {
    switch (state) {
    case report::SwitchState::on:
        return planner::SwitchState::on;
    case report::SwitchState::off:
        return planner::SwitchState::off;
    case report::SwitchState::absent:
        return planner::SwitchState::absent;
    }
    return planner::SwitchState::absent;
}

planner::Firmware firmware_facts(const report::Firmware& firmware) {
    planner::Firmware facts;
    facts.uefi = firmware.uefi;
    if (firmware.secure_boot) facts.secure_boot = state_of(*firmware.secure_boot);
    if (firmware.tpm) facts.tpm = state_of(*firmware.tpm);
    if (firmware.tpm_version && firmware.tpm_version->starts_with("1")) facts.tpm_major = 1;
    if (firmware.tpm_version && firmware.tpm_version->starts_with("2")) facts.tpm_major = 2;
    return facts;
}

std::optional<int> battery_health(const std::vector<report::Battery>& batteries) {
    for (const auto& battery : batteries) {
        if (!battery.design_capacity || !battery.full_capacity || battery.design_capacity->count == 0) continue;
        const auto share =
            static_cast<double>(battery.full_capacity->count) / static_cast<double>(battery.design_capacity->count);
        return std::min(100, static_cast<int>(std::lround(share * 100)));
    }
    return std::nullopt;
}

} // namespace

planner::MemoryKind planner_kind(report::MemoryKind kind) {
    switch (kind) {
    case report::MemoryKind::ddr2:
        return planner::MemoryKind::ddr2;
    case report::MemoryKind::ddr3:
        return planner::MemoryKind::ddr3;
    case report::MemoryKind::ddr4:
        return planner::MemoryKind::ddr4;
    case report::MemoryKind::ddr5:
        return planner::MemoryKind::ddr5;
    default:
        return planner::MemoryKind::other;
    }
}

planner::Machine machine_facts(
    const report::Report& report, const store::Machine& record, const planner::ProcessorKnowledge& processors,
    const settings::OsSupportTable& os_support) {
    planner::Machine machine;
    machine.id = store::to_string(record.id);
    machine.name = inventory::maker_and_model(report.system.maker, report.system.model);
    if (machine.name.empty()) machine.name = record.hostname;
    machine.kind = kind_of(report.system);
    machine.processor = processor_facts(report.processors, processors);
    machine.memory = memory_facts(report.memory, processors.facts_of(machine.processor.name).row);
    machine.disk = disk_facts(report);
    machine.operating_system = system_facts(report.operating_system, os_support);
    machine.firmware = firmware_facts(report.firmware);
    machine.purchased = record.purchased;
    machine.first_sold = machine.processor.first_sold;
    machine.price = record.price;
    if (!report.monitors.empty()) machine.monitors = static_cast<int>(report.monitors.size());
    machine.battery_health = battery_health(report.batteries);
    machine.strain = strain_facts(report.strain);
    machine.broken = record.broken;
    machine.warranty_ends = record.warranty_ends;
    return machine;
}

} // namespace rasoat::planning
