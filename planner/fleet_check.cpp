#include "planner/fleet_check.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace rasoat::planner {
namespace {

/// No single amount above this, so that a million of them stay far inside 64 bits.
constexpr Vnd most_money{1'000'000'000'000'000};
/// No sum above this, so that markups and years of carrying over stay inside 64 bits too.
constexpr Vnd most_in_sum{std::int64_t{1} << 58};

std::string quoted(const std::string& name) {
    return "'" + name + "'";
}

[[noreturn]] void refuse(const std::string& what) {
    throw InvalidFleet(what);
}

void check_money(Vnd amount, const std::string& whose) {
    if (amount < Vnd{0} || amount > most_money)
        refuse(whose + ": " + std::to_string(amount.amount) + " dong is out of range (0 to 10^15)");
}

void check_weight(double weight, const std::string& whose) {
    if (!(weight >= 0 && weight <= 1000)) refuse(whose + ": the weight must be from 0 to 1000");
}

void check_units(const std::vector<OrgUnit>& units) {
    for (const OrgUnit& unit : units)
        if (unit.parent && *unit.parent >= units.size())
            refuse("unit " + quoted(unit.id) + ": its parent does not exist");
    for (const OrgUnit& unit : units) {
        std::size_t steps = 0;
        for (auto above = unit.parent; above; above = units[*above].parent)
            if (++steps > units.size()) refuse("unit " + quoted(unit.id) + ": its parents form a circle");
    }
}

void check_roles(const Fleet& fleet) {
    for (const Role& role : fleet.roles) {
        const std::string whose = "role " + quoted(role.id);
        check_weight(role.weight, whose);
        if (role.memory.count <= 0 || role.processor.value <= 0 || role.disk.count <= 0)
            refuse(whose + ": memory, processor and disk must be more than 0");
        const bool known = role.norm_position.empty() ||
                           std::any_of(fleet.ceilings.begin(), fleet.ceilings.end(), [&](const PriceCeiling& ceiling) {
                               return ceiling.norm_position == role.norm_position;
                           });
        if (!known) refuse(whose + ": no price ceiling is given for the norm's position " + quoted(role.norm_position));
    }
}

void check_seats(const Fleet& fleet) {
    std::vector<const Seat*> seat_of(fleet.machines.size(), nullptr);
    for (const Seat& seat : fleet.seats) {
        const std::string whose = "seat " + quoted(seat.id);
        if (seat.unit >= fleet.units.size()) refuse(whose + ": its unit does not exist");
        if (seat.role >= fleet.roles.size()) refuse(whose + ": its role does not exist");
        check_weight(seat.weight, whose);
        if (!seat.machine) continue;
        if (*seat.machine >= fleet.machines.size()) refuse(whose + ": its machine does not exist");
        const Seat*& other = seat_of[*seat.machine];
        if (other)
            refuse(
                "machine " + quoted(fleet.machines[*seat.machine].id) + " stands at two seats, " + quoted(other->id) +
                " and " + quoted(seat.id));
        other = &seat;
    }
}

void check_catalogue(const Catalogue& catalogue) {
    for (const CatalogueModel& model : catalogue.models)
        check_money(model.price, "model " + quoted(model.id));
    for (const MemoryPart& part : catalogue.memory) {
        check_money(part.price, "memory " + quoted(part.id));
        if (part.size.count <= 0) refuse("memory " + quoted(part.id) + ": its size must be more than 0");
    }
    for (const DiskPart& part : catalogue.disks) {
        check_money(part.price, "disk " + quoted(part.id));
        if (part.size.count <= 0) refuse("disk " + quoted(part.id) + ": its size must be more than 0");
    }
    check_money(catalogue.fitting, "catalogue: fitting");
    check_money(catalogue.operating_system, "catalogue: operating system");
}

void check_share(Share share, const std::string& whose) {
    if (share < Share{0} || share > Share{1'000'000}) refuse(whose + ": a share must be from 0 to 1");
}

void check_indices(const std::vector<std::uint32_t>& indices, std::size_t count, const std::string& whose) {
    for (const std::uint32_t index : indices)
        if (index >= count) refuse(whose + " does not exist");
}

/// Money of one line is one budget over the years, so all but the amounts must be alike.
void check_lines_of_funds(const std::vector<Fund>& funds) {
    std::map<std::string_view, std::vector<const Fund*>> lines;
    for (const Fund& fund : funds) {
        if (fund.line.empty()) continue;
        std::vector<const Fund*>& line = lines[fund.line];
        for (const Fund* other : line)
            if (other->year == fund.year)
                refuse(
                    "funds " + quoted(other->id) + " and " + quoted(fund.id) + " are both the year " +
                    std::to_string(fund.year.value) + " of line " + quoted(fund.line));
        line.push_back(&fund);
        const Fund& first = *line.front();
        if (fund.unit != first.unit || fund.kind != first.kind || fund.eligible_units != first.eligible_units ||
            fund.eligible_roles != first.eligible_roles || fund.eligible_items != first.eligible_items ||
            fund.shares != first.shares)
            refuse(
                "funds " + quoted(first.id) + " and " + quoted(fund.id) + " are of one line, " + quoted(fund.line) +
                ", but differ in unit, kind, what is eligible or shares; make them alike, or two lines");
    }
}

void check_funds(const Fleet& fleet) {
    for (const Fund& fund : fleet.funds) {
        const std::string whose = "fund " + quoted(fund.id);
        check_money(fund.amount, whose);
        if (fund.unit && *fund.unit >= fleet.units.size()) refuse(whose + ": its unit does not exist");
        check_indices(fund.eligible_units, fleet.units.size(), whose + ": an eligible unit");
        check_indices(fund.eligible_roles, fleet.roles.size(), whose + ": an eligible role");
        for (const FundShare& share : fund.shares) {
            check_share(share.share, whose);
            check_indices(share.units, fleet.units.size(), whose + ": a unit of a share");
        }
    }
    Vnd sum;
    for (const Fund& fund : fleet.funds) {
        if (fund.amount > most_in_sum - sum)
            refuse("fund " + quoted(fund.id) + ": with it all funds together would pass 2^58 dong");
        sum += fund.amount;
    }
    check_lines_of_funds(fleet.funds);
}

/// Prices grow from year to year; none may grow beyond what any amount may be.
void check_grown_prices(const Catalogue& catalogue, const Policies& policies) {
    const Year last = policies.first_year + (policies.years - 1);
    const double growth = std::max(
        std::pow(1 + policies.price_growth, policies.first_year - catalogue.price_year),
        std::pow(1 + policies.price_growth, last - catalogue.price_year));
    const auto check_price = [&](Vnd price, const std::string& whose) {
        if (!(static_cast<double>(price.amount) * growth <= static_cast<double>(most_money.amount)))
            refuse(whose + ": by " + std::to_string(last.value) + " its price would grow beyond 10^15 dong");
    };
    for (const CatalogueModel& model : catalogue.models)
        check_price(model.price, "model " + quoted(model.id));
    for (const MemoryPart& part : catalogue.memory)
        check_price(part.price, "memory " + quoted(part.id));
    for (const DiskPart& part : catalogue.disks)
        check_price(part.price, "disk " + quoted(part.id));
    check_price(catalogue.fitting, "catalogue: fitting");
    check_price(catalogue.operating_system, "catalogue: operating system");
}

void check_range(double value, double least, double most, const char* name) {
    if (!(value >= least && value <= most))
        refuse(
            std::string("policies: ") + name + " is out of range (" + std::to_string(least) + " to " +
            std::to_string(most) + ")");
}

void check_locks(const Fleet& fleet, const Policies& policies) {
    std::vector<const Lock*> lock_of(fleet.seats.size(), nullptr);
    for (const Lock& lock : policies.locks) {
        if (lock.seat >= fleet.seats.size()) refuse("policies: a lock names a seat that does not exist");
        const Lock*& other = lock_of[lock.seat];
        if (other && other->kind != lock.kind)
            refuse("seat " + quoted(fleet.seats[lock.seat].id) + ": two locks contradict each other; remove one");
        other = &lock;
    }
}

void check_policies(const Fleet& fleet, const Policies& policies) {
    check_range(policies.years, 1, 5, "years");
    check_range(policies.horizon_years, policies.years, 20, "horizon_years");
    check_range(policies.price_growth, -0.5, 1, "price_growth");
    check_range(policies.minimum_replacement_age, 0, 50, "minimum_replacement_age");
    check_range(policies.old_age, 0, 50, "old_age");
    check_range(policies.fit_from, 0, 100, "fit_from");
    check_range(policies.yearly_ageing, 0, 100, "yearly_ageing");
    for (const double rate :
         {policies.failures.first_year, policies.failures.yearly_growth, policies.failures.disk_warning,
          policies.failures.disk_failing})
        check_range(rate, 0, 1, "failures");
    check_range(policies.first_year.value, 2000, 2200, "first_year");
    check_range(fleet.catalogue.price_year.value, 2000, 2200, "the catalogue's price_year");
    check_money(policies.investment_from, "policies: investment_from");
    check_money(policies.moving_cost, "policies: moving_cost");
    check_range(policies.moving_points, 0, 1000, "moving_points");
    check_range(policies.half_hours_a_day, 1, 48, "half_hours_a_day");
    check_share(policies.reserve, "policies: reserve");
    check_range(policies.lots.least, 0, 1'000'000, "lots: least");
    check_range(policies.lots.own_price_markup, 0, 10, "lots: own_price_markup");
    for (const Coverage& coverage : policies.coverages) {
        check_share(coverage.share, "policies: a coverage");
        if (coverage.unit && *coverage.unit >= fleet.units.size())
            refuse("policies: a coverage names a unit that does not exist");
        if (coverage.by && (*coverage.by < policies.first_year || *coverage.by - policies.first_year >= policies.years))
            refuse(
                "policies: a coverage is asked by " + std::to_string(coverage.by->value) +
                ", which is not one of the years planned");
    }
    check_locks(fleet, policies);
}

} // namespace

void check(const Fleet& fleet, const Policies& policies) {
    check_units(fleet.units);
    check_roles(fleet);
    check_seats(fleet);
    check_catalogue(fleet.catalogue);
    check_funds(fleet);
    check_policies(fleet, policies);
    check_grown_prices(fleet.catalogue, policies);
}

void check_sums(const Fleet& fleet, std::span<const SeatOptions> seats) {
    Vnd sum;
    for (std::size_t seat = 0; seat < seats.size(); ++seat)
        for (const PricedOption& option : seats[seat].options) {
            if (option.cost > most_in_sum - sum)
                refuse(
                    "seat " + quoted(fleet.seats[seat].id) +
                    ": with its options all that could be bought would cost more than 2^58 dong; look at the prices");
            sum += option.cost;
        }
}

} // namespace rasoat::planner
