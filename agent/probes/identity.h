#pragma once

#include "agent/probes/machine_root.h"
#include "agent/probes/smbios.h"

#include <cstdint>
#include <optional>
#include <string>

namespace rasoat::probes {

/// What the firmware calls the machine and its parts, as written there: neither cleaned nor judged.
struct FirmwareIdentity {
    std::optional<std::string> firmware_maker, firmware_version, firmware_date;
    std::optional<bool> supports_uefi;
    bool says_virtual_machine = false;
    std::optional<std::string> maker, product, version, serial, uuid, sku;
    std::optional<std::string> board_maker, board_product, board_version, board_serial;
    std::optional<std::string> chassis_serial, asset_tag;
    std::optional<std::uint8_t> chassis_type;
};

/// From the tables' types 0 to 3 (SMBIOS 3.6, 7.1 to 7.4).
FirmwareIdentity identity_in(const SmbiosTables& tables);

/// From the tables, or where there are none, from what the operating system keeps of them for everybody to read.
FirmwareIdentity firmware_identity(const MachineRoot& root, const SmbiosTables& tables);

} // namespace rasoat::probes
