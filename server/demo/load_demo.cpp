#include "server/demo/load_demo.h"

#include "agent/report/report_json.h"
#include "planner/sample/random.h"
#include "server/access/audit_trail.h"
#include "server/access/secrets.h"
#include "server/demo/demo_district.h"
#include "server/inventory/receive.h"

#include <string>
#include <vector>

namespace rasoat::demo {
namespace {

constexpr std::uint64_t seed = 2024;
/// Of a hundred machines so many have been silent for more than a month.
constexpr std::uint64_t silent_machines = 3;
constexpr std::size_t key_bytes = 32;

std::string kind_name(const std::optional<planner::SpendingKind>& kind) {
    if (!kind) return {};
    switch (*kind) {
    case planner::SpendingKind::recurrent:
        return "recurrent";
    case planner::SpendingKind::investment:
        return "investment";
    case planner::SpendingKind::project:
        return "project";
    }
    return {};
}

/// Most machines reported within the last day, a few long ago.
store::Time report_time(planner::sample::Random& random, store::Time now) {
    const auto minutes = std::chrono::minutes(random.below(std::uint64_t{24} * 60));
    if (random.below(100) >= silent_machines) return now - minutes;
    return now - std::chrono::days(35 + random.below(90)) - minutes;
}

/// Stores the parts of a district one after the other, within one transaction.
class Loader {
public:
    Loader(store::Transaction& transaction, store::Time now) : transaction_(transaction), now_(now), random_(seed) {}

    void load(const DemoDistrict& district) {
        for (const auto& unit : district.units)
            add(unit);
        for (const auto& seat : district.seats)
            add(seat);
        transaction_.add_seat(
            {.id = {},
             .unit = units_.front(),
             .code = district.units.front().id + "-00",
             .name = "Quản trị hệ thống Rà soát",
             .role = "it_officer",
             .weight = 1,
             .machine = std::nullopt});
        for (const auto& fund : district.funds)
            add(fund);
        transaction_.put_setting(store::setting::organisation, district.name.vi);
        transaction_.put_setting(store::setting::demo, "true");
        transaction_.put_setting(store::setting::seat_new_machines, "true");
        access::record(transaction_, access::system_actor, "load-demo", district.name.vi, {}, now_);
    }

private:
    void add(const planner::OrgUnit& unit) {
        units_.push_back(transaction_.add_unit(
            {{}, unit.parent ? std::optional(units_[*unit.parent]) : std::nullopt, unit.id, unit.name}));
    }

    void add(const DemoSeat& seat) {
        const auto added = transaction_.add_seat(
            {.id = {},
             .unit = units_[seat.unit],
             .code = seat.id,
             .name = seat.name,
             .role = seat.role,
             .weight = 1,
             .machine = std::nullopt});
        if (seat.machine) transaction_.assign(added, add(*seat.machine, units_[seat.unit]));
    }

    store::MachineId add(const DemoMachine& machine, store::UnitId unit) {
        const auto device = add_device(machine.report.device_id, unit);
        const auto received = inventory::receive_within(
            transaction_, device,
            {machine.report, report::to_json(machine.report), "demo-" + store::to_string(device.id),
             report_time(random_, now_)});
        auto record = transaction_.machine(received.machine).value();
        record.purchased = machine.purchased;
        record.price = machine.price;
        record.broken = machine.broken;
        transaction_.put_machine(record);
        return received.machine;
    }

    /// Revoked at once: nobody has its key, and nobody needs it.
    store::Device add_device(const std::string& agent_id, store::UnitId unit) {
        store::Device device{{},   agent_id, access::hash_of(access::random_secret(key_bytes)), unit, std::nullopt,
                             now_, now_};
        device.id = transaction_.add_device(device);
        return device;
    }

    void add(const planner::Fund& fund) {
        transaction_.add_fund(
            {{},
             fund.id,
             fund.name,
             fund.year,
             fund.amount,
             fund.unit ? std::optional(units_[*fund.unit]) : std::nullopt,
             kind_name(fund.kind)});
    }

    store::Transaction& transaction_;
    store::Time now_;
    planner::sample::Random random_;
    std::vector<store::UnitId> units_;
};

} // namespace

void load_demo(
    store::Store& store, const settings::Configuration& rules, const std::filesystem::path& config, store::Time now) {
    if (!store.snapshot()->units().empty()) return;
    const auto district = make_demo_district(
        seed, std::chrono::floor<std::chrono::days>(now), read_office_hardware(config), rules.processors);
    store.write([&](store::Transaction& transaction) { Loader(transaction, now).load(district); });
}

} // namespace rasoat::demo
