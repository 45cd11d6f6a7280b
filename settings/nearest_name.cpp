#include "settings/nearest_name.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace rasoat::settings {

namespace {

/// Optimal string alignment distance: Levenshtein's, with a swap of neighbours as one edit.
std::size_t edits_between(std::string_view one, std::string_view other) {
    const std::size_t width = other.size() + 1;
    std::vector<std::size_t> before_last(width);
    std::vector<std::size_t> last(width);
    std::vector<std::size_t> row(width);
    std::iota(last.begin(), last.end(), std::size_t{0});
    for (std::size_t i = 0; i < one.size(); ++i) {
        row[0] = i + 1;
        for (std::size_t j = 0; j < other.size(); ++j) {
            row[j + 1] = std::min({last[j] + (one[i] == other[j] ? 0U : 1U), last[j + 1] + 1, row[j] + 1});
            if (i > 0 && j > 0 && one[i] == other[j - 1] && one[i - 1] == other[j])
                row[j + 1] = std::min(row[j + 1], before_last[j - 1] + 1);
        }
        before_last.swap(last);
        last.swap(row);
    }
    return last.back();
}

} // namespace

std::optional<std::string> nearest_name(std::string_view typed, std::span<const std::string> candidates) {
    std::optional<std::string> nearest;
    std::size_t fewest = 0;
    for (const auto& candidate : candidates) {
        const auto edits = edits_between(typed, candidate);
        if (edits * 3 > candidate.size() || (nearest && edits >= fewest)) continue;
        nearest = candidate;
        fewest = edits;
    }
    return nearest;
}

} // namespace rasoat::settings
