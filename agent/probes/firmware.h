#pragma once

#include "agent/probes/identity.h"
#include "agent/probes/machine_root.h"
#include "agent/probes/smbios.h"
#include "agent/report/report.h"

#include <string_view>

namespace rasoat::probes {

/// A BIOS release date as SMBIOS writes it (7.1, "mm/dd/yy" or "mm/dd/yyyy"); none for anything else.
std::optional<report::Day> firmware_date(std::string_view text);

/// Name, version and date of the firmware.
report::Firmware firmware_named(const FirmwareIdentity& identity);

/// The version of the TPM that the firmware describes (7.44), on or off: "1.2" or "2.0".
report::Text described_tpm_version(const SmbiosTables& tables);

/// The whole: how the machine was booted, Secure Boot and TPM too. A TPM that the firmware describes and the system
/// does not see is "off"; one that neither knows is "absent", which a switch in the firmware's setup can also cause.
report::Firmware firmware(const MachineRoot& root, const FirmwareIdentity& identity, const SmbiosTables& tables);

} // namespace rasoat::probes
