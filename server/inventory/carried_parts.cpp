#include "server/inventory/carried_parts.h"

#include <algorithm>
#include <string_view>

namespace rasoat::inventory {

report::Report with_carried_parts(report::Report now, const report::Report& before) {
    const auto carry = [&](std::string_view probe, auto part) {
        const auto failed = std::ranges::find(now.failures, probe, &report::ProbeFailure::probe) != now.failures.end();
        using Part = std::remove_cvref_t<decltype(now.*part)>;
        if ((now.partial || failed) && now.*part == Part{}) now.*part = before.*part;
    };
    // By the names under which the agent's probes fail (agent/probes/probe_machine.cpp).
    carry("system", &report::Report::system);
    carry("identity", &report::Report::baseboard);
    carry("firmware", &report::Report::firmware);
    carry("operating system", &report::Report::operating_system);
    carry("operating system", &report::Report::hostname);
    carry("processors", &report::Report::processors);
    carry("memory", &report::Report::memory);
    carry("disks", &report::Report::disks);
    carry("volumes", &report::Report::volumes);
    carry("graphics", &report::Report::gpus);
    carry("monitors", &report::Report::monitors);
    carry("network", &report::Report::network_adapters);
    carry("batteries", &report::Report::batteries);
    now.partial = false;
    return now;
}

} // namespace rasoat::inventory
