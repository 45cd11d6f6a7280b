#include "agent/probes/memory_makers.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <vector>

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

std::optional<std::string_view> maker_of(std::size_t continuations, std::uint8_t code) {
    for (const auto& maker : makers) {
        if (maker.continuations == continuations && maker.code == (code & 0x7FU)) return maker.name;
    }
    return std::nullopt;
}

/// The bytes that a text of hexadecimal digits, in pairs, spells; empty for any other text.
std::vector<std::uint8_t> spelt_bytes(std::string_view text) {
    std::string digits;
    for (const char c : text) {
        if (c != ' ') digits += c;
    }
    std::vector<std::uint8_t> bytes;
    for (std::size_t i = 0; i + 1 < digits.size(); i += 2) {
        const auto byte = hexadecimal_byte(std::string_view{digits}.substr(i, 2));
        if (!byte) return {};
        bytes.push_back(*byte);
    }
    return digits.size() % 2 == 0 ? bytes : std::vector<std::uint8_t>{};
}

} // namespace

std::optional<std::string> memory_maker(std::string_view text) {
    constexpr std::string_view label = "JEDEC ID:";
    auto number = text;
    if (number.starts_with(label)) number.remove_prefix(label.size());
    if (number.starts_with("0x") || number.starts_with("0X")) number.remove_prefix(2);
    const auto bytes = spelt_bytes(number);
    const bool nothing = std::all_of(bytes.begin(), bytes.end(), [](std::uint8_t byte) { return byte == 0; });
    if (nothing && text.starts_with(label)) return std::nullopt;
    // Two bytes, alone or with as much as eight in all, the rest zeros or a repetition ("80CE000080CE").
    constexpr std::size_t most = 8;
    if (nothing || bytes.size() < 2 || bytes.size() > most) return std::string(text);
    const auto code = std::find_if(bytes.begin(), bytes.end(), [](std::uint8_t byte) { return byte != 0x7F; });
    const auto continuations = static_cast<std::size_t>(code - bytes.begin());
    auto name = continuations > 0 && code != bytes.end() ? maker_of(continuations, *code) : std::nullopt; // "7F98"
    if (!name) name = maker_of(bytes[0] & 0x7FU, bytes[1]);                                               // "80CE"
    if (!name) name = maker_of(bytes[1] & 0x7FU, bytes[0]);                                               // "CE00"
    return std::string(name.value_or(text));
}

} // namespace rasoat::probes
