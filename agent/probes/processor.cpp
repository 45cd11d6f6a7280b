#include "agent/probes/processor.h"

#include "agent/probes/firmware_text.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace rasoat::probes {
namespace {

using report::Megahertz;

/// 7.5.4: bit 6: the socket is filled; bits 0 to 2: 2 and 3 are disabled, by the user and by the firmware.
bool runs(const SmbiosStructure& socket) {
    const auto status = socket.byte(0x18).value_or(0);
    const bool populated = (status & 0x40U) != 0;
    const auto state = status & 0x07U;
    return populated && state != 2 && state != 3;
}

bool is_central_processor(const SmbiosStructure& socket) {
    constexpr std::uint8_t central_processor = 3; // 7.5.1
    return socket.byte(0x05) == central_processor;
}

/// 7.5.6 to 7.5.9: a byte, and since 3.0 a word for what doesn't fit. 0 is unknown.
std::optional<std::uint32_t> count_at(const SmbiosStructure& socket, std::size_t offset, std::size_t wide_offset) {
    const auto narrow = socket.byte(offset).value_or(0);
    if (narrow != 0xFF) return narrow == 0 ? std::nullopt : std::optional<std::uint32_t>{narrow};
    const auto wide = socket.word(wide_offset).value_or(0);
    return wide == 0 || wide == 0xFFFF ? std::nullopt : std::optional<std::uint32_t>{wide};
}

/// The current speed (7.5, offset 16h) is the rated one at start; the "maximum" is the board's (30,000 MHz at VMware).
std::optional<Megahertz> socket_speed(const SmbiosStructure& socket) {
    const auto current = socket.word(0x16).value_or(0);
    if (current != 0) return Megahertz{current};
    const auto maximum = socket.word(0x14).value_or(0);
    return maximum == 0 ? std::nullopt : std::optional{Megahertz{maximum}};
}

/// "2.60" times 1000 is 2600, rounded. In whole numbers: reading others would make the program larger by 50 KB.
std::optional<std::uint64_t> times(std::string_view decimal, std::uint64_t factor) {
    constexpr std::size_t places = 4;
    constexpr std::uint64_t one = 10'000; // in so many places
    const auto point = std::min(decimal.find('.'), decimal.size());
    auto digits = std::string(decimal.substr(0, point));
    auto fraction = std::string(decimal.substr(std::min(point + 1, decimal.size())));
    fraction.resize(places, '0');
    digits += fraction;
    std::uint64_t value = 0;
    const auto [rest, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    constexpr std::uint64_t absurd = 1'000'000 * one;
    if (point == 0 || error != std::errc{} || rest != digits.data() + digits.size() || value > absurd)
        return std::nullopt;
    return (value * factor + one / 2) / one;
}

} // namespace

std::optional<std::string> processor_maker(std::string_view vendor) {
    struct Maker {
        std::string_view word; ///< lower case
        std::string_view name;
    };
    constexpr std::array makers = {
        Maker{"intel", "Intel"},      Maker{"amd", "AMD"},     Maker{"advanced micro devices", "AMD"},
        Maker{"centaurhauls", "VIA"}, Maker{"hygon", "Hygon"}, Maker{"shanghai", "Zhaoxin"},
        Maker{"zhaoxin", "Zhaoxin"}};
    const auto lower = lower_case(vendor);
    for (const auto& maker : makers) {
        if (lower.find(maker.word) != std::string::npos) return std::string(maker.name);
    }
    return firmware_text(vendor);
}

std::optional<Megahertz> speed_in_brand(std::string_view brand) {
    const auto lower = lower_case(brand);
    const auto unit = lower.rfind("hz");
    if (unit == std::string::npos || unit < 2) return std::nullopt;
    const std::uint64_t scale = lower[unit - 1] == 'g' ? 1000 : 1;
    if (lower[unit - 1] != 'g' && lower[unit - 1] != 'm') return std::nullopt;
    auto end = unit - 1;
    while (end > 0 && lower[end - 1] == ' ')
        --end;
    auto start = end;
    while (start > 0 && std::string_view{"0123456789."}.find(lower[start - 1]) != std::string_view::npos)
        --start;
    const auto value = times(std::string_view(lower).substr(start, end - start), scale);
    constexpr std::uint64_t largest = 20000;
    if (!value || *value == 0 || *value > largest) return std::nullopt;
    return Megahertz{*value};
}

std::vector<report::Processor> processors_in(const SmbiosTables& tables) {
    std::vector<report::Processor> processors;
    for (const auto* socket : tables.all(smbios_type::processor)) {
        if (!is_central_processor(*socket) || !runs(*socket)) continue;
        report::Processor processor;
        processor.name = firmware_text(socket->text(0x10));
        if (const auto maker = firmware_text(socket->text(0x07))) processor.maker = processor_maker(*maker);
        const auto rated = processor.name ? speed_in_brand(*processor.name) : std::nullopt;
        processor.speed = rated ? rated : socket_speed(*socket);
        processor.cores = count_at(*socket, 0x23, 0x2A);
        processor.threads = count_at(*socket, 0x25, 0x2E);
        if (const auto characteristics = socket->word(0x26)) { // 7.5.9; bit 1 set: unknown
            if ((*characteristics & 0x02U) == 0 && *characteristics != 0) {
                processor.sixty_four_bit = (*characteristics & 0x04U) != 0;
            }
        }
        processors.push_back(std::move(processor));
    }
    return processors;
}

} // namespace rasoat::probes
