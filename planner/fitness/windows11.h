#pragma once

#include "planner/model/machine.h"

/// Whether a machine can run Windows 11, by Microsoft's list of processors and the firmware's switches.
namespace rasoat::planner {

enum class Windows11Readiness {
    ready,
    tpm_off,         ///< switching the TPM on in the firmware's setup is enough, at no cost
    tpm_old,         ///< a TPM 1.2 is in use; the processor has one of version 2.0 to switch to
    secure_boot_off, ///< the same for Secure Boot
    legacy_boot,     ///< started in BIOS mode; the disk is converted (mbr2gpt) and UEFI switched on
    processor_not_listed,
    processor_too_small,
    memory_too_small,
    disk_too_small,
    processor_unclear,
    switches_unknown, ///< the hardware can; how the TPM and Secure Boot are set was not reported
};

/// Microsoft's minimum beside the list of processors ("Windows 11 specifications").
inline constexpr int windows11_cores = 2;
inline constexpr Mebibytes windows11_memory{4096};
inline constexpr Gigabytes windows11_disk{64};

/// The first obstacle, hardware before switches. Every listed processor carries a firmware TPM 2.0 (Intel PTT, AMD
/// fTPM) and came with UEFI, so on those an absent or old TPM and a legacy start are settings, not hardware.
[[nodiscard]] Windows11Readiness windows11_readiness(const Machine& machine);

/// Only settings stand in the way: it costs nothing but a technician's visit.
[[nodiscard]] bool only_switched_off(Windows11Readiness readiness);

/// The hardware can, whatever the switches say.
[[nodiscard]] bool windows11_possible(Windows11Readiness readiness);

} // namespace rasoat::planner
