#include "agent/probes/display_adapter.h"
#include "agent/probes/gpu.h"
#include "agent/probes/present_devices_windows.h"
#include "agent/probes/registry_windows.h"

#include <devguid.h>
#include <initguid.h>

namespace rasoat::probes {

std::vector<report::Gpu> gpus(const MachineRoot& /*root*/) {
    std::vector<report::Gpu> gpus;
    for (const auto& device : present_devices(GUID_DEVCLASS_DISPLAY)) {
        const auto driver = device.driver.empty()
                                ? RegistryKey{}
                                : registry_key_if_there("SYSTEM\\CurrentControlSet\\Control\\Class\\" + device.driver);
        auto gpu = display_adapter(driver, device.hardware_id);
        if (gpu.name) gpus.push_back(std::move(gpu));
    }
    return gpus;
}

} // namespace rasoat::probes
