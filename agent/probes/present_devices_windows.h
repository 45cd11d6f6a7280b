#pragma once

#include <windows.h>

#include <string>
#include <vector>

namespace rasoat::probes {

/// A device that is plugged in and known to Windows.
struct PresentDevice {
    std::string instance;    ///< "DISPLAY\DELA0B1\5&1c2f4b3&0&UID4352": its key below Enum
    std::string hardware_id; ///< the most exact one; empty where there is none
    std::string driver;      ///< "{4d36e968-...}\0001": its key below Control\Class; empty where there is none
};

/// Every present device of a setup class (devguid.h). Throws ProbeError where Windows does not tell.
std::vector<PresentDevice> present_devices(const GUID& setup_class);

/// Paths by which the present devices with an interface are opened.
std::vector<std::wstring> device_paths(const GUID& interface_class);

/// Where the key of a device's instance is.
inline std::string device_key(const std::string& instance) {
    return "SYSTEM\\CurrentControlSet\\Enum\\" + instance;
}

} // namespace rasoat::probes
