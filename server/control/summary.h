#pragma once

#include "server/api/services.h"

#include <optional>
#include <string>

namespace rasoat::control {

/// For the terminal, Vietnamese first: the worst ten machines with their reasons, and the summary of this year's plan
/// for the budget (none: the funds of the year). The plan is a what-if and is not kept.
[[nodiscard]] std::string
summary_text(const api::Services& services, std::optional<store::Vnd> budget, store::Time now);

} // namespace rasoat::control
