#pragma once

#include "agent/report/report.h"
#include "server/access/enrolment.h"
#include "server/inventory/receive.h"
#include "server/store/store.h"
#include "tests/server/store/scratch_store.h"

#include <memory>
#include <string>

namespace rasoat::tests {

/// A store with one unit, and agents of it.
class ReportingOffice {
public:
    ReportingOffice();
    [[nodiscard]] store::Store& store() { return scratch_->store(); }
    [[nodiscard]] store::UnitId unit() const { return unit_; }
    [[nodiscard]] access::EnrolledDevice enrolled(store::Time now);
    [[nodiscard]] access::EnrolledDevice enrolled();
    [[nodiscard]] std::size_t machines() { return store().snapshot()->machines().size(); }
    /// The machine's current report.
    [[nodiscard]] report::Report stored(store::MachineId id);
    /// Sends a report under a key of its own.
    inventory::Received report(const store::Device& device, const report::Report& report, store::Time now);

private:
    std::unique_ptr<ScratchStore> scratch_ = scratch_store();
    store::UnitId unit_;
    std::string token_;
    int reports_ = 0;
};

} // namespace rasoat::tests
