#pragma once

#include "server/organisation/reorganisation.h"
#include "server/store/store.h"

#include <string>
#include <vector>

namespace rasoat::api {

/// Schema Organisation: the units of that day, with the seats that were there.
[[nodiscard]] std::string organisation_json(store::Reader& reader, store::Day day);

[[nodiscard]] std::string reorganisations_json(const std::vector<store::Reorganisation>& reorganisations);

/// Schema ReorganisationEffects.
[[nodiscard]] std::string effects_json(store::Reader& reader, const organisation::Effects& effects);

} // namespace rasoat::api
