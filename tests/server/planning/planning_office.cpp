#include "tests/server/planning/planning_office.h"

#include "agent/report/report_json.h"
#include "server/inventory/receive.h"
#include "settings/configuration.h"
#include "tests/server/inventory/office_report.h"
#include "tests/server/store/sample_records.h"
#include "tests/shared_data.h"

namespace rasoat::tests {

using namespace std::chrono_literals;

const planning::PlanningRules& shipped_rules() {
    static const auto rules = planning::planning_rules(settings::read_configuration(project_path("config")));
    return rules;
}

PlanningOffice::PlanningOffice() : scratch_(scratch_store()), review_(scratch_->store(), shipped_rules()) {}

std::shared_ptr<const planning::ReviewedFleet> PlanningOffice::reviewed() {
    return review_.current(at());
}

store::UnitId PlanningOffice::add_unit(const std::string& code, const std::string& name) {
    return store().write([&](store::Transaction& transaction) {
        return transaction.add_unit({{}, std::nullopt, code, name});
    });
}

store::UnitId PlanningOffice::add_unit_below(store::UnitId parent, const std::string& code, const std::string& name) {
    return store().write([&](store::Transaction& transaction) {
        return transaction.add_unit({{}, parent, code, name});
    });
}

store::SeatId PlanningOffice::add_seat(store::UnitId unit, const std::string& code, const std::string& role) {
    auto seat = sample_seat(unit, code);
    seat.role = role;
    seat.weight = 1;
    return store().write([&](store::Transaction& transaction) { return transaction.add_seat(seat); });
}

store::MachineId PlanningOffice::add_machine(store::SeatId seat, const report::Report& report) {
    return store().write([&](store::Transaction& transaction) {
        const auto machine = receive(transaction, transaction.seat(seat)->unit, report);
        transaction.assign(seat, machine);
        return machine;
    });
}

store::MachineId PlanningOffice::add_unseated_machine(store::UnitId unit, const report::Report& report) {
    return store().write([&](store::Transaction& transaction) { return receive(transaction, unit, report); });
}

store::MachineId
PlanningOffice::receive(store::Transaction& transaction, store::UnitId unit, const report::Report& report) {
    auto device = sample_device(unit, ++devices_);
    device.id = transaction.add_device(device);
    const auto received =
        inventory::receive_within(transaction, device, {report, report::to_json(report), "first-report", at()});
    auto machine = transaction.machine(received.machine).value();
    machine.purchased = store::Day{2020y / 5 / 20};
    machine.price = store::Vnd{11'900'000};
    transaction.put_machine(machine);
    return machine.id;
}

void PlanningOffice::add_fund(const std::string& code, store::Year year, store::Vnd amount) {
    store().write([&](store::Transaction& transaction) {
        transaction.add_fund({{}, code, {"Nguồn " + code, "Fund " + code}, year, amount, std::nullopt, ""});
    });
}

report::Report strong_report(const std::string& mark) {
    auto report = office_report(mark);
    report.system.model = "OptiPlex 7020";
    report.processors[0].name = "12th Gen Intel(R) Core(TM) i5-12400";
    report.processors[0].cores = 6;
    report.memory.total = report::Mebibytes{16384};
    report.memory.slots[0].size = report::Mebibytes{16384};
    report.memory.slots[0].kind = report::MemoryKind::ddr4;
    report.disks[0].kind = report::DiskKind::nvme;
    report.disks[0].size = report::Megabytes{512110};
    report.operating_system.name = "Microsoft Windows 11 Pro";
    report.operating_system.version = "25H2";
    report.operating_system.kernel_version = "10.0.26200";
    report.firmware.secure_boot = report::SwitchState::on;
    report.firmware.tpm = report::SwitchState::on;
    report.firmware.tpm_version = "2.0";
    return report;
}

} // namespace rasoat::tests
