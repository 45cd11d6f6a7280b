#pragma once

#include "server/store/store.h"

#include <string_view>

namespace rasoat::access {

/// Who acted when nobody was signed in.
inline constexpr std::string_view system_actor = "system";

/// Adds to the audit trail within a transaction, so that the act and its trace are stored together or not at all.
void record(
    store::Transaction& transaction, std::string_view actor, std::string_view action, std::string_view subject,
    std::string_view detail, store::Time now);

} // namespace rasoat::access
