#include "agent/probes/encryption_linux.h"

#include <string_view>

namespace rasoat::probes {
namespace {

/// The name of what encrypts a device or one below it; none where nothing does. Devices lie upon each other a few deep:
/// a volume of LVM on RAID on dm-crypt.
report::Text encryption_below(const MachineRoot& root, const std::string& device, int depth = 8) {
    const auto directory = "/sys/class/block/" + device;
    // "CRYPT-LUKS2-...", "CRYPT-PLAIN-..." (cryptsetup's names)
    if (const auto uuid = root.text_if_allowed(directory + "/dm/uuid"); uuid && uuid->starts_with("CRYPT-"))
        return uuid->starts_with("CRYPT-LUKS") ? "LUKS" : "dm-crypt";
    if (depth == 0) return std::nullopt;
    for (const auto& below : root.entries(directory + "/slaves")) {
        if (auto name = encryption_below(root, below, depth - 1)) return name;
    }
    return std::nullopt;
}

} // namespace

void tell_encryption(const MachineRoot& root, std::vector<report::Volume>& volumes) {
    constexpr std::string_view devices = "/dev/";
    for (auto& volume : volumes) {
        if (!volume.device || !volume.device->starts_with(devices)) continue;
        const auto device = volume.device->substr(devices.size());
        if (!root.exists("/sys/class/block/" + device)) continue; // not captured: nothing is known
        volume.encryption_name = encryption_below(root, device);
        volume.encryption = volume.encryption_name ? report::VolumeEncryption::whole : report::VolumeEncryption::none;
    }
}

} // namespace rasoat::probes
