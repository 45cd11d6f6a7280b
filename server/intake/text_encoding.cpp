#include "server/intake/text_encoding.h"

#include "agent/report/utf8.h"

#include <simdjson.h>

#include <array>
#include <cstdint>
#include <optional>

namespace rasoat::intake {

namespace {

constexpr char32_t replacement = 0xfffd;

/// The code point that well-formed UTF-8 begins with, taken off its front.
char32_t take_code_point(std::string_view& utf8) {
    const auto length = report::utf8_sequence_length(utf8);
    const auto lead = static_cast<unsigned char>(utf8.front());
    char32_t code_point = length == 1 ? lead : lead & (0xffU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i)
        code_point = (code_point << 6U) | (static_cast<unsigned char>(utf8[i]) & 0x3fU);
    utf8.remove_prefix(length == 0 ? 1 : length);
    return length == 0 ? replacement : code_point;
}

/// What windows-1252 has at 0x80 to 0x9f; elsewhere it is ISO-8859-1. 0: nothing.
constexpr std::array<char16_t, 32> windows_1252_high{0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
                                                     0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017d, 0,
                                                     0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
                                                     0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178};

char32_t windows_1252(unsigned char byte) {
    if (byte < 0x80 || byte > 0x9f) return byte;
    const auto letter = windows_1252_high[byte - 0x80U];
    return letter == 0 ? replacement : letter;
}

/// Where windows-1258 departs from windows-1252: Vietnamese letters, the tone marks, the dong.
struct Departure {
    unsigned char byte;
    char16_t letter;
};
constexpr std::array windows_1258_departures{Departure{0x8a, 0},     Departure{0x8e, 0},     Departure{0x9a, 0},
                                             Departure{0x9e, 0},     Departure{0xc3, 0x102}, Departure{0xcc, 0x300},
                                             Departure{0xd0, 0x110}, Departure{0xd2, 0x309}, Departure{0xd5, 0x1a0},
                                             Departure{0xdd, 0x1af}, Departure{0xde, 0x303}, Departure{0xe3, 0x103},
                                             Departure{0xec, 0x301}, Departure{0xf0, 0x111}, Departure{0xf2, 0x323},
                                             Departure{0xf5, 0x1a1}, Departure{0xfd, 0x1b0}, Departure{0xfe, 0x20ab}};

char32_t windows_1258(unsigned char byte) {
    for (const auto& departure : windows_1258_departures)
        if (departure.byte == byte) return departure.letter == 0 ? replacement : departure.letter;
    return windows_1252(byte);
}

enum class Tone { none, grave, acute, hook, tilde, dot };
enum class Shape { plain, breve, circumflex, horn };

/// One vowel with its six tones, in the order of Tone.
struct Vowel {
    char letter;
    Shape shape;
    std::array<char16_t, 6> tones;
};
constexpr std::array vowels{
    Vowel{'a', Shape::plain, {u'a', u'à', u'á', u'ả', u'ã', u'ạ'}},
    Vowel{'a', Shape::breve, {u'ă', u'ằ', u'ắ', u'ẳ', u'ẵ', u'ặ'}},
    Vowel{'a', Shape::circumflex, {u'â', u'ầ', u'ấ', u'ẩ', u'ẫ', u'ậ'}},
    Vowel{'e', Shape::plain, {u'e', u'è', u'é', u'ẻ', u'ẽ', u'ẹ'}},
    Vowel{'e', Shape::circumflex, {u'ê', u'ề', u'ế', u'ể', u'ễ', u'ệ'}},
    Vowel{'i', Shape::plain, {u'i', u'ì', u'í', u'ỉ', u'ĩ', u'ị'}},
    Vowel{'o', Shape::plain, {u'o', u'ò', u'ó', u'ỏ', u'õ', u'ọ'}},
    Vowel{'o', Shape::circumflex, {u'ô', u'ồ', u'ố', u'ổ', u'ỗ', u'ộ'}},
    Vowel{'o', Shape::horn, {u'ơ', u'ờ', u'ớ', u'ở', u'ỡ', u'ợ'}},
    Vowel{'u', Shape::plain, {u'u', u'ù', u'ú', u'ủ', u'ũ', u'ụ'}},
    Vowel{'u', Shape::horn, {u'ư', u'ừ', u'ứ', u'ử', u'ữ', u'ự'}},
    Vowel{'y', Shape::plain, {u'y', u'ỳ', u'ý', u'ỷ', u'ỹ', u'ỵ'}},
    Vowel{'A', Shape::plain, {u'A', u'À', u'Á', u'Ả', u'Ã', u'Ạ'}},
    Vowel{'A', Shape::breve, {u'Ă', u'Ằ', u'Ắ', u'Ẳ', u'Ẵ', u'Ặ'}},
    Vowel{'A', Shape::circumflex, {u'Â', u'Ầ', u'Ấ', u'Ẩ', u'Ẫ', u'Ậ'}},
    Vowel{'E', Shape::plain, {u'E', u'È', u'É', u'Ẻ', u'Ẽ', u'Ẹ'}},
    Vowel{'E', Shape::circumflex, {u'Ê', u'Ề', u'Ế', u'Ể', u'Ễ', u'Ệ'}},
    Vowel{'I', Shape::plain, {u'I', u'Ì', u'Í', u'Ỉ', u'Ĩ', u'Ị'}},
    Vowel{'O', Shape::plain, {u'O', u'Ò', u'Ó', u'Ỏ', u'Õ', u'Ọ'}},
    Vowel{'O', Shape::circumflex, {u'Ô', u'Ồ', u'Ố', u'Ổ', u'Ỗ', u'Ộ'}},
    Vowel{'O', Shape::horn, {u'Ơ', u'Ờ', u'Ớ', u'Ở', u'Ỡ', u'Ợ'}},
    Vowel{'U', Shape::plain, {u'U', u'Ù', u'Ú', u'Ủ', u'Ũ', u'Ụ'}},
    Vowel{'U', Shape::horn, {u'Ư', u'Ừ', u'Ứ', u'Ử', u'Ữ', u'Ự'}},
    Vowel{'Y', Shape::plain, {u'Y', u'Ỳ', u'Ý', u'Ỷ', u'Ỹ', u'Ỵ'}},
};

std::optional<Tone> tone_of(char32_t mark) {
    switch (mark) {
    case 0x300:
        return Tone::grave;
    case 0x301:
        return Tone::acute;
    case 0x309:
        return Tone::hook;
    case 0x303:
        return Tone::tilde;
    case 0x323:
        return Tone::dot;
    default:
        return std::nullopt;
    }
}

std::optional<Shape> shape_of(char32_t mark) {
    switch (mark) {
    case 0x306:
        return Shape::breve;
    case 0x302:
        return Shape::circumflex;
    case 0x31b:
        return Shape::horn;
    default:
        return std::nullopt;
    }
}

/// The letter that `mark` makes of `letter`; none where Vietnamese has no such letter.
std::optional<char32_t> joined(char32_t letter, char32_t mark) {
    for (const auto& vowel : vowels) {
        for (std::size_t tone = 0; tone < vowel.tones.size(); ++tone) {
            if (vowel.tones[tone] != letter) continue;
            if (const auto added = tone_of(mark); added && tone == 0)
                return vowel.tones[static_cast<std::size_t>(*added)];
            const auto shape = shape_of(mark);
            if (!shape || vowel.shape != Shape::plain) return std::nullopt;
            for (const auto& other : vowels)
                if (other.letter == vowel.letter && other.shape == *shape) return other.tones[tone];
            return std::nullopt;
        }
    }
    return std::nullopt;
}

template <class Decode>
std::string from_bytes(std::string_view text, Decode decode) {
    std::string utf8;
    utf8.reserve(text.size() + text.size() / 2);
    for (const char byte : text)
        report::append_utf8(utf8, decode(static_cast<unsigned char>(byte)));
    return utf8;
}

} // namespace

bool is_utf8(std::string_view text) {
    return simdjson::validate_utf8(text.data(), text.size());
}

std::string utf8_from_utf16(std::string_view text, ByteOrder order) {
    const auto unit = [&](std::size_t index) {
        const auto first = static_cast<unsigned char>(text[index]);
        const auto second = static_cast<unsigned char>(text[index + 1]);
        return order == ByteOrder::little_endian ? static_cast<char32_t>(first | second << 8U)
                                                 : static_cast<char32_t>(second | first << 8U);
    };
    std::string utf8;
    utf8.reserve(text.size());
    std::size_t index = 0;
    for (; index + 1 < text.size(); index += 2) {
        auto code_point = unit(index);
        if (code_point >= 0xd800 && code_point < 0xdc00 && index + 3 < text.size()) {
            const auto low = unit(index + 2);
            if (low >= 0xdc00 && low < 0xe000) {
                code_point = 0x10000 + ((code_point - 0xd800) << 10U) + (low - 0xdc00);
                index += 2;
            }
        }
        report::append_utf8(utf8, code_point >= 0xd800 && code_point < 0xe000 ? replacement : code_point);
    }
    if (index < text.size()) report::append_utf8(utf8, replacement);
    return utf8;
}

std::string utf8_from_windows_1252(std::string_view text) {
    return from_bytes(text, windows_1252);
}

std::string utf8_from_windows_1258(std::string_view text) {
    return with_joined_marks(from_bytes(text, windows_1258));
}

std::string with_joined_marks(std::string_view utf8) {
    std::string result;
    result.reserve(utf8.size());
    std::optional<char32_t> last;
    std::size_t last_start = 0;
    while (!utf8.empty()) {
        const auto code_point = take_code_point(utf8);
        if (const auto whole = last ? joined(*last, code_point) : std::nullopt) {
            result.resize(last_start);
            last = whole;
        } else {
            last_start = result.size();
            last = code_point;
        }
        report::append_utf8(result, *last);
    }
    return result;
}

} // namespace rasoat::intake
