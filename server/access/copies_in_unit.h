#pragma once

#include "server/access/access_error.h"
#include "server/store/store.h"

#include <chrono>
#include <cstddef>
#include <optional>

/// How many machines copied from an image came in by a copied key: whoever finds one key must not fill the store with
/// devices. The audit trail is what counts them, so that a restart forgets nothing.
namespace rasoat::access {

/// None: the original's unit has had fewer than `most_a_day` copies within a day, so another may come in. Otherwise how
/// long until it may; the first that has to wait is written into the audit trail.
[[nodiscard]] std::optional<std::chrono::seconds>
wait_for_copy(store::Transaction& transaction, const store::Device& original, std::size_t most_a_day, store::Time now);

/// Writes down that the copy has come in.
void record_copy(store::Transaction& transaction, const store::Device& original, const store::Device& copy);

[[nodiscard]] TooManyCopies too_many_copies(std::size_t most_a_day, std::chrono::seconds wait);

} // namespace rasoat::access
