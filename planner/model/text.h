#pragma once

#include <string>
#include <utility>

namespace rasoat::planner {

enum class Language { vietnamese, english };

/// A name or sentence in both languages of the product.
struct Bilingual {
    std::string vi;
    std::string en;
    [[nodiscard]] const std::string& in(Language language) const& { return language == Language::vietnamese ? vi : en; }
    [[nodiscard]] std::string in(Language language) && { return std::move(language == Language::vietnamese ? vi : en); }
    bool operator==(const Bilingual&) const = default;
};

} // namespace rasoat::planner
