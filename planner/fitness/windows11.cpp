#include "planner/fitness/windows11.h"

namespace rasoat::planner {
namespace {

/// The first switch that stands in the way on hardware that can, or ready, or unknown.
Windows11Readiness by_switches(const Firmware& firmware) {
    using enum Windows11Readiness;
    if (firmware.tpm && *firmware.tpm != SwitchState::on) return tpm_off;
    if (firmware.tpm_major && *firmware.tpm_major < 2) return tpm_old;
    if (firmware.uefi && !*firmware.uefi) return legacy_boot;
    if (firmware.secure_boot && *firmware.secure_boot != SwitchState::on) return secure_boot_off;
    return firmware.tpm && firmware.secure_boot ? ready : switches_unknown;
}

} // namespace

Windows11Readiness windows11_readiness(const Machine& machine) {
    using enum Windows11Readiness;
    if (machine.processor.windows11 == Windows11Listing::not_listed) return processor_not_listed;
    if (machine.processor.cores && *machine.processor.cores < windows11_cores) return processor_too_small;
    // What already runs Windows 11 has shown that it can, where its processor's name could not be found in the list.
    const bool runs_it = machine.operating_system.windows.value_or(0) >= 11;
    if (machine.processor.windows11 == Windows11Listing::unclear && !runs_it) return processor_unclear;
    if (machine.memory.total && machine.memory.total->count * 10 < windows11_memory.count * 9) return memory_too_small;
    if (machine.disk.size && *machine.disk.size < windows11_disk) return disk_too_small;
    return by_switches(machine.firmware);
}

bool only_switched_off(Windows11Readiness readiness) {
    using enum Windows11Readiness;
    return readiness == tpm_off || readiness == tpm_old || readiness == secure_boot_off || readiness == legacy_boot;
}

bool windows11_possible(Windows11Readiness readiness) {
    using enum Windows11Readiness;
    return readiness == ready || readiness == switches_unknown || only_switched_off(readiness);
}

} // namespace rasoat::planner
