#include "agent/probes/battery_readings.h"

#include "agent/probes/firmware_text.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace rasoat::probes {
namespace {

constexpr std::uint32_t relative_capacity = 0x40000000; // poclass.h, BATTERY_CAPACITY_RELATIVE

std::optional<report::MilliwattHours> capacity(const BatteryReadings& readings, std::uint32_t value) {
    constexpr std::uint32_t most = 1'000'000; // a kilowatt-hour; all ones: not known
    const bool is_energy = (readings.capabilities & relative_capacity) == 0;
    if (!is_energy || value == 0 || value > most) return std::nullopt;
    return report::MilliwattHours{value};
}

/// ACPI 6.4, 10.2.2.1, in the words of SMBIOS 7.23.1.
report::Text chemistry(const std::array<char, 4>& letters) {
    constexpr std::array names = std::to_array<std::pair<std::string_view, std::string_view>>({
        {"pbac", "Lead Acid"},
        {"lion", "Lithium-ion"},
        {"li-i", "Lithium-ion"},
        {"lip", "Lithium Polymer"},
        {"lipo", "Lithium Polymer"},
        {"nicd", "Nickel Cadmium"},
        {"nimh", "Nickel metal hydride"},
    });
    const auto text = clean_text({letters.data(), letters.size()});
    const auto lower = lower_case(text);
    const auto known = std::find_if(names.begin(), names.end(), [&](const auto& one) { return one.first == lower; });
    return known == names.end() ? firmware_text(text) : report::Text{known->second};
}

} // namespace

report::Battery battery_read(const BatteryReadings& readings) {
    report::Battery battery;
    battery.name = firmware_text(readings.name);
    battery.maker = firmware_text(readings.maker);
    battery.serial = firmware_text(readings.serial);
    battery.chemistry = chemistry(readings.chemistry);
    battery.design_capacity = capacity(readings, readings.designed_capacity);
    battery.full_capacity = capacity(readings, readings.full_charged_capacity);
    return battery;
}

} // namespace rasoat::probes
