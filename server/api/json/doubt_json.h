#pragma once

#include "server/store/store.h"

#include <cstdint>
#include <string>
#include <vector>

namespace rasoat::api {

/// Schema DoubtfulDuplicate.
[[nodiscard]] std::string doubt_json(store::Reader& reader, const store::IdentityDoubt& doubt);

/// Schema DoubtfulDuplicatePage: at most `limit` of the doubts; one more than that tells that a page follows.
[[nodiscard]] std::string doubt_page_json(
    store::Reader& reader, const std::vector<store::IdentityDoubt>& doubts, std::size_t limit, std::int64_t total);

} // namespace rasoat::api
