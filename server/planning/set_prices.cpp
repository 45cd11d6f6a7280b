#include "server/planning/set_prices.h"

#include <algorithm>

namespace rasoat::planning {

planner::Catalogue with_set_prices(planner::Catalogue catalogue, std::span<const store::SetPrice> prices) {
    bool any = false;
    const auto set_in = [&](auto& items) {
        for (auto& item : items) {
            const auto set = std::ranges::find(prices, item.id, &store::SetPrice::item);
            if (set == prices.end()) continue;
            item.price = set->price;
            any = true;
        }
    };
    set_in(catalogue.models);
    set_in(catalogue.memory);
    set_in(catalogue.disks);
    if (any) catalogue.source += "; có giá do đơn vị nhập · with prices that the office entered";
    return catalogue;
}

} // namespace rasoat::planning
