#include "agent/language.h"

#include <cstdlib>

namespace rasoat::agent {

Language language_of_environment() {
    for (const auto* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const auto* value = std::getenv(name);
        if (value == nullptr || *value == '\0') continue;
        return std::string_view(value).substr(0, 2) == "vi" ? Language::vietnamese : Language::english;
    }
    return Language::english;
}

} // namespace rasoat::agent
