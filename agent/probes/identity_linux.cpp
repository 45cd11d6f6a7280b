#include "agent/probes/identity.h"

namespace rasoat::probes {

FirmwareIdentity firmware_identity(const MachineRoot& root, const SmbiosTables& tables) {
    if (!tables.empty()) return identity_in(tables);
    const auto field = [&root](const std::string& name) {
        return root.text_if_allowed("/sys/class/dmi/id/" + name); // serial numbers and the UUID are root's alone
    };
    FirmwareIdentity identity;
    identity.firmware_maker = field("bios_vendor");
    identity.firmware_version = field("bios_version");
    identity.firmware_date = field("bios_date");
    identity.maker = field("sys_vendor");
    identity.product = field("product_name");
    identity.version = field("product_version");
    identity.serial = field("product_serial");
    identity.uuid = field("product_uuid");
    identity.sku = field("product_sku");
    identity.board_maker = field("board_vendor");
    identity.board_product = field("board_name");
    identity.board_version = field("board_version");
    identity.board_serial = field("board_serial");
    identity.chassis_serial = field("chassis_serial");
    identity.asset_tag = field("chassis_asset_tag");
    if (const auto type = root.number("/sys/class/dmi/id/chassis_type"); type && *type < 0x80) {
        identity.chassis_type = static_cast<std::uint8_t>(*type);
    }
    // Boards of the ARM kind have no SMBIOS; the device tree names them.
    if (!identity.product) identity.product = root.text("/proc/device-tree/model");
    return identity;
}

} // namespace rasoat::probes
