#pragma once

#include "planner/model/fleet.h"

#include <vector>

namespace rasoat::planner {

/// Which funds may pay for a line: those of the year, of the seat's unit or one above it or of the whole organisation,
/// that allow this kind of spending. One fund pays for a line whole.
class PayingFunds {
public:
    explicit PayingFunds(const Fleet& fleet);
    /// Indices into Fleet::funds, the nearest unit's first.
    [[nodiscard]] std::vector<std::uint32_t> of(std::uint32_t unit, Year year, SpendingKind spending) const;

private:
    const Fleet& fleet_;
    std::vector<std::vector<std::uint32_t>> by_unit_; ///< funds of each unit; one row more, for the whole organisation
};

} // namespace rasoat::planner
