#include "agent/probes/monitors.h"

#include "agent/probes/monitor_makers.h"

#include <algorithm>
#include <string_view>

namespace rasoat::probes {
namespace {

/// Sizes smaller than this are aspect ratios ("16 x 9").
constexpr std::uint32_t smallest_picture_mm = 60;
/// A centimetre of rounding, and some care.
constexpr std::uint32_t agreement_mm = 15;

bool agree(std::uint32_t mm, std::uint32_t cm) {
    const auto other = cm * 10;
    return std::max(mm, other) - std::min(mm, other) <= agreement_mm;
}

void tell_size(const Edid& edid, report::Monitor& monitor) {
    const auto mm = edid.preferred.value_or(EdidTiming{});
    const bool mm_told = mm.width_mm >= smallest_picture_mm && mm.height_mm >= smallest_picture_mm / 2;
    const bool cm_told = edid.width_cm && edid.height_cm;
    if (mm_told && (!cm_told || (agree(mm.width_mm, *edid.width_cm) && agree(mm.height_mm, *edid.height_cm)))) {
        monitor.width = report::Millimetres{mm.width_mm};
        monitor.height = report::Millimetres{mm.height_mm};
    } else if (cm_told && *edid.width_cm * 10 >= smallest_picture_mm) {
        monitor.width = report::Millimetres{*edid.width_cm * std::uint64_t{10}};
        monitor.height = report::Millimetres{*edid.height_cm * std::uint64_t{10}};
    }
}

/// Eight hexadecimal digits, as GLPI's agents write the number of monitors that have no serial text.
std::string serial_digits(std::uint32_t number) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (unsigned shift = 32; shift > 0; shift -= 4)
        text += digits[number >> (shift - 4) & 0x0FU];
    return text;
}

/// Numbers that makers send with every monitor alike.
bool is_own_number(std::uint32_t number) {
    return number != 0 && number != 1 && number != 0x01010101 && number != 0xFFFFFFFF && number != 0x01000000;
}

report::Text serial(const Edid& edid) {
    if (!edid.serial_text) {
        if (!is_own_number(edid.serial_number)) return std::nullopt;
        // EIZO prints the number on its labels as it is.
        return edid.maker == "ENC" ? std::to_string(edid.serial_number) : serial_digits(edid.serial_number);
    }
    // Acer's label has twenty characters, of which the EDID holds the middle eight as the number (as GLPI's agents
    // found): whoever stands before the monitor reads the whole.
    const auto& text = *edid.serial_text;
    if (edid.maker == "ACR" && text.size() == 12) {
        return text.substr(0, 8) + serial_digits(edid.serial_number) + text.substr(8);
    }
    return text;
}

/// A laptop's panel has no name, but two texts: who made it and, last, which it is ("LG Display", "LP156WH2-TLB1").
report::Text panel_part_number(const Edid& edid) {
    constexpr std::size_t shortest = 5;
    const auto part = std::find_if(edid.texts.rbegin(), edid.texts.rend(), [](const std::string& text) {
        return text.size() >= shortest && text.find_first_of("0123456789") != std::string::npos;
    });
    return part == edid.texts.rend() ? std::nullopt : report::Text{*part};
}

} // namespace

report::Monitor monitor_described(const Edid& edid) {
    report::Monitor monitor;
    if (!edid.maker.empty()) monitor.maker = monitor_maker(edid.maker);
    monitor.model = edid.name ? edid.name : panel_part_number(edid);
    monitor.serial = serial(edid);
    monitor.year = edid.year;
    tell_size(edid, monitor);
    if (edid.preferred) {
        monitor.pixels_across = edid.preferred->pixels_across;
        monitor.pixels_down = edid.preferred->pixels_down;
    }
    return monitor;
}

} // namespace rasoat::probes
