#include "server/planning/list_cursor.h"

#include <fmt/format.h>

#include <bit>
#include <charconv>
#include <cmath>
#include <cstdint>

namespace rasoat::planning {
namespace {

[[noreturn]] void refuse() {
    throw BadCursor("this cursor was not given out by this list; start again without one");
}

/// Takes a hexadecimal number up to the next '-' or the end.
std::uint64_t take_number(std::string_view& rest) {
    const auto end = rest.find('-');
    const auto digits = rest.substr(0, end);
    std::uint64_t number = 0;
    const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number, 16);
    if (error != std::errc{} || stop != digits.data() + digits.size()) refuse();
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    return number;
}

double take_real(std::string_view& rest) {
    const auto value = std::bit_cast<double>(take_number(rest));
    if (!std::isfinite(value)) refuse();
    return value;
}

} // namespace

std::string ranking_cursor(const RankingKey& key) {
    return fmt::format(
        "r{:x}-{:x}-{:x}-{:x}", static_cast<unsigned>(key.verdict), std::bit_cast<std::uint64_t>(key.score),
        std::bit_cast<std::uint64_t>(key.lightness), key.seat.value);
}

RankingKey ranking_position(std::string_view cursor) {
    if (!cursor.starts_with('r')) refuse();
    cursor.remove_prefix(1);
    const auto verdict = take_number(cursor);
    if (verdict > static_cast<std::uint64_t>(SeatVerdict::fit)) refuse();
    RankingKey key;
    key.verdict = static_cast<SeatVerdict>(verdict);
    key.score = take_real(cursor);
    key.lightness = take_real(cursor);
    key.seat.value = static_cast<std::int64_t>(take_number(cursor));
    if (!cursor.empty()) refuse();
    return key;
}

std::string line_cursor(std::size_t next) {
    return fmt::format("l{:x}", next);
}

std::size_t line_position(std::string_view cursor) {
    if (!cursor.starts_with('l')) refuse();
    cursor.remove_prefix(1);
    const auto next = take_number(cursor);
    if (!cursor.empty()) refuse();
    return next;
}

std::string history_cursor(const store::HistoryPlace& place) {
    return fmt::format("h{:x}-{:x}", place.at.time_since_epoch().count(), place.number);
}

store::HistoryPlace history_position(std::string_view cursor) {
    if (!cursor.starts_with('h')) refuse();
    cursor.remove_prefix(1);
    store::HistoryPlace place;
    place.at = store::Time(std::chrono::milliseconds(static_cast<std::int64_t>(take_number(cursor))));
    place.number = static_cast<std::int64_t>(take_number(cursor));
    if (!cursor.empty()) refuse();
    return place;
}

} // namespace rasoat::planning
