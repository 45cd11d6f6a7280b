#include "planner/options/machine_change.h"

#include <algorithm>

namespace rasoat::planner {
namespace {

OperatingSystem newest_windows() {
    return {.name = "Windows 11", .support_ends = {}, .windows = 11, .newer_follow = true};
}

void put_in(MemoryFacts& memory, const MemoryUpgrade& upgrade, Mebibytes size) {
    std::vector<MemorySlot*> places;
    for (MemorySlot& slot : memory.slots)
        if (!slot.soldered) places.push_back(&slot);
    // Free slots first, then the smallest modules.
    const auto held = [](const MemorySlot* slot) { return slot->size.value_or(Mebibytes{0}); };
    std::stable_sort(places.begin(), places.end(), [&](auto* a, auto* b) { return held(a) < held(b); });
    for (std::size_t i = 0; i < places.size() && i < static_cast<std::size_t>(upgrade.modules); ++i)
        places[i]->size = size;
    memory.total = upgrade.total;
}

/// What was watched does not hold for what is new. For want of memory a machine waits for its disk too.
void relieve(Strain& strain, const Upgrade& upgrade) {
    if (upgrade.memory) strain.memory_pressure = 0;
    if (upgrade.memory || upgrade.disk) strain.disk_strain = 0;
}

} // namespace

Machine upgraded(Machine machine, const Upgrade& upgrade, const Catalogue& catalogue) {
    if (upgrade.memory) put_in(machine.memory, *upgrade.memory, catalogue.memory.at(upgrade.memory->part).size);
    if (upgrade.disk) {
        const DiskPart& part = catalogue.disks.at(*upgrade.disk);
        SystemDisk disk{.kind = part.kind, .size = part.size, .free = {}, .health = DiskHealth::good};
        if (machine.disk.size && machine.disk.free)
            disk.free = Gigabytes{part.size.count - (machine.disk.size->count - machine.disk.free->count)};
        machine.disk = disk;
    }
    if (machine.strain) relieve(*machine.strain, upgrade);
    switch (upgrade.firmware) {
    case FirmwareSwitch::none:
        break;
    case FirmwareSwitch::tpm:
    case FirmwareSwitch::secure_boot:
    case FirmwareSwitch::uefi:
        // The technician's one visit sets all that Windows 11 asks for.
        machine.firmware = {.uefi = true, .secure_boot = SwitchState::on, .tpm = SwitchState::on, .tpm_major = 2};
    }
    if (upgrade.windows11) {
        machine.operating_system = newest_windows();
        // Windows 11 does not install in place without them.
        machine.firmware = {.uefi = true, .secure_boot = SwitchState::on, .tpm = SwitchState::on, .tpm_major = 2};
    }
    return machine;
}

Machine bought(const CatalogueModel& model, Year year, int monitors_there) {
    Machine machine;
    machine.id = model.id;
    machine.name = model.name.vi;
    machine.kind = model.kind;
    machine.processor.score = model.processor;
    machine.processor.windows11 = Windows11Listing::listed;
    machine.memory.total = model.memory;
    machine.disk = {.kind = model.disk_kind, .size = model.disk, .free = {}, .health = DiskHealth::good};
    machine.operating_system = newest_windows();
    machine.firmware = {.uefi = true, .secure_boot = SwitchState::on, .tpm = SwitchState::on, .tpm_major = 2};
    machine.purchased = std::chrono::year{year.value} / std::chrono::July / 1;
    machine.price = model.price;
    machine.monitors = std::max(model.monitors, monitors_there);
    if (model.kind == MachineKind::laptop) machine.battery_health = 100;
    machine.service_years = model.service_years;
    return machine;
}

} // namespace rasoat::planner
