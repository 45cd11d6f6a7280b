#pragma once

#include "server/store/store.h"

#include <string_view>

namespace rasoat::startup {

/// Gives a store without units its first one, named after the organisation, so that agents have somewhere to enrol; a
/// new machine takes a free seat there, else one made for it with `role` (an id of roles.toml), so that it is ranked.
void ensure_organisation(store::Store& store, std::string_view name, std::string_view role, store::Time now);

} // namespace rasoat::startup
