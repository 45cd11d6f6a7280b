#include "agent/probes/edid.h"

#include "agent/probes/firmware_text.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace rasoat::probes {
namespace {

constexpr std::size_t block_size = 128;
constexpr std::size_t descriptor_size = 18;
constexpr std::size_t first_descriptor = 54;
constexpr std::size_t descriptors = 4;

using Block = std::array<std::uint8_t, block_size>;
using Descriptor = std::span<const std::uint8_t, descriptor_size>;

/// 3.4: three letters of five bits, A is 1.
std::string maker_letters(const Block& block) {
    const auto packed = static_cast<unsigned>(block[8] << 8U | block[9]);
    std::string letters;
    for (const unsigned shift : {10U, 5U, 0U}) {
        const auto number = packed >> shift & 0x1FU;
        if (number < 1 || number > 26) return {};
        letters += static_cast<char>('A' + number - 1);
    }
    return letters;
}

/// 3.10.3.4: thirteen characters, ended by a newline where there are fewer. Codepage 437 in truth; monitors write
/// ASCII.
std::optional<std::string> descriptor_text(Descriptor descriptor) {
    std::string characters(descriptor.begin() + 5, descriptor.end());
    characters.resize(std::min(characters.find('\n'), characters.size()));
    return firmware_text(characters);
}

std::optional<EdidTiming> timing_in(Descriptor d) {
    const auto clock = d[0] | d[1] << 8U; // in 10 kHz; 0: the descriptor is no timing
    if (clock == 0) return std::nullopt;
    EdidTiming timing;
    timing.pixels_across = d[2] | (d[4] & 0xF0U) << 4U;
    timing.pixels_down = d[5] | (d[7] & 0xF0U) << 4U;
    timing.width_mm = d[12] | (d[14] & 0xF0U) << 4U;
    timing.height_mm = d[13] | (d[14] & 0x0FU) << 8U;
    const bool interlaced = (d[17] & 0x80U) != 0;
    if (interlaced) timing.pixels_down *= 2;
    // Unused descriptors of old monitors are filled with ones, which would be a picture of 1 x 1.
    constexpr std::uint32_t fewest_pixels = 200;
    if (timing.pixels_across < fewest_pixels || timing.pixels_down < fewest_pixels) return std::nullopt;
    return timing;
}

void read_descriptor(Descriptor descriptor, Edid& edid) {
    if (const auto timing = timing_in(descriptor)) {
        if (!edid.preferred) edid.preferred = timing; // the first is the preferred one (3.10.1)
        return;
    }
    if (descriptor[0] != 0 || descriptor[1] != 0) return;
    switch (descriptor[3]) {
    case 0xFC:
        // Some fill the descriptors up with empty names, Apple's go on ("Cinema HD", "Display"): the first names it.
        if (!edid.name) edid.name = descriptor_text(descriptor);
        break;
    case 0xFF:
        edid.serial_text = descriptor_text(descriptor);
        break;
    case 0xFE:
        if (auto text = descriptor_text(descriptor)) edid.texts.push_back(std::move(*text));
        break;
    default:
        break;
    }
}

/// 3.4.4: week FFh turns the year into the model's; week 0 is not told.
void read_date(const Block& block, Edid& edid) {
    constexpr std::uint32_t first_year = 1990;
    const auto week = block[16];
    const auto year = first_year + block[17];
    if (week == 0xFF) {
        edid.model_year = year;
        return;
    }
    if (week >= 1 && week <= 54) edid.week = week;
    if (year > first_year) edid.year = year;
}

} // namespace

std::optional<Edid> parse_edid(std::span<const std::byte> bytes) {
    if (bytes.size() < block_size) return std::nullopt;
    Block block{};
    std::transform(bytes.begin(), bytes.begin() + block_size, block.begin(), [](std::byte b) {
        return std::to_integer<std::uint8_t>(b);
    });
    constexpr std::array<std::uint8_t, 8> header = {0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0};
    if (!std::equal(header.begin(), header.end(), block.begin())) return std::nullopt;
    Edid edid;
    edid.maker = maker_letters(block);
    edid.product = static_cast<std::uint16_t>(block[10] | block[11] << 8U);
    edid.serial_number = static_cast<std::uint32_t>(block[12]) | static_cast<std::uint32_t>(block[13]) << 8U |
                         static_cast<std::uint32_t>(block[14]) << 16U | static_cast<std::uint32_t>(block[15]) << 24U;
    read_date(block, edid);
    // 3.6.2: with one of them 0 the other is an aspect ratio, or there is no fixed size (a projector).
    if (block[21] != 0 && block[22] != 0) {
        edid.width_cm = block[21];
        edid.height_cm = block[22];
    }
    const std::span all{block};
    for (std::size_t i = 0; i < descriptors; ++i) {
        const auto start = static_cast<std::ptrdiff_t>(first_descriptor + i * descriptor_size);
        read_descriptor(Descriptor{all.begin() + start, descriptor_size}, edid);
    }
    std::uint8_t sum = 0;
    for (const auto byte : block)
        sum = static_cast<std::uint8_t>(sum + byte);
    edid.checksum_right = sum == 0;
    return edid;
}

} // namespace rasoat::probes
