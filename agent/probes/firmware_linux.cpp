#include "agent/probes/firmware.h"
#include "agent/probes/firmware_text.h"

namespace rasoat::probes {
namespace {

using report::SwitchState;

constexpr auto secure_boot_variable = "/sys/firmware/efi/efivars/SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c";

/// True for UEFI; none where the capture holds too little of /sys/firmware to tell.
std::optional<bool> booted_by_uefi(const MachineRoot& root) {
    if (root.exists("/sys/firmware/efi")) return true;
    if (root.exists("/sys/firmware/acpi")) return false;
    return std::nullopt;
}

std::optional<SwitchState>
secure_boot(const MachineRoot& root, std::optional<bool> uefi, std::optional<bool> supports_uefi) {
    if (!uefi) return std::nullopt;
    if (!*uefi) {
        // Booted the old way: what the firmware could do, it does not do now.
        if (!supports_uefi) return std::nullopt;
        return *supports_uefi ? SwitchState::off : SwitchState::absent;
    }
    // Four bytes of attributes, then the value (UEFI 2.10, 3.3 and Linux's efivarfs).
    if (const auto variable = root.bytes(secure_boot_variable)) {
        if (variable->size() != 5) return std::nullopt;
        return variable->back() == 1 ? SwitchState::on : SwitchState::off;
    }
    const bool variables_readable = !root.entries("/sys/firmware/efi/efivars").empty();
    return variables_readable ? std::optional{SwitchState::absent} : std::nullopt;
}

report::Text version_of_described_tpm(const MachineRoot& root, const SmbiosTables& tables) {
    if (auto version = described_tpm_version(tables)) return version;
    if (root.exists("/sys/firmware/acpi/tables/TPM2")) return "2.0";
    if (root.exists("/sys/firmware/acpi/tables/TCPA")) return "1.2";
    return std::nullopt;
}

void probe_tpm(const MachineRoot& root, const SmbiosTables& tables, report::Firmware& firmware) {
    const std::string chip = "/sys/class/tpm/tpm0";
    const auto described = version_of_described_tpm(root, tables);
    if (!root.exists(chip)) {
        firmware.tpm_version = described;
        // Without this directory the kernel lacks the driver, or the capture the directory: nothing is known.
        const bool was_looked_for = root.exists("/sys/class/tpm");
        if (was_looked_for) firmware.tpm = described ? SwitchState::off : SwitchState::absent;
        return;
    }
    // A TPM 1.2 says whether its owner switched it on; a TPM 2.0 that is off doesn't show.
    firmware.tpm = root.number(chip + "/device/enabled") == 0 ? SwitchState::off : SwitchState::on;
    const auto major = root.number(chip + "/tpm_version_major"); // since Linux 5.6
    if (major == 2) firmware.tpm_version = "2.0";
    if (major == 1) firmware.tpm_version = "1.2";
    if (!major) firmware.tpm_version = root.exists(chip + "/device/caps") ? report::Text{"1.2"} : described;
}

} // namespace

report::Firmware firmware(const MachineRoot& root, const FirmwareIdentity& identity, const SmbiosTables& tables) {
    auto firmware = firmware_named(identity);
    firmware.uefi = booted_by_uefi(root);
    firmware.secure_boot = secure_boot(root, firmware.uefi, identity.supports_uefi);
    probe_tpm(root, tables, firmware);
    return firmware;
}

} // namespace rasoat::probes
