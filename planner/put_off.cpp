#include "planner/put_off.h"

namespace rasoat::planner {
namespace {

/// The cheapest new machine of the first year after which the seat is fit.
const PricedOption* cheapest_new(const SeatOptions& seat, const Policies& policies) {
    const PricedOption* cheapest = nullptr;
    for (const PricedOption& option : seat.options)
        if (option.option.kind == OptionKind::replace && option.year == policies.first_year && option.fit_after &&
            (!cheapest || option.cost < cheapest->cost))
            cheapest = &option;
    return cheapest;
}

Kilograms footprint_of(const CatalogueModel& model, const Footprints& footprints) {
    const Kilograms device = model.kind == MachineKind::laptop ? footprints.laptop : footprints.desktop;
    const int monitors = model.kind == MachineKind::laptop ? 0 : model.monitors;
    return device + Kilograms{footprints.monitor.count * monitors};
}

} // namespace

PutOff put_off_by(
    std::span<const PlanLine> lines, std::span<const SeatOptions> seats, const Fleet& fleet, const Policies& policies) {
    PutOff put_off;
    if (fleet.catalogue.footprints) put_off.carbon = Kilograms{};
    for (const PlanLine& line : lines) {
        const bool low = fleet.seats[line.seat].machine && line.before.judged() && !line.before.fit(policies);
        if (!low || !line.fit_after || line.option.kind == OptionKind::replace) continue;
        const PricedOption* instead = cheapest_new(seats[line.seat], policies);
        if (!instead) continue;
        ++put_off.purchases;
        put_off.money += instead->cost - line.cost;
        if (put_off.carbon)
            *put_off.carbon += footprint_of(fleet.catalogue.models[instead->option.model], *fleet.catalogue.footprints);
    }
    return put_off;
}

} // namespace rasoat::planner
