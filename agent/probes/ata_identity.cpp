#include "agent/probes/ata_identity.h"

#include "agent/probes/firmware_text.h"

#include <array>

namespace rasoat::probes {
namespace {

constexpr std::size_t identify_offset = 60; // in page 89h
constexpr std::size_t identify_size = 512;

std::uint16_t word(std::string_view identify, std::size_t index) {
    const auto low = static_cast<std::uint8_t>(identify[index * 2]);
    const auto high = static_cast<std::uint8_t>(identify[index * 2 + 1]);
    return static_cast<std::uint16_t>(low | high << 8U);
}

/// ATA strings: two characters a word, the first in the upper byte, filled up with spaces (ACS-3, 3.4.9).
std::string text(std::string_view identify, std::size_t first, std::size_t count) {
    std::string characters;
    for (std::size_t i = first; i < first + count; ++i) {
        const auto pair = word(identify, i);
        characters += static_cast<char>(pair >> 8U);
        characters += static_cast<char>(pair & 0xFFU);
    }
    return clean_text(characters);
}

} // namespace

std::optional<AtaIdentity> ata_identity_in_page_89(std::string_view page) {
    if (page.size() < identify_offset + identify_size) return std::nullopt;
    return ata_identity_in(page.substr(identify_offset, identify_size));
}

std::optional<AtaIdentity> ata_identity_in(std::string_view identify) {
    if (identify.size() < identify_size) return std::nullopt;
    AtaIdentity identity;
    identity.serial = text(identify, 10, 10);
    identity.firmware = text(identify, 23, 4);
    identity.model = text(identify, 27, 20);
    if (identity.model.empty()) return std::nullopt;
    // Word 87, bits 15:14 = 01: valid; bit 8: words 108 to 111 hold a WWN.
    if ((word(identify, 87) & 0xC100U) == 0x4100U) {
        constexpr std::string_view digits = "0123456789abcdef";
        std::string wwn;
        for (std::size_t i = 108; i < 112; ++i) {
            for (const unsigned shift : {12U, 8U, 4U, 0U})
                wwn += digits[word(identify, i) >> shift & 0x0FU];
        }
        if (wwn.find_first_not_of('0') != std::string::npos) identity.wwn = wwn;
    }
    const auto rotation = word(identify, 217); // 1: no rotation; 0401h and more: turns a minute
    if (rotation == 1) identity.rotates = false;
    if (rotation >= 0x0401 && rotation != 0xFFFF) identity.rotates = true;
    return identity;
}

std::optional<AtaIdentity> ata_identity_in_t10(std::string_view wwid) {
    constexpr std::string_view prefix = "t10.ATA     ";
    constexpr std::size_t model_size = 40;
    if (!wwid.starts_with(prefix) || wwid.size() <= prefix.size() + model_size) return std::nullopt;
    AtaIdentity identity;
    identity.model = clean_text(wwid.substr(prefix.size(), model_size));
    identity.serial = clean_text(wwid.substr(prefix.size() + model_size));
    if (identity.model.empty()) return std::nullopt;
    return identity;
}

} // namespace rasoat::probes
