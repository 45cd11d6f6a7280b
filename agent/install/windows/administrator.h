#pragma once

#include "agent/language.h"

namespace rasoat::agent {

/// Whether this process has the rights of an administrator; says what to do where it hasn't.
[[nodiscard]] bool is_administrator_or_complains(Language language);

} // namespace rasoat::agent
