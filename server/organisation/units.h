#pragma once

#include "server/organisation/reorganisation.h"
#include "server/store/store.h"

#include <string>

namespace rasoat::organisation {

/// A unit that was always there, as when an organisation is entered for the first time. Throws OrganisationRefused.
store::UnitId add_unit(store::Transaction& transaction, const UnitDraft& draft, const std::string& email, Actor actor);

/// Who of the unit is reminded when its data lag; empty: nobody. Throws OrganisationRefused.
void set_email(store::Transaction& transaction, store::UnitId unit, const std::string& email, Actor actor);

} // namespace rasoat::organisation
