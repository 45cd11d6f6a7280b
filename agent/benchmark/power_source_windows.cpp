#include "agent/benchmark/power_source.h"

#include <windows.h>

namespace rasoat::benchmark {

bool on_mains(const probes::MachineRoot& /*root*/) {
    constexpr BYTE offline = 0;
    SYSTEM_POWER_STATUS status{};
    // 255, not known, is what machines without a battery may say.
    return GetSystemPowerStatus(&status) != 0 && status.ACLineStatus != offline;
}

} // namespace rasoat::benchmark
