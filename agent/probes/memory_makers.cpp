#include "agent/probes/memory_makers.h"

#include <array>
#include <charconv>
#include <cstdint>
#include <optional>

namespace rasoat::probes {
namespace {

/// A maker in JEDEC JEP106: the number of 7Fh continuation codes, then the code; both without their parity bit.
struct JedecMaker {
    std::uint8_t continuations;
    std::uint8_t code;
    std::string_view name;
};

/// The makers that office machines have (Linux Hardware Project's sample of 22,000), not the whole standard.
constexpr std::array makers = {
    JedecMaker{0, 0x1C, "Mitsubishi"}, JedecMaker{0, 0x2C, "Micron"},  JedecMaker{0, 0x2D, "SK Hynix"},
    JedecMaker{0, 0x41, "Infineon"},   JedecMaker{0, 0x4E, "Samsung"}, JedecMaker{1, 0x18, "Kingston"},
    JedecMaker{1, 0x4F, "Transcend"},  JedecMaker{1, 0x7A, "Apacer"},  JedecMaker{2, 0x1E, "Corsair"},
    JedecMaker{2, 0x7E, "Elpida"},     JedecMaker{3, 0x0B, "Nanya"},   JedecMaker{4, 0x43, "Ramaxel"},
    JedecMaker{4, 0x4B, "A-DATA"},     JedecMaker{4, 0x4D, "G.Skill"}, JedecMaker{4, 0x6F, "Team Group"},
    JedecMaker{5, 0x02, "Patriot"},    JedecMaker{5, 0x1B, "Crucial"}, JedecMaker{5, 0x51, "Qimonda"},
};

std::optional<std::uint8_t> hexadecimal_byte(std::string_view two) {
    unsigned value = 0;
    const auto [rest, error] = std::from_chars(two.data(), two.data() + two.size(), value, 16);
    if (error != std::errc{} || rest != two.data() + two.size()) return std::nullopt;
    return static_cast<std::uint8_t>(value);
}

std::optional<std::string_view> maker_of(std::uint8_t continuations, std::uint8_t code) {
    for (const auto& maker : makers) {
        if (maker.continuations == (continuations & 0x7FU) && maker.code == (code & 0x7FU)) return maker.name;
    }
    return std::nullopt;
}

} // namespace

std::string memory_maker(std::string_view text) {
    auto digits = text;
    if (digits.starts_with("0x") || digits.starts_with("0X")) digits.remove_prefix(2);
    // Two bytes, alone, or padded with zeros or with themselves ("80CE000080CE").
    if (digits.size() < 4 || digits.size() > 16 ||
        digits.find_first_not_of("0123456789abcdefABCDEF") != std::string_view::npos) {
        return std::string(text);
    }
    const auto first = hexadecimal_byte(digits.substr(0, 2));
    const auto second = hexadecimal_byte(digits.substr(2, 2));
    if (!first || !second) return std::string(text);
    if (const auto name = maker_of(*first, *second)) return std::string(*name);
    if (const auto name = maker_of(*second, *first)) return std::string(*name); // "2C80", "CE00"
    return std::string(text);
}

} // namespace rasoat::probes
