#include "agent/probes/firmware.h"
#include "agent/probes/registry_windows.h"
#include "agent/probes/system_library_windows.h"

#include <windows.h>

#include <algorithm>
#include <array>
#include <span>

namespace rasoat::probes {
namespace {

using report::SwitchState;

/// None where Windows says neither.
std::optional<bool> booted_by_uefi() {
    // Since Windows 8; before it, the variables that only UEFI has: on a BIOS there is no such function.
    const SystemLibrary kernel(L"kernel32.dll");
    enum FirmwareType { unknown, bios, uefi };
    if (auto* const firmware_type = kernel.function<BOOL WINAPI(FirmwareType*)>("GetFirmwareType")) {
        auto type = unknown;
        if (firmware_type(&type) == 0 || type == unknown) return std::nullopt;
        return type == uefi;
    }
    GetFirmwareEnvironmentVariableW(L"", L"{00000000-0000-0000-0000-000000000000}", nullptr, 0);
    return GetLastError() != ERROR_INVALID_FUNCTION;
}

std::optional<SwitchState> secure_boot(std::optional<bool> uefi, std::optional<bool> supports_uefi) {
    const auto state = registry_key_if_there("SYSTEM\\CurrentControlSet\\Control\\SecureBoot\\State");
    if (const auto enabled = state.number("UEFISecureBootEnabled"))
        return *enabled != 0 ? SwitchState::on : SwitchState::off;
    if (!uefi) return std::nullopt;
    // Windows 7 knows nothing of it, whatever the firmware can do.
    if (*uefi) return std::nullopt;
    if (!supports_uefi) return std::nullopt;
    return *supports_uefi ? SwitchState::off : SwitchState::absent;
}

/// ACPI's tables that describe a TPM (TCG ACPI Specification).
report::Text version_in_acpi() {
    constexpr DWORD acpi = 0x41435049; // 'ACPI'
    std::array<DWORD, 256> names{};
    const auto size = EnumSystemFirmwareTables(acpi, names.data(), sizeof names);
    if (size > sizeof names) return std::nullopt;
    const std::span found{names.data(), size / sizeof(DWORD)};
    const auto has = [&](DWORD name) { return std::find(found.begin(), found.end(), name) != found.end(); };
    if (has(0x324D5054)) return "2.0"; // "TPM2" in the order of its bytes
    if (has(0x41504354)) return "1.2"; // "TCPA"
    return std::nullopt;
}

/// What tbs.h declares, of which Windows 7 has only the second function.
struct TpmDeviceInfo {
    UINT32 structure_version = 1;
    UINT32 tpm_version = 0;
    UINT32 interface_type = 0;
    UINT32 implementation_revision = 0;
};
struct TbsContextParameters {
    UINT32 version = 1;
};
constexpr UINT32 tbs_success = 0;

/// The TPM that Windows works with: "1.2" or "2.0"; empty: there is one of some version; none: there is none.
std::optional<std::string> tpm_in_use() {
    const SystemLibrary tbs(L"tbs.dll");
    if (auto* const device_info = tbs.function<UINT32 WINAPI(UINT32, void*)>("Tbsi_GetDeviceInfo")) {
        TpmDeviceInfo info;
        if (device_info(sizeof info, &info) != tbs_success) return std::nullopt;
        if (info.tpm_version == 2) return "2.0";
        return info.tpm_version == 1 ? "1.2" : "";
    }
    auto* const open = tbs.function<UINT32 WINAPI(const TbsContextParameters*, void**)>("Tbsi_Context_Create");
    auto* const close = tbs.function<UINT32 WINAPI(void*)>("Tbsip_Context_Close");
    if (open == nullptr || close == nullptr) return std::nullopt;
    const TbsContextParameters parameters;
    void* context = nullptr;
    const auto result = open(&parameters, &context);
    if (result == tbs_success) close(context);
    return result == tbs_success ? std::optional<std::string>{"1.2"} : std::nullopt;
}

void probe_tpm(const SmbiosTables& tables, report::Firmware& firmware) {
    auto described = described_tpm_version(tables);
    if (!described) described = version_in_acpi();
    const auto used = tpm_in_use();
    if (used) {
        firmware.tpm = SwitchState::on;
        firmware.tpm_version = used->empty() ? described : used;
    } else {
        firmware.tpm = described ? SwitchState::off : SwitchState::absent;
        firmware.tpm_version = described;
    }
}

} // namespace

report::Firmware firmware(const MachineRoot& /*root*/, const FirmwareIdentity& identity, const SmbiosTables& tables) {
    auto firmware = firmware_named(identity);
    firmware.uefi = booted_by_uefi();
    firmware.secure_boot = secure_boot(firmware.uefi, identity.supports_uefi);
    if (firmware.secure_boot == SwitchState::on) firmware.uefi = true; // nothing else has it
    probe_tpm(tables, firmware);
    return firmware;
}

} // namespace rasoat::probes
