#pragma once

#include "server/store/records.h"

#include <cstdint>
#include <string>

namespace rasoat::store {

/// What an officer has set for a plan, under a name.
struct Scenario {
    ScenarioId id;
    std::string name;
    std::int64_t version = 1; ///< grows with each change
    Time made_at;
    std::string made_by; ///< username
    Time changed_at;
    std::string changed_by;
    bool removed = false; ///< out of the list, until somebody restores it
    std::string settings; ///< JSON
    bool operator==(const Scenario&) const = default;
};

} // namespace rasoat::store
