#include "agent/probes/hexadecimal.h"
#include "agent/probes/memory.h"

#include <algorithm>
#include <charconv>

namespace rasoat::probes {
namespace {

/// A line of /proc/meminfo, "MemTotal:       24684092 kB".
std::optional<report::Mebibytes> meminfo_line(std::string_view meminfo, std::string_view key) {
    const auto start = meminfo.find(key);
    if (start == std::string_view::npos) return std::nullopt;
    auto line = meminfo.substr(start + key.size());
    line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
    std::uint64_t kibibytes = 0;
    const auto [rest, error] = std::from_chars(line.data(), line.data() + line.size(), kibibytes);
    if (error != std::errc{}) return std::nullopt;
    return report::Mebibytes{kibibytes / 1024};
}

/// The memory that the kernel was given, in whole blocks: what was installed to within a block, where MemTotal lacks
/// what firmware and kernel keep for themselves. None where the kernel shows no blocks.
std::optional<report::Mebibytes> memory_blocks(const MachineRoot& root) {
    const std::string directory = "/sys/devices/system/memory/";
    const auto size_text = root.text(directory + "block_size_bytes");
    const auto size = size_text ? from_hexadecimal(*size_text) : std::nullopt;
    if (!size) return std::nullopt;
    std::uint64_t online = 0;
    for (const auto& name : root.entries(directory)) {
        const bool is_block = name.starts_with("memory") && name.size() > 6 && name[6] >= '0' && name[6] <= '9';
        if (is_block && root.text((directory + name).append("/state")) == "online") ++online;
    }
    return online == 0 ? std::nullopt : std::optional{report::Mebibytes{online * *size >> 20U}};
}

} // namespace

report::Memory memory(const MachineRoot& root, const SmbiosTables& tables) {
    auto memory = memory_in(tables);
    if (!memory.total) memory.total = memory_blocks(root);
    const auto meminfo = root.text("/proc/meminfo");
    if (!meminfo) return memory;
    memory.swap = meminfo_line(*meminfo, "SwapTotal:");
    const auto usable = meminfo_line(*meminfo, "MemTotal:");
    const auto available = meminfo_line(*meminfo, "MemAvailable:"); // since Linux 3.14
    if (!memory.total) memory.total = usable;
    if (usable && available && available <= usable) memory.in_use = report::Mebibytes{usable->count - available->count};
    return memory;
}

} // namespace rasoat::probes
