#pragma once

#include "planner/model/text.h"
#include "server/planning/references.h"

#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace rasoat::planning {

/// A smallest set of limits that cannot be met together, with their names (PlanConflict of openapi.yaml).
struct NamedConflict {
    struct AskedShare {
        std::optional<store::UnitId> unit; ///< none: the whole organisation
        std::string unit_name;
        store::Year by;
        std::uint32_t seats = 0;
        std::uint32_t need = 0;
        std::uint32_t most = 0;
    };
    struct Money {
        store::Vnd cost; ///< of all this together, at least
        store::Vnd held; ///< what the funds could pay of it
    };
    std::vector<SeatReference> seats;
    std::vector<AskedShare> shares;
    std::vector<Bilingual> funds;
    std::optional<Money> money; ///< none: the sums alone do not show the conflict
    bool proven = true;
};

/// Settings for which there is no plan: a year that is over, one without money, a seat that is no more, limits that
/// contradict each other (HTTP 422). what() is English.
class PlanRefused : public std::runtime_error {
public:
    /// `field`: the member of PlanSettings at fault, as a JSON pointer; empty where it is none in particular.
    PlanRefused(std::string field, Bilingual why, std::vector<NamedConflict> conflicts = {})
        : std::runtime_error(why.en), field_(std::move(field)), why_(std::move(why)), conflicts_(std::move(conflicts)) {
    }
    [[nodiscard]] const std::string& field() const { return field_; }
    [[nodiscard]] const Bilingual& why() const { return why_; }
    [[nodiscard]] const std::vector<NamedConflict>& conflicts() const { return conflicts_; }

private:
    std::string field_;
    Bilingual why_;
    std::vector<NamedConflict> conflicts_;
};

} // namespace rasoat::planning
