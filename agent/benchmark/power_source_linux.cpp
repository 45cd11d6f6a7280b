#include "agent/benchmark/power_source.h"
#include "agent/probes/probe_error.h"

#include <string>

namespace rasoat::benchmark {

bool on_mains(const probes::MachineRoot& root) {
    // Documentation/ABI/testing/sysfs-class-power: type "Mains" (or "USB", by which laptops are charged too) with
    // "online"; a battery that gives power is "Discharging".
    constexpr const char* supplies = "/sys/class/power_supply";
    bool discharging = false;
    try {
        for (const auto& name : root.entries(supplies)) {
            const auto supply = std::string(supplies) + "/" + name;
            if (root.text(supply + "/scope") == "Device") continue; // of a mouse or headset
            if (root.text(supply + "/type") == "Battery") {
                discharging = discharging || root.text(supply + "/status") == "Discharging";
            } else if (root.number(supply + "/online") == 1U) {
                return true;
            }
        }
    } catch (const probes::ProbeError&) {
        return false;
    }
    return !discharging;
}

} // namespace rasoat::benchmark
