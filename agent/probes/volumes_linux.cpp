#include "agent/probes/firmware_text.h"
#include "agent/probes/mounts.h"
#include "agent/probes/volumes.h"

#include <sys/statvfs.h>

#include <algorithm>
#include <array>

namespace rasoat::probes {
namespace {

/// Images and media that are no part of the machine's storage.
bool is_storage(const Mount& mount, const std::string& device) {
    constexpr std::array read_only = {
        std::string_view{"squashfs"}, std::string_view{"iso9660"}, std::string_view{"udf"}, std::string_view{"erofs"}};
    const bool image = std::find(read_only.begin(), read_only.end(), mount.file_system) != read_only.end();
    const bool plugged_in = mount.mount_point.starts_with("/media/") || mount.mount_point.starts_with("/run/media/") ||
                            mount.mount_point.starts_with("/run/user/");
    const bool no_disk = device.starts_with("loop") || device.starts_with("ram") || device.starts_with("zram") ||
                         device.starts_with("sr");
    return !image && !plugged_in && !no_disk;
}

void measure(const MachineRoot& root, const Mount& mount, report::Volume& volume) {
    constexpr std::uint64_t mebibyte = std::uint64_t{1} << 20U;
    if (!root.is_live()) {
        if (const auto sectors = root.number("/sys/dev/block/" + mount.device_number + "/size")) {
            volume.size = report::Mebibytes{*sectors * 512 / mebibyte};
        }
        return;
    }
    struct statvfs space {};
    if (::statvfs(mount.mount_point.c_str(), &space) != 0) return;
    volume.size = report::Mebibytes{std::uint64_t{space.f_blocks} * space.f_frsize / mebibyte};
    volume.free = report::Mebibytes{std::uint64_t{space.f_bavail} * space.f_frsize / mebibyte};
}

} // namespace

std::vector<report::Volume> volumes(const MachineRoot& root) {
    // One device may be mounted at several places (bind mounts, btrfs subvolumes): the shortest one stands for it.
    struct Place {
        std::string device;
        Mount mount;
    };
    std::vector<Place> places;
    for (auto& mount : mounts(root)) {
        const auto directory = block_device_of(root, mount);
        if (!directory) continue;
        auto device = block_device_name(*directory);
        if (!is_storage(mount, device)) continue;
        const auto known =
            std::find_if(places.begin(), places.end(), [&](const Place& p) { return p.device == device; });
        if (known == places.end()) {
            places.push_back({std::move(device), std::move(mount)});
        } else if (mount.mount_point.size() < known->mount.mount_point.size()) {
            known->mount = std::move(mount);
        }
    }
    std::vector<report::Volume> volumes;
    for (const auto& [device, mount] : places) {
        report::Volume volume;
        if (!mount.mount_point.starts_with("/home/")) volume.mount_point = clean_text(mount.mount_point);
        volume.device = "/dev/" + device;
        volume.file_system = clean_text(mount.file_system);
        volume.system = mount.mount_point == "/";
        measure(root, mount, volume);
        volumes.push_back(std::move(volume));
    }
    return volumes;
}

} // namespace rasoat::probes
