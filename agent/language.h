#pragma once

#include <string_view>

namespace rasoat::agent {

enum class Language { vietnamese, english };

/// By the first of LC_ALL, LC_MESSAGES and LANG that is set: Vietnamese where it begins with "vi", else English.
[[nodiscard]] Language language_of_environment();

/// One sentence in both languages.
struct Phrase {
    std::string_view vietnamese;
    std::string_view english;
    [[nodiscard]] std::string_view in(Language language) const {
        return language == Language::vietnamese ? vietnamese : english;
    }
};

} // namespace rasoat::agent
