#pragma once

#include "agent/probes/registry_key.h"
#include "agent/report/report.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace rasoat::probes {

/// One processor package (socket) as Windows' scheduler sees it.
struct ProcessorPackage {
    std::uint32_t first_thread = 0; ///< the number of its first logical processor, by which its registry key is named
    std::uint32_t cores = 0;
    std::uint32_t threads = 0;
};

/// The packages with what HKLM\HARDWARE\DESCRIPTION\System\CentralProcessor says of each one's first logical processor:
/// its brand string, maker, family, model, stepping and rated speed. Without packages, one for what the key tells.
std::vector<report::Processor>
registered_processors(const RegistryKey& central_processor, std::span<const ProcessorPackage> packages);

} // namespace rasoat::probes
