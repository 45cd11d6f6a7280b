#include "agent/language.h"

#include <windows.h>

namespace rasoat::agent {

/// Many office PCs run an English Windows set to Vietnamese dates and numbers: their people read Vietnamese.
Language language_of_environment() {
    for (const auto language : {GetUserDefaultUILanguage(), GetUserDefaultLangID()})
        if (PRIMARYLANGID(language) == LANG_VIETNAMESE) return Language::vietnamese;
    return Language::english;
}

} // namespace rasoat::agent
