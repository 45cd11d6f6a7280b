#include "agent/probes/battery.h"
#include "agent/probes/battery_readings.h"
#include "agent/probes/handle_windows.h"
#include "agent/probes/present_devices_windows.h"
#include "agent/windows/text.h"

#include <initguid.h>
#include <poclass.h>
#include <winioctl.h>

#include <algorithm>
#include <array>
#include <optional>

namespace rasoat::probes {
namespace {

/// The number by which a battery is asked; none where the bay is empty.
std::optional<ULONG> tag_of(const Handle& battery) {
    ULONG wait = 0;
    ULONG tag = 0;
    DWORD size = 0;
    const bool answered =
        DeviceIoControl(battery.get(), IOCTL_BATTERY_QUERY_TAG, &wait, sizeof wait, &tag, sizeof tag, &size, nullptr) !=
        0;
    return answered && tag != BATTERY_TAG_INVALID ? std::optional{tag} : std::nullopt;
}

DWORD ask(const Handle& battery, ULONG tag, BATTERY_QUERY_INFORMATION_LEVEL level, void* answer, DWORD capacity) {
    BATTERY_QUERY_INFORMATION question{};
    question.BatteryTag = tag;
    question.InformationLevel = level;
    DWORD size = 0;
    const bool answered = DeviceIoControl(
                              battery.get(), IOCTL_BATTERY_QUERY_INFORMATION, &question, sizeof question, answer,
                              capacity, &size, nullptr) != 0;
    return answered ? size : 0;
}

std::string text_of(const Handle& battery, ULONG tag, BATTERY_QUERY_INFORMATION_LEVEL level) {
    std::array<wchar_t, MAX_BATTERY_STRING_SIZE + 1> text{};
    ask(battery, tag, level, text.data(), static_cast<DWORD>((text.size() - 1) * sizeof(wchar_t)));
    return windows::to_utf8(text.data());
}

} // namespace

std::vector<report::Battery> batteries(const MachineRoot& /*root*/, const SmbiosTables& /*tables*/) {
    std::vector<report::Battery> batteries;
    for (const auto& path : device_paths(GUID_DEVICE_BATTERY)) {
        const auto battery = open_device(path, GENERIC_READ | GENERIC_WRITE);
        const auto tag = battery ? tag_of(battery) : std::nullopt;
        if (!tag) continue;
        BATTERY_INFORMATION information{};
        if (ask(battery, *tag, BatteryInformation, &information, sizeof information) < sizeof information) continue;
        // An uninterruptible power supply on USB is a battery too, but no part of the machine.
        if ((information.Capabilities & BATTERY_IS_SHORT_TERM) != 0) continue;
        BatteryReadings readings;
        readings.capabilities = information.Capabilities;
        std::copy_n(std::begin(information.Chemistry), readings.chemistry.size(), readings.chemistry.begin());
        readings.designed_capacity = information.DesignedCapacity;
        readings.full_charged_capacity = information.FullChargedCapacity;
        readings.name = text_of(battery, *tag, BatteryDeviceName);
        readings.maker = text_of(battery, *tag, BatteryManufactureName);
        readings.serial = text_of(battery, *tag, BatterySerialNumber);
        batteries.push_back(battery_read(readings));
    }
    return batteries;
}

} // namespace rasoat::probes
