#pragma once

#include "server/store/store.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What the words of a command mean.
namespace rasoat::control {

/// The moment by the server's clock.
[[nodiscard]] store::Time now();

/// The whole number that the text is; none where it is none from `least` to `most`.
[[nodiscard]] std::optional<std::int64_t> number_in(const std::string& text, std::int64_t least, std::int64_t most);

/// The unit whose code is the second word; where there is none, the one at the top of the tree.
[[nodiscard]] std::optional<store::Unit> chosen_unit(store::Reader& reader, const std::vector<std::string>& words);

} // namespace rasoat::control
