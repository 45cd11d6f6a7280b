#include "planner/offers/offers.h"

namespace rasoat::planner {
namespace {

ItemKind item_of(const Option& option, const Catalogue& catalogue) {
    switch (option.kind) {
    case OptionKind::replace:
        return catalogue.models[option.model].kind == MachineKind::laptop ? ItemKind::laptop : ItemKind::desktop;
    case OptionKind::hand_down:
        return ItemKind::moving;
    case OptionKind::upgrade:
    case OptionKind::keep:
        break;
    }
    return option.upgrade.memory || option.upgrade.disk ? ItemKind::parts : ItemKind::licence;
}

} // namespace

PaidLine paid_line_of(const Seat& seat, const PricedOption& option, const Catalogue& catalogue) {
    return {seat.unit, seat.role, option.year, option.spending, item_of(option.option, catalogue), option.cost};
}

Offers offers_of(const Task& task, const Rewards& rewards) {
    Offers offers;
    for (const Vnd amount : task.funding.budgets())
        offers.problem.add_budget(amount);
    for (std::uint32_t seat = 0; seat < task.seats.size(); ++seat) {
        offers.problem.add_seat();
        const SeatOptions& options = task.seats[seat];
        for (std::uint32_t index = 0; index < options.options.size(); ++index) {
            const PricedOption& option = options.options[index];
            const double worth = option.benefit + rewards.of(seat, options, option);
            if (worth <= 0) continue;
            if (option.cost == Vnd{0}) {
                offers.problem.add_option(worth, {});
                offers.offers.push_back({index, std::nullopt});
                continue;
            }
            const PaidLine line = paid_line_of(task.fleet.seats[seat], option, task.fleet.catalogue);
            for (const Payment& payment : task.funding.payments_for(line)) {
                offers.problem.add_option(worth, payment.draws);
                offers.offers.push_back({index, payment.fund});
            }
        }
    }
    return offers;
}

} // namespace rasoat::planner
