#include "planner/processors/processor_key.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace rasoat::planner {

namespace {

using Words = std::vector<std::string>;

constexpr std::size_t longest_brand = 200;

/// Words that say nothing of which processor it is.
constexpr std::array noise{"cpu", "processor", "apu",     "intel", "amd", "genuine",  "technology", "mobile",
                           "gen", "vpro",      "edition", "soc",   "ghz", "graphics", "dualcore"};

constexpr std::array counts{"single", "dual", "two",  "three", "triple", "quad",
                            "four",   "six",  "hexa", "eight", "octa",   "twelve"};

template <std::size_t size>
bool among(std::string_view word, const std::array<const char*, size>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_number(std::string_view word) {
    return !word.empty() && std::all_of(word.begin(), word.end(), is_digit);
}

bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/// Lower case, with (R), (TM) and their single signs turned into spaces.
std::string without_marks(std::string_view brand) {
    std::string text;
    for (const char c : brand.substr(0, longest_brand))
        text += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : is_space(c) ? ' ' : c;
    for (const std::string_view mark : {"(r)", "(tm)", "(c)", "\u00ae", "\u2122"})
        for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at))
            text.replace(at, mark.size(), " ");
    return text;
}

/// The name without what is said of its clock, its graphics or its number of "compute cores".
std::string_view leading_name(std::string_view text) {
    for (const std::string_view end : {"@", ",", " with ", " w/", "("})
        text = text.substr(0, text.find(end));
    return text;
}

Words words_of(std::string_view text) {
    Words words;
    std::string word;
    const auto close = [&] {
        if (word == "core2")
            words.insert(words.end(), {"core", "2"});
        else if (!word.empty())
            words.push_back(word);
        word.clear();
    };
    for (const char c : text) {
        if (is_space(c) || c == '-' || c == '_' || c == '/')
            close();
        else
            word += c;
    }
    close();
    return words;
}

/// "11th", "3rd"
bool is_ordinal(std::string_view word) {
    if (word.size() < 3 || !is_number(word.substr(0, word.size() - 2))) return false;
    const auto ending = word.substr(word.size() - 2);
    return ending == "st" || ending == "nd" || ending == "rd" || ending == "th";
}

/// "2.60ghz", and "2.60gh" of firmware that cuts the string
bool is_clock(std::string_view word) {
    const auto end = word.find_first_not_of("0123456789.");
    if (end == 0 || end == std::string_view::npos) return false;
    return word.substr(end) == "gh" || word.substr(end) == "ghz";
}

/// The first Core i processors report "i7 M 620" for what is sold as "i7-620M", "Q 720" for "720QM", "L 640" for
/// "640LM".
std::optional<std::string> mobile_suffix(std::string_view letter) {
    if (letter == "m") return "m";
    if (letter == "q" || letter == "u" || letter == "l" || letter == "x") return std::string(letter) + "m";
    return std::nullopt;
}

bool is_core_i(std::string_view word) {
    return word == "i3" || word == "i5" || word == "i7";
}

/// "X1E80100" as reported is "X1E-80-100" on Microsoft's list.
std::optional<Words> snapdragon_x(std::string_view word) {
    if (!word.starts_with("x1")) return std::nullopt;
    const std::size_t digits = word.size() > 2 && (word[2] == 'e' || word[2] == 'p') ? 3 : 2;
    const auto number = word.substr(digits);
    if (number.size() != 5 || !is_number(number)) return std::nullopt;
    return Words{std::string(word.substr(0, digits)), std::string(number.substr(0, 2)), std::string(number.substr(2))};
}

/// "R5" after an AMD A-series name is its graphics.
bool is_graphics(std::string_view word) {
    return word.size() == 2 && word[0] == 'r' && word[1] >= '2' && word[1] <= '9';
}

Words telling_words(const Words& words) {
    Words kept;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto& word = words[i];
        const std::string_view next = i + 1 < words.size() ? std::string_view(words[i + 1]) : std::string_view();
        if (word == "radeon" || (kept.size() >= 2 && is_graphics(word))) break;
        if ((among(word, counts) || is_number(word)) && (next == "core" || next == "cores")) {
            ++i;
        } else if (is_ordinal(word) || among(word, noise) || (kept.size() >= 2 && is_clock(word))) {
            continue;
        } else if (auto chip = snapdragon_x(word)) {
            kept = std::move(*chip);
        } else if (const auto suffix = mobile_suffix(word);
                   suffix && next.size() == 3 && is_number(next) && !kept.empty() && is_core_i(kept.back())) {
            kept.push_back(std::string(next) + *suffix);
            ++i;
        } else {
            kept.push_back(word);
        }
    }
    return kept;
}

} // namespace

std::string processor_key(std::string_view brand) {
    const auto text = without_marks(brand);
    auto words = telling_words(words_of(leading_name(text)));
    if (!words.empty() && words[0] == "pentium")
        std::erase_if(words, [](const auto& word) { return word == "gold" || word == "silver"; });
    if (words.size() >= 2 && words[0] == "core" && words[1] == "2")
        std::erase_if(words, [](const auto& word) {
            return word == "duo" || word == "quad" || word == "extreme" || word == "solo";
        });
    // "Xeon E5-2690 0": the first version of a Xeon E5 reports a zero where later ones say v2, v3.
    if (words.size() > 1 && words.back() == "0") words.pop_back();
    std::string key;
    for (const auto& word : words) {
        if (!key.empty()) key += ' ';
        key += word;
    }
    return key;
}

} // namespace rasoat::planner
