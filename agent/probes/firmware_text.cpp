#include "agent/probes/firmware_text.h"

#include "agent/report/placeholder.h"

#include <algorithm>
#include <cstdint>

namespace rasoat::probes {
namespace {

/// Length of the valid UTF-8 sequence at the start of `text` (RFC 3629), 0 where there is none.
std::size_t utf8_sequence(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
    const auto lead = byte(0);
    if (lead < 0x80) return 1;
    std::size_t length = 0;
    if (lead >= 0xC2 && lead <= 0xDF) length = 2;
    if (lead >= 0xE0 && lead <= 0xEF) length = 3;
    if (lead >= 0xF0 && lead <= 0xF4) length = 4;
    if (length == 0 || text.size() < length) return 0;
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0U) != 0x80) return 0;
    }
    const auto second = byte(1);
    const bool overlong = (lead == 0xE0 && second < 0xA0) || (lead == 0xF0 && second < 0x90);
    const bool surrogate = lead == 0xED && second > 0x9F;
    const bool beyond = lead == 0xF4 && second > 0x8F;
    const bool c1_control = lead == 0xC2 && second < 0xA0;
    return overlong || surrogate || beyond || c1_control ? 0 : length;
}

} // namespace

std::string lower_case(std::string_view text) {
    std::string lower(text);
    for (auto& c : lower) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return lower;
}

std::string clean_text(std::string_view raw) {
    raw = raw.substr(0, raw.find('\0'));
    std::string clean;
    bool space = false;
    while (!raw.empty()) {
        const auto length = utf8_sequence(raw);
        const bool printable = length > 1 || (length == 1 && raw.front() > ' ' && raw.front() != '\x7F');
        if (printable) {
            if (space && !clean.empty()) clean += ' ';
            clean += raw.substr(0, length);
        }
        space = !printable;
        raw.remove_prefix(std::max<std::size_t>(length, 1));
    }
    return clean;
}

std::optional<std::string> firmware_text(std::optional<std::string_view> raw) {
    if (!raw) return std::nullopt;
    auto clean = clean_text(*raw);
    if (report::is_placeholder(clean)) return std::nullopt;
    return clean;
}

} // namespace rasoat::probes
