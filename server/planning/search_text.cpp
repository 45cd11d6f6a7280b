#include "server/planning/search_text.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace rasoat::planning {
namespace {

constexpr char32_t not_utf8 = 0xfffd;

/// The character at the start of `rest`, which is moved past it. Overlong and broken sequences give not_utf8 and move
/// past one byte.
char32_t take_character(std::string_view& rest) {
    const auto byte = [&](std::size_t index) { return static_cast<unsigned char>(rest[index]); };
    const auto lead = byte(0);
    const std::size_t length = lead < 0x80   ? 1
                               : lead < 0xc2 ? 0
                               : lead < 0xe0 ? 2
                               : lead < 0xf0 ? 3
                               : lead < 0xf5 ? 4
                                             : 0;
    char32_t character = length == 1 ? lead : length == 2 ? lead & 0x1fU : length == 3 ? lead & 0x0fU : lead & 0x07U;
    auto sound = length > 0 && length <= rest.size();
    for (std::size_t index = 1; sound && index < length; ++index) {
        sound = (byte(index) & 0xc0U) == 0x80U;
        character = (character << 6U) | (byte(index) & 0x3fU);
    }
    rest.remove_prefix(sound ? length : 1);
    return sound ? character : not_utf8;
}

/// A run of characters that have one base letter (Unicode blocks Latin-1 Supplement, Latin Extended-A and Latin
/// Extended Additional: all letters of Vietnamese).
struct Run {
    char32_t first;
    char32_t last;
    char letter;
};
constexpr std::array runs{
    Run{0xc0, 0xc5, 'a'},     Run{0xc7, 0xc7, 'c'},     Run{0xc8, 0xcb, 'e'},     Run{0xcc, 0xcf, 'i'},
    Run{0xd0, 0xd0, 'd'},     Run{0xd1, 0xd1, 'n'},     Run{0xd2, 0xd6, 'o'},     Run{0xd8, 0xd8, 'o'},
    Run{0xd9, 0xdc, 'u'},     Run{0xdd, 0xdd, 'y'},     Run{0xe0, 0xe5, 'a'},     Run{0xe7, 0xe7, 'c'},
    Run{0xe8, 0xeb, 'e'},     Run{0xec, 0xef, 'i'},     Run{0xf1, 0xf1, 'n'},     Run{0xf2, 0xf6, 'o'},
    Run{0xf8, 0xf8, 'o'},     Run{0xf9, 0xfc, 'u'},     Run{0xfd, 0xfd, 'y'},     Run{0xff, 0xff, 'y'},
    Run{0x102, 0x103, 'a'},   Run{0x110, 0x111, 'd'},   Run{0x128, 0x129, 'i'},   Run{0x168, 0x169, 'u'},
    Run{0x1a0, 0x1a1, 'o'},   Run{0x1af, 0x1b0, 'u'},   Run{0x1ea0, 0x1eb7, 'a'}, Run{0x1eb8, 0x1ec7, 'e'},
    Run{0x1ec8, 0x1ecb, 'i'}, Run{0x1ecc, 0x1ee3, 'o'}, Run{0x1ee4, 0x1ef1, 'u'}, Run{0x1ef2, 0x1ef9, 'y'},
};

bool is_combining_mark(char32_t character) {
    return character >= 0x300 && character <= 0x36f;
}

char without_marks(char32_t character) {
    for (const auto& run : runs)
        if (character >= run.first && character <= run.last) return run.letter;
    return '\0';
}

} // namespace

std::string folded(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    const auto add_space = [&] {
        if (!result.empty() && result.back() != ' ') result += ' ';
    };
    while (!text.empty()) {
        const auto before = text;
        const auto character = take_character(text);
        if (character == not_utf8 || character <= ' ' || character == 0x7f || character == 0xa0) {
            add_space();
        } else if (character < 0x80) {
            const auto letter = static_cast<char>(character);
            result += letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
        } else if (const auto letter = without_marks(character); letter != '\0') {
            result += letter;
        } else if (!is_combining_mark(character)) {
            result += before.substr(0, before.size() - text.size());
        }
    }
    if (!result.empty() && result.back() == ' ') result.pop_back();
    return result;
}

std::vector<std::string> search_words(std::string_view query) {
    const auto text = folded(query);
    std::vector<std::string> words;
    std::size_t start = 0;
    while (start < text.size()) {
        const auto end = std::min(text.find(' ', start), text.size());
        words.push_back(text.substr(start, end - start));
        start = end + 1;
    }
    return words;
}

bool holds_all(std::string_view folded_text, const std::vector<std::string>& words) {
    return std::ranges::all_of(
        words, [&](const std::string& word) { return folded_text.find(word) != std::string_view::npos; });
}

} // namespace rasoat::planning
