#pragma once

#include "server/planning/ranking.h"
#include "server/planning/review.h"
#include "server/store/identity_records.h"

#include <cstddef>
#include <string>
#include <string_view>

/// How a place in a list goes into a cursor. Cursors are opaque to those who get them.
namespace rasoat::planning {

/// The place of a seat by its key, so that the next page goes on behind it also when seats came or went.
[[nodiscard]] std::string ranking_cursor(const RankingKey& key);
/// Throws BadCursor.
[[nodiscard]] RankingKey ranking_position(std::string_view cursor);

/// The place in a list that never changes, such as a kept plan's lines.
[[nodiscard]] std::string line_cursor(std::size_t next);
/// Throws BadCursor.
[[nodiscard]] std::size_t line_position(std::string_view cursor);

/// The place of an entry in a machine's history.
[[nodiscard]] std::string history_cursor(const store::HistoryPlace& place);
/// Throws BadCursor.
[[nodiscard]] store::HistoryPlace history_position(std::string_view cursor);

} // namespace rasoat::planning
