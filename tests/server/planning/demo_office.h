#pragma once

#include "server/demo/load_demo.h"
#include "server/planning/plans.h"
#include "server/planning/review.h"
#include "settings/configuration.h"
#include "tests/server/planning/planning_office.h"
#include "tests/server/store/sample_records.h"
#include "tests/server/store/scratch_store.h"
#include "tests/shared_data.h"

#include <memory>

namespace rasoat::tests {

/// The demo district in a store of its own.
class DemoOffice {
public:
    DemoOffice() {
        const auto config = project_path("config");
        demo::load_demo(scratch_->store(), settings::read_configuration(config), config, at());
    }
    [[nodiscard]] store::Store& store() { return scratch_->store(); }
    [[nodiscard]] std::shared_ptr<const planning::ReviewedFleet> reviewed() { return review_.current(at()); }
    [[nodiscard]] planning::PlanDocument what_if(const planning::PlanRequest& request) {
        return planning::what_if(*reviewed(), request, *store().snapshot(), at());
    }

private:
    std::unique_ptr<ScratchStore> scratch_ = scratch_store();
    planning::Review review_{scratch_->store(), shipped_rules()};
};

} // namespace rasoat::tests
