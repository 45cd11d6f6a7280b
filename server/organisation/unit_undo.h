#pragma once

#include "server/organisation/reorganisation.h"
#include "server/store/store.h"

namespace rasoat::organisation {

/// Takes the effects back; see undo() in reorganisation.h.
void put_back(store::Transaction& transaction, const Effects& effects, store::Time now);

} // namespace rasoat::organisation
