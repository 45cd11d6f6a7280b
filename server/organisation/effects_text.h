#pragma once

#include "server/organisation/reorganisation.h"

#include <string>
#include <string_view>

/// Effects as they are kept for an undo: "rasoat-effects/1", JSON, packed.
namespace rasoat::organisation {

[[nodiscard]] std::string packed(const Effects& effects);
/// Throws store::StoreCorrupt.
[[nodiscard]] Effects unpacked_effects(std::string_view packed);

} // namespace rasoat::organisation
