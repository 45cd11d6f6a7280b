#include "agent/probes/mounts.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

namespace rasoat::probes {
namespace {

/// A machine that runs containers has thousands of mounts.
constexpr std::size_t largest_mountinfo = std::size_t{4} << 20U;

std::string_view take_word(std::string_view& line) {
    const auto end = std::min(line.find(' '), line.size());
    const auto word = line.substr(0, end);
    line.remove_prefix(std::min(end + 1, line.size()));
    return word;
}

/// The kernel writes space, tab, newline and backslash as three octal digits.
std::string unescaped(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto octal = text.substr(i, 4);
        const bool is_escape = octal.size() == 4 && octal[0] == '\\' && octal[1] >= '0' && octal[1] <= '3' &&
                               octal.find_first_not_of("01234567", 1) == std::string_view::npos;
        if (!is_escape) {
            plain += text[i];
            continue;
        }
        plain += static_cast<char>((octal[1] - '0') * 64 + (octal[2] - '0') * 8 + (octal[3] - '0'));
        i += 3;
    }
    return plain;
}

void collect_disks(
    const MachineRoot& root, const std::string& directory, std::set<std::string>& seen,
    std::vector<std::string>& disks) {
    // Each device once: whatever sysfs says, the walk ends.
    if (!seen.insert(directory).second) return;
    if (root.exists(directory + "/partition")) {
        collect_disks(root, directory.substr(0, directory.rfind('/')), seen, disks);
        return;
    }
    const auto slaves = directory + "/slaves/";
    const auto below = root.entries(slaves);
    for (const auto& one : below) {
        if (const auto device = root.resolved(slaves + one)) collect_disks(root, *device, seen, disks);
    }
    if (below.empty()) disks.push_back(block_device_name(directory));
}

} // namespace

std::vector<Mount> mounts(const MachineRoot& root) {
    const auto text = root.bytes("/proc/self/mountinfo", largest_mountinfo);
    if (!text) return {};
    std::vector<Mount> found;
    std::string_view rest = *text;
    while (!rest.empty()) {
        const auto end = std::min(rest.find('\n'), rest.size());
        auto line = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        take_word(line); // mount ID
        take_word(line); // parent's ID
        Mount mount;
        mount.device_number = take_word(line);
        mount.root = unescaped(take_word(line));
        mount.mount_point = unescaped(take_word(line));
        const auto separator = line.find(" - "); // behind options and any number of optional fields
        if (separator == std::string_view::npos) continue;
        line.remove_prefix(separator + 3);
        mount.file_system = take_word(line);
        mount.source = unescaped(take_word(line));
        found.push_back(std::move(mount));
    }
    return found;
}

std::optional<std::string> block_device_of(const MachineRoot& root, const Mount& mount) {
    if (auto device = root.resolved("/sys/dev/block/" + mount.device_number)) return device;
    if (!mount.source.starts_with("/dev/")) return std::nullopt;
    const auto name = block_device_name(mount.source);
    if (auto device = root.resolved("/sys/class/block/" + name)) return device;
    // "/dev/mapper/vg-root": the kernel knows the device by another name.
    for (const auto& device : root.entries("/sys/block")) {
        if (device.starts_with("dm-") && root.text("/sys/block/" + device + "/dm/name") == name) {
            return root.resolved("/sys/block/" + device);
        }
    }
    return std::nullopt;
}

std::string block_device_name(std::string_view directory) {
    return std::string(directory.substr(directory.rfind('/') + 1));
}

std::vector<std::string> disks_below(const MachineRoot& root, const std::string& directory) {
    std::set<std::string> seen;
    std::vector<std::string> disks;
    collect_disks(root, directory, seen, disks);
    return disks;
}

} // namespace rasoat::probes
