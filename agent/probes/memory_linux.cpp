#include "agent/probes/memory.h"

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

} // namespace

report::Memory memory(const MachineRoot& root, const SmbiosTables& tables) {
    auto memory = memory_in(tables);
    const auto meminfo = root.text("/proc/meminfo");
    if (!meminfo) return memory;
    memory.swap = meminfo_line(*meminfo, "SwapTotal:");
    if (!memory.total) memory.total = meminfo_line(*meminfo, "MemTotal:");
    return memory;
}

} // namespace rasoat::probes
