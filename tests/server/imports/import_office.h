#pragma once

#include "server/imports/imports.h"
#include "server/planning/planning_rules.h"
#include "tests/server/store/scratch_store.h"

#include <memory>
#include <string>

namespace rasoat::tests {

/// Two units, a few machines that have reported, two seats: what lists can tell of.
class ImportOffice {
public:
    ImportOffice();

    [[nodiscard]] store::Store& store() { return scratch_->store(); }
    [[nodiscard]] imports::Surroundings surroundings() const { return {rules_.roles, rules_.catalogue, rules_}; }
    [[nodiscard]] imports::Actor officer() const;

    [[nodiscard]] store::ImportId begin(imports::Kind kind, const std::string& csv);
    [[nodiscard]] imports::Look look(store::ImportId id);
    std::size_t confirm(store::ImportId id, imports::RefusedRows refused_rows = imports::RefusedRows::stop_all);

    /// "commune" has the machines pc-1 (serial SN-0001), pc-2 (SN-0002) and two of the name twin; "district" none.
    store::UnitId commune;
    store::UnitId district;
    store::MachineId pc_1;
    store::MachineId pc_2;
    store::SeatId seat_1; ///< of the commune, "Văn thư", code X-01, with pc-1
    store::SeatId seat_2; ///< of the commune, "Một cửa", code X-02, free

private:
    std::unique_ptr<ScratchStore> scratch_;
    planning::PlanningRules rules_;
};

} // namespace rasoat::tests
