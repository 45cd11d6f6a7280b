#include "agent/probes/identity.h"
#include "agent/probes/registry_windows.h"

namespace rasoat::probes {

FirmwareIdentity firmware_identity(const MachineRoot& /*root*/, const SmbiosTables& tables) {
    if (!tables.empty()) return identity_in(tables);
    // What Windows itself took from the tables at its start.
    const auto key = registry_key_if_there("HARDWARE\\DESCRIPTION\\System\\BIOS");
    FirmwareIdentity identity;
    identity.firmware_maker = key.text("BIOSVendor");
    identity.firmware_version = key.text("BIOSVersion");
    identity.firmware_date = key.text("BIOSReleaseDate");
    identity.maker = key.text("SystemManufacturer");
    identity.product = key.text("SystemProductName");
    identity.version = key.text("SystemVersion");
    identity.sku = key.text("SystemSKU");
    identity.board_maker = key.text("BaseBoardManufacturer");
    identity.board_product = key.text("BaseBoardProduct");
    identity.board_version = key.text("BaseBoardVersion");
    return identity;
}

} // namespace rasoat::probes
