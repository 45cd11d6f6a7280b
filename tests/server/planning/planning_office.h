#pragma once

#include "agent/report/report.h"
#include "server/planning/review.h"
#include "tests/server/store/scratch_store.h"

#include <memory>
#include <string>

namespace rasoat::tests {

/// The rules of config/, as they are shipped.
[[nodiscard]] const planning::PlanningRules& shipped_rules();

/// A store with a small organisation, and its review under the shipped rules.
class PlanningOffice {
public:
    PlanningOffice();
    [[nodiscard]] store::Store& store() { return scratch_->store(); }
    [[nodiscard]] planning::Review& review() { return review_; }
    [[nodiscard]] std::shared_ptr<const planning::ReviewedFleet> reviewed();

    store::UnitId add_unit(const std::string& code, const std::string& name);
    store::UnitId add_unit_below(store::UnitId parent, const std::string& code, const std::string& name);
    store::SeatId add_seat(store::UnitId unit, const std::string& code, const std::string& role);
    /// The report goes the way that reports of agents go; the machine then stands at the seat, bought in 2020.
    store::MachineId add_machine(store::SeatId seat, const report::Report& report);
    /// The same, enrolled to a unit and at no seat.
    store::MachineId add_unseated_machine(store::UnitId unit, const report::Report& report);
    void add_fund(const std::string& code, store::Year year, store::Vnd amount);

private:
    store::MachineId receive(store::Transaction& transaction, store::UnitId unit, const report::Report& report);

    std::unique_ptr<ScratchStore> scratch_;
    planning::Review review_;
    std::uint8_t devices_ = 0;
};

/// The office desktop of office_report.h grown fit for every role of the shipped rules: Windows 11, much memory, NVMe.
[[nodiscard]] report::Report strong_report(const std::string& mark);

} // namespace rasoat::tests
