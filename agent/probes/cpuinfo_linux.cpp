#include "agent/probes/cpuinfo.h"
#include "agent/probes/firmware_text.h"

#include <utility>

namespace rasoat::probes {
namespace {

/// A machine of 512 threads writes some 800 KiB.
constexpr std::size_t largest_cpuinfo = std::size_t{8} << 20U;

std::string_view first_line(std::string_view& text) {
    const auto end = text.find('\n');
    const auto line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    return line;
}

} // namespace

std::optional<std::string> CpuinfoBlock::field(std::string_view key) const {
    const auto found = fields.find(key);
    if (found == fields.end() || found->second.empty()) return std::nullopt;
    return found->second;
}

bool CpuinfoBlock::has_flag(std::string_view flag) const {
    auto flags = field("flags");
    if (!flags) flags = field("features");
    if (!flags) return false;
    const auto padded = " " + *flags + " ";
    return padded.find(" " + std::string(flag) + " ") != std::string::npos;
}

std::vector<CpuinfoBlock> parse_cpuinfo(std::string_view text) {
    std::vector<CpuinfoBlock> processors;
    CpuinfoBlock machine; // what stands in no processor's block
    CpuinfoBlock block;
    const auto end_block = [&] {
        if (block.fields.empty()) return;
        const auto number = block.field("processor");
        // Old ARM kernels write the processor's name under "Processor" and number nothing.
        const bool numbered = number && number->find_first_not_of("0123456789") == std::string::npos;
        auto ended = std::exchange(block, {});
        if (numbered) {
            processors.push_back(std::move(ended));
        } else {
            machine.fields.merge(ended.fields);
        }
    };
    while (!text.empty()) {
        const auto line = first_line(text);
        const auto colon = line.find(':');
        if (colon == std::string_view::npos) {
            if (clean_text(line).empty()) end_block();
            continue;
        }
        const auto key = lower_case(clean_text(line.substr(0, colon)));
        // Blocks of some architectures follow each other without an empty line.
        if (key == "processor" && block.fields.contains(key)) end_block();
        block.fields.emplace(key, clean_text(line.substr(colon + 1)));
    }
    end_block();
    if (processors.empty() && !machine.fields.empty()) processors.push_back(machine);
    for (auto& processor : processors)
        processor.fields.insert(machine.fields.begin(), machine.fields.end());
    return processors;
}

std::vector<CpuinfoBlock> read_cpuinfo(const MachineRoot& root) {
    const auto text = root.bytes("/proc/cpuinfo", largest_cpuinfo);
    if (!text) return {};
    return parse_cpuinfo(*text);
}

} // namespace rasoat::probes
