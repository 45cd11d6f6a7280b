#include "tests/server/imports/import_office.h"

#include "settings/configuration.h"
#include "tests/shared_data.h"

#include <chrono>

namespace rasoat::tests {

namespace {

const store::Time noon = std::chrono::sys_days(std::chrono::year(2026) / 11 / 24) + std::chrono::hours(12);

store::MachineId add_machine(
    store::Transaction& transaction, store::UnitId unit, const std::string& hostname, const std::string& serial) {
    store::Machine machine;
    machine.unit = unit;
    machine.hostname = hostname;
    machine.digest = std::string(64, 'a');
    machine.first_reported = noon;
    machine.last_reported = noon;
    const auto id = transaction.add_machine(machine);
    const std::vector<store::IdentityFact> facts{{store::FactKind::system_serial, serial}};
    transaction.put_facts(id, facts);
    return id;
}

} // namespace

ImportOffice::ImportOffice()
    : scratch_(scratch_store()),
      rules_(planning::planning_rules(settings::read_configuration(project_path("config")))) {
    store().write([this](store::Transaction& transaction) {
        district = transaction.add_unit({.id = {}, .parent = {}, .code = "HUYEN", .name = "Ủy ban nhân dân huyện"});
        commune = transaction.add_unit({.id = {}, .parent = district, .code = "X", .name = "Xã Tân Kim"});
        pc_1 = add_machine(transaction, commune, "pc-1", "sn-0001");
        pc_2 = add_machine(transaction, commune, "PC-2", "sn-0002");
        (void)add_machine(transaction, commune, "twin", "sn-0003");
        (void)add_machine(transaction, commune, "twin", "sn-0004");
        seat_1 = transaction.add_seat(
            {.id = {},
             .unit = commune,
             .code = "X-01",
             .name = "Văn thư",
             .role = "clerk",
             .weight = 1,
             .machine = {}});
        seat_2 = transaction.add_seat(
            {.id = {},
             .unit = commune,
             .code = "X-02",
             .name = "Một cửa",
             .role = "one_stop",
             .weight = 1.5,
             .machine = {}});
        transaction.assign(seat_1, pc_1);
    });
}

imports::Actor ImportOffice::officer() const {
    return {"an.nguyen", noon};
}

store::ImportId ImportOffice::begin(imports::Kind kind, const std::string& csv) {
    return imports::begin(store(), kind, "list.csv", csv, officer());
}

imports::Look ImportOffice::look(store::ImportId id) {
    return imports::look(*store().snapshot(), id, surroundings());
}

std::size_t ImportOffice::confirm(store::ImportId id, imports::RefusedRows refused_rows) {
    return imports::confirm(store(), id, surroundings(), refused_rows, officer());
}

} // namespace rasoat::tests
