#include "agent/probes/present_devices_windows.h"

#include "agent/probes/probe_error.h"
#include "agent/windows/text.h"

#include <setupapi.h>

#include <array>
#include <cstring>
#include <memory>

namespace rasoat::probes {
namespace {

struct DestroyList {
    using pointer = HDEVINFO;
    void operator()(HDEVINFO list) const { SetupDiDestroyDeviceInfoList(list); }
};
using DeviceList = std::unique_ptr<HDEVINFO, DestroyList>;

DeviceList device_list(const GUID& guid, DWORD flags) {
    const auto list = SetupDiGetClassDevsW(&guid, nullptr, nullptr, flags | DIGCF_PRESENT);
    if (list == INVALID_HANDLE_VALUE)
        throw ProbeError("Windows does not list its devices: " + windows::reason(GetLastError()));
    return DeviceList(list);
}

/// A text, or the first of several; empty where the device has none.
std::string property(HDEVINFO list, SP_DEVINFO_DATA& device, DWORD which) {
    std::array<wchar_t, 2048> text{};
    const auto size = static_cast<DWORD>((text.size() - 2) * sizeof(wchar_t));
    if (SetupDiGetDeviceRegistryPropertyW(
            list, &device, which, nullptr, reinterpret_cast<BYTE*>(text.data()), size, nullptr) == 0)
        return {};
    return windows::to_utf8(text.data());
}

} // namespace

std::vector<PresentDevice> present_devices(const GUID& setup_class) {
    const auto list = device_list(setup_class, 0);
    std::vector<PresentDevice> devices;
    SP_DEVINFO_DATA device{};
    device.cbSize = sizeof device;
    for (DWORD index = 0; SetupDiEnumDeviceInfo(list.get(), index, &device) != 0; ++index) {
        std::array<wchar_t, 512> instance{};
        if (SetupDiGetDeviceInstanceIdW(
                list.get(), &device, instance.data(), static_cast<DWORD>(instance.size() - 1), nullptr) == 0)
            continue;
        devices.push_back(
            {windows::to_utf8(instance.data()), property(list.get(), device, SPDRP_HARDWAREID),
             property(list.get(), device, SPDRP_DRIVER)});
    }
    return devices;
}

std::vector<std::wstring> device_paths(const GUID& interface_class) {
    const auto list = device_list(interface_class, DIGCF_DEVICEINTERFACE);
    std::vector<std::wstring> paths;
    SP_DEVICE_INTERFACE_DATA interface_data{};
    interface_data.cbSize = sizeof interface_data;
    for (DWORD index = 0;
         SetupDiEnumDeviceInterfaces(list.get(), nullptr, &interface_class, index, &interface_data) != 0; ++index) {
        DWORD size = 0;
        SetupDiGetDeviceInterfaceDetailW(list.get(), &interface_data, nullptr, 0, &size, nullptr);
        constexpr DWORD most = 65536;
        if (size <= sizeof(SP_DEVICE_INTERFACE_DETAIL_DATA_W) || size > most) continue;
        std::vector<std::byte> buffer(size);
        auto* const detail = reinterpret_cast<SP_DEVICE_INTERFACE_DETAIL_DATA_W*>(buffer.data());
        detail->cbSize = sizeof *detail;
        if (SetupDiGetDeviceInterfaceDetailW(list.get(), &interface_data, detail, size, nullptr, nullptr) != 0)
            paths.emplace_back(static_cast<const wchar_t*>(detail->DevicePath));
    }
    return paths;
}

} // namespace rasoat::probes
