#pragma once

#include "agent/delivery/trouble.h"
#include "agent/language.h"

namespace rasoat::agent {

/// What one should do about it, for whoever asks `rasoat-agent status`.
[[nodiscard]] Phrase advice_for(delivery::Trouble trouble);

} // namespace rasoat::agent
