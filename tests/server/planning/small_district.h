#pragma once

#include "tests/server/inventory/office_report.h"
#include "tests/server/planning/planning_office.h"

namespace rasoat::tests {

/// Of a machine that says its name and UUID and nothing else.
[[nodiscard]] inline report::Report bare_report() {
    report::Report report;
    report.device_id = "may-la";
    report.hostname = "may-la";
    report.system.uuid = "11112222-3333-4444-5555-666677778888";
    return report;
}

/// A district with two offices and four seats: one without a machine, one low, one of which little is known, one fit.
struct SmallDistrict {
    PlanningOffice office;
    store::UnitId top = office.add_unit("huyen", "UBND huyện");
    store::UnitId finance = office.add_unit_below(top, "tc", "Phòng Tài chính");
    store::UnitId commune = office.add_unit_below(top, "xa", "Xã Tân Tập");
    store::SeatId fit = office.add_seat(finance, "tc-01", "accountant");
    store::SeatId low = office.add_seat(commune, "xa-01", "clerk");
    store::SeatId unclear = office.add_seat(commune, "xa-02", "clerk");
    store::SeatId empty = office.add_seat(commune, "xa-03", "one_stop");
    store::MachineId fit_machine = office.add_machine(fit, strong_report("a1b2c3"));
    store::MachineId low_machine = office.add_machine(low, office_report("d4e5f6"));
    store::MachineId unclear_machine = office.add_machine(unclear, bare_report());
};

} // namespace rasoat::tests
