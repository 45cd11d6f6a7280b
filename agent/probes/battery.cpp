#include "agent/probes/battery.h"

#include "agent/probes/firmware_text.h"
#include "agent/probes/hexadecimal.h"

#include <array>
#include <string_view>

namespace rasoat::probes {
namespace {

/// 7.23.1; 2 says that the Smart Battery's own text at 14h tells.
report::Text chemistry(const SmbiosStructure& battery) {
    constexpr std::array<std::string_view, 9> names = {"",
                                                       "",
                                                       "",
                                                       "Lead Acid",
                                                       "Nickel Cadmium",
                                                       "Nickel metal hydride",
                                                       "Lithium-ion",
                                                       "Zinc air",
                                                       "Lithium Polymer"};
    const auto value = battery.byte(0x09).value_or(0);
    if (value < names.size() && !names.at(value).empty()) return std::string(names.at(value));
    return firmware_text(battery.text(0x14));
}

} // namespace

std::vector<report::Battery> batteries_in(const SmbiosTables& tables) {
    std::vector<report::Battery> batteries;
    for (const auto* structure : tables.all(smbios_type::battery)) {
        report::Battery battery;
        battery.name = firmware_text(structure->text(0x08));
        battery.maker = firmware_text(structure->text(0x05));
        battery.serial = firmware_text(structure->text(0x07));
        if (!battery.serial) { // 7.23, offset 10h: the Smart Battery's number
            if (const auto number = structure->word(0x10).value_or(0); number != 0)
                battery.serial = hexadecimal(number);
        }
        battery.chemistry = chemistry(*structure);
        if (const auto capacity = structure->word(0x0A).value_or(0); capacity != 0) {
            const auto multiplier = structure->byte(0x15).value_or(1);
            battery.design_capacity =
                report::MilliwattHours{std::uint64_t{capacity} * (multiplier == 0 ? 1U : multiplier)};
        }
        if (const auto voltage = structure->word(0x0C).value_or(0); voltage != 0) {
            battery.voltage = report::Millivolts{voltage};
        }
        batteries.push_back(std::move(battery));
    }
    return batteries;
}

} // namespace rasoat::probes
