#include "agent/probes/monitors.h"
#include "agent/probes/present_devices_windows.h"
#include "agent/probes/registry_windows.h"

#include <devguid.h>
#include <initguid.h>

namespace rasoat::probes {

std::vector<report::Monitor> monitors(const MachineRoot& /*root*/) {
    std::vector<report::Monitor> monitors;
    for (const auto& device : present_devices(GUID_DEVCLASS_MONITOR)) {
        // What says nothing of itself may be no monitor at all: Windows makes one up where none is connected.
        const auto parameters = registry_key_if_there(device_key(device.instance) + "\\Device Parameters");
        if (const auto edid = parse_edid(parameters.bytes("EDID"))) monitors.push_back(monitor_described(*edid));
    }
    return monitors;
}

} // namespace rasoat::probes
