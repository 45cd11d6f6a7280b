#pragma once

#include "server/store/store.h"

#include <string_view>

namespace rasoat::startup {

/// Gives a store without units its first one, named after the organisation, so that agents have somewhere to enrol.
void ensure_organisation(store::Store& store, std::string_view name, store::Time now);

} // namespace rasoat::startup
