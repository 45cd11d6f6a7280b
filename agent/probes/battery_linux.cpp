#include "agent/probes/battery.h"
#include "agent/probes/firmware_text.h"

namespace rasoat::probes {
namespace {

constexpr auto power_supplies = "/sys/class/power_supply";

/// Microwatt-hours, or microampere-hours times the design voltage (Linux's sysfs-class-power).
std::optional<report::MilliwattHours> capacity(
    const MachineRoot& root, const std::string& energy, const std::string& charge,
    std::optional<std::uint64_t> microvolts) {
    constexpr std::uint64_t most = 1'000'000'000; // a kilowatt-hour: no laptop's battery, so a driver's mistake
    if (const auto microwatt_hours = root.number(energy); microwatt_hours && *microwatt_hours > 0) {
        return *microwatt_hours <= most ? std::optional{report::MilliwattHours{*microwatt_hours / 1000}} : std::nullopt;
    }
    const auto microampere_hours = root.number(charge);
    if (!microampere_hours || *microampere_hours == 0 || *microampere_hours > most || !microvolts) return std::nullopt;
    return report::MilliwattHours{*microampere_hours * (*microvolts / 1000) / 1'000'000};
}

report::Battery battery_at(const MachineRoot& root, const std::string& directory) {
    report::Battery battery;
    battery.name = firmware_text(root.text(directory + "/model_name"));
    battery.maker = firmware_text(root.text(directory + "/manufacturer"));
    battery.serial = firmware_text(root.text(directory + "/serial_number"));
    battery.chemistry = firmware_text(root.text(directory + "/technology"));
    const auto voltage = root.number(directory + "/voltage_min_design");
    if (voltage && *voltage > 0 && *voltage < 1'000'000'000) battery.voltage = report::Millivolts{*voltage / 1000};
    const auto microvolts = battery.voltage ? voltage : std::nullopt;
    battery.design_capacity =
        capacity(root, directory + "/energy_full_design", directory + "/charge_full_design", microvolts);
    battery.full_capacity = capacity(root, directory + "/energy_full", directory + "/charge_full", microvolts);
    return battery;
}

} // namespace

std::vector<report::Battery> batteries(const MachineRoot& root, const SmbiosTables& tables) {
    if (!root.exists(power_supplies)) return batteries_in(tables);
    std::vector<report::Battery> batteries;
    for (const auto& name : root.entries(power_supplies)) {
        const auto directory = std::string(power_supplies) + "/" + name;
        if (root.text(directory + "/type") != "Battery") continue;
        if (root.text(directory + "/scope") == "Device") continue; // a mouse, a headset
        if (root.number(directory + "/present") == 0) continue;
        batteries.push_back(battery_at(root, directory));
    }
    return batteries;
}

} // namespace rasoat::probes
