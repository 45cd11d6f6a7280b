#include "planner/fitness/windows11.h"
#include "planner/options/machine_change.h"
#include "planner/options/options.h"

#include <algorithm>

namespace rasoat::planner {
namespace {

/// The memory after `modules` modules of a size went into free slots, then in place of the smallest that come out.
struct Fill {
    Mebibytes total;
    int removed = 0;
};

std::optional<Fill> fill(const MemoryFacts& facts, Mebibytes size, int modules) {
    std::vector<Mebibytes> replaceable;
    Mebibytes total;
    int free = 0;
    for (const MemorySlot& slot : facts.slots) {
        if (!slot.size) {
            if (!slot.soldered) ++free;
            continue;
        }
        total = total + *slot.size;
        if (!slot.soldered) replaceable.push_back(*slot.size);
    }
    std::sort(replaceable.begin(), replaceable.end());
    Fill result{total + Mebibytes{size.count * modules}, std::max(0, modules - free)};
    if (result.removed > static_cast<int>(replaceable.size())) return std::nullopt;
    for (int i = 0; i < result.removed; ++i) {
        if (replaceable[static_cast<std::size_t>(i)] >= size) return std::nullopt;
        result.total = result.total - replaceable[static_cast<std::size_t>(i)];
    }
    return result;
}

bool fits(const MemoryFacts& facts, const MemoryPart& part) {
    if (part.kind != facts.kind) return false;
    const bool soldered = std::any_of(facts.slots.begin(), facts.slots.end(), [](auto& slot) { return slot.soldered; });
    // Firmware states the maximum for all slots together, each filled with the largest module that the board knows.
    const auto slots = static_cast<std::int64_t>(facts.slots.size());
    return !facts.maximum || soldered || part.size.count * slots <= facts.maximum->count;
}

bool is_ssd(DiskKind kind) {
    return kind != DiskKind::hdd;
}

/// Whether Windows 11 can go onto the machine and would be news there: an older Windows, or a release of it that is
/// over.
bool takes_windows11(const Machine& machine, Day today) {
    const OperatingSystem& system = machine.operating_system;
    if (!system.windows) return false;
    const bool over = system.support_ends && *system.support_ends < today;
    return (*system.windows < 11 || over) && windows11_possible(windows11_readiness(machine));
}

FirmwareSwitch switch_for(Windows11Readiness readiness) {
    switch (readiness) {
    case Windows11Readiness::tpm_off:
    case Windows11Readiness::tpm_old:
        return FirmwareSwitch::tpm;
    case Windows11Readiness::secure_boot_off:
        return FirmwareSwitch::secure_boot;
    case Windows11Readiness::legacy_boot:
        return FirmwareSwitch::uefi;
    default:
        return FirmwareSwitch::none;
    }
}

/// The system's part of an upgrade that puts these parts in: Windows 11, or only a switch where it already runs.
void add_system(
    const Machine& machine, const Catalogue& catalogue, const Upgrade& parts, Day today, std::vector<Upgrade>& found) {
    const Machine with_parts = upgraded(machine, parts, catalogue);
    const FirmwareSwitch firmware = switch_for(windows11_readiness(with_parts));
    const bool has_parts = parts.memory || parts.disk;
    const int windows = machine.operating_system.windows.value_or(0);
    const bool install = takes_windows11(with_parts, today);
    // A licence costs money, so there the parts alone are a choice of their own; from Windows 10 it is free.
    const bool licence = install && windows < 10;
    if (has_parts && (!install || licence) && (windows < 11 || firmware == FirmwareSwitch::none))
        found.push_back(parts);
    Upgrade with_system = parts;
    with_system.firmware = install || windows >= 11 ? firmware : FirmwareSwitch::none;
    with_system.windows11 = install;
    with_system.licence = licence;
    if (install || with_system.firmware != FirmwareSwitch::none) found.push_back(with_system);
}

} // namespace

std::optional<MemoryUpgrade> memory_upgrade(const MemoryFacts& facts, Mebibytes needs, const Catalogue& catalogue) {
    if (facts.slots.empty() || !facts.kind || !facts.total) return std::nullopt;
    if (facts.total->count * 10 >= needs.count * 9) return std::nullopt;

    struct Candidate {
        MemoryUpgrade upgrade;
        Vnd cost;
        bool enough = false;
    };
    std::optional<Candidate> best;
    const auto better = [](const Candidate& a, const Candidate& b) {
        if (a.enough != b.enough) return a.enough;
        if (!a.enough && a.upgrade.total != b.upgrade.total) return a.upgrade.total > b.upgrade.total;
        if (a.cost != b.cost) return a.cost < b.cost;
        return a.upgrade.total > b.upgrade.total;
    };
    for (std::uint32_t index = 0; index < catalogue.memory.size(); ++index) {
        const MemoryPart& part = catalogue.memory[index];
        if (!fits(facts, part)) continue;
        for (int modules = 1; modules <= static_cast<int>(facts.slots.size()); ++modules) {
            const auto filled = fill(facts, part.size, modules);
            if (!filled || filled->total <= *facts.total) continue;
            if (facts.maximum && filled->total > *facts.maximum) continue;
            const Candidate candidate{
                {index, modules, filled->removed, filled->total},
                {part.price.amount * modules},
                filled->total >= needs};
            if (!best || better(candidate, *best)) best = candidate;
        }
    }
    if (!best) return std::nullopt;
    return best->upgrade;
}

std::optional<std::uint32_t> disk_upgrade(const SystemDisk& disk, const Role& role, const Catalogue& catalogue) {
    if (!disk.kind) return std::nullopt;
    const bool wrong_kind = role.needs_ssd && !is_ssd(*disk.kind);
    const bool small = disk.size && disk.size->count * 10 < role.disk.count * 9;
    const bool full = disk.size && disk.free && disk.free->count < 20 && disk.free->count * 10 < disk.size->count;
    const bool ailing = disk.health && *disk.health != DiskHealth::good;
    if (!wrong_kind && !small && !full && !ailing) return std::nullopt;

    const DiskKind bus = *disk.kind == DiskKind::nvme ? DiskKind::nvme : DiskKind::ssd;
    std::optional<std::uint32_t> best;
    for (std::uint32_t index = 0; index < catalogue.disks.size(); ++index) {
        const DiskPart& part = catalogue.disks[index];
        if (part.kind != bus || part.size.count * 10 < role.disk.count * 9) continue;
        const bool holds_the_data = !disk.size || !disk.free || part.size.count >= disk.size->count - disk.free->count;
        const bool larger = !full || part.size > *disk.size;
        if (!holds_the_data || !larger) continue;
        if (!best || part.price < catalogue.disks[*best].price) best = index;
    }
    return best;
}

std::vector<Upgrade> upgrades_for(const Machine& machine, const Role& role, const Catalogue& catalogue, Day today) {
    const auto memory = memory_upgrade(machine.memory, role.memory, catalogue);
    const auto disk = disk_upgrade(machine.disk, role, catalogue);
    std::vector<Upgrade> found;
    add_system(machine, catalogue, {}, today, found);
    if (memory) add_system(machine, catalogue, {.memory = memory}, today, found);
    if (disk) add_system(machine, catalogue, {.disk = disk}, today, found);
    if (memory && disk) add_system(machine, catalogue, {.memory = memory, .disk = disk}, today, found);
    return found;
}

} // namespace rasoat::planner
