#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace rasoat::probes {

/// A timing of the EDID (VESA E-EDID A.2, 3.10.2): the picture it draws and how large that is.
struct EdidTiming {
    std::uint32_t pixels_across = 0;
    std::uint32_t pixels_down = 0; ///< of the whole picture, also where it is drawn in two halves (interlaced)
    std::uint32_t width_mm = 0;    ///< 0: not told
    std::uint32_t height_mm = 0;
};

/// What a monitor says of itself (VESA E-EDID A.2): the base block. Texts are cleaned; absent facts are none.
struct Edid {
    std::string maker; ///< three letters of the PNP ID registry: "DEL"
    std::uint16_t product = 0;
    std::uint32_t serial_number = 0; ///< 0: not told
    std::optional<std::uint32_t> week;
    std::optional<std::uint32_t> year;       ///< of manufacture
    std::optional<std::uint32_t> model_year; ///< instead of the two above
    std::optional<std::uint32_t> width_cm;
    std::optional<std::uint32_t> height_cm;
    std::optional<std::string> name;        ///< descriptor FCh
    std::optional<std::string> serial_text; ///< descriptor FFh
    std::vector<std::string> texts;         ///< descriptors FEh, where panels write their maker and part number
    std::optional<EdidTiming> preferred;
    bool checksum_right = true; ///< many monitors in use send a wrong one
};

/// Decodes the base block of an EDID. The bytes are not to be trusted: none where they are fewer than 128 or don't
/// begin as an EDID does; nothing outside them is read.
std::optional<Edid> parse_edid(std::span<const std::byte> bytes);

} // namespace rasoat::probes
