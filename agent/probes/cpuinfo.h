#pragma once

#include "agent/probes/machine_root.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rasoat::probes {

/// One block of /proc/cpuinfo: a logical processor on most architectures.
struct CpuinfoBlock {
    std::map<std::string, std::string, std::less<>> fields; ///< keys in lower case, as each architecture names them

    [[nodiscard]] std::optional<std::string> field(std::string_view key) const;
    /// A word of x86's "flags" or ARM's "Features".
    [[nodiscard]] bool has_flag(std::string_view flag) const;
};

/// Logical processors as the text lists them. What the text says of the whole machine (ARM's "Hardware", SPARC's and
/// Alpha's "cpu") is in every block; a text without any processor numbers gives one block.
std::vector<CpuinfoBlock> parse_cpuinfo(std::string_view text);

/// /proc/cpuinfo of the machine; empty where it is absent.
std::vector<CpuinfoBlock> read_cpuinfo(const MachineRoot& root);

} // namespace rasoat::probes
