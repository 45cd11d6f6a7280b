#pragma once

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace rasoat::planning {

/// Takes what `moves` says yes to out of an order and puts `arrivals` in, each where `before` wants it. One pass over
/// the order, with no comparison but the search of the arrivals' places: a few changes in a long order cost little.
template <class Item, class Moves, class Before>
void change_places(std::vector<Item>& order, Moves moves, std::vector<Item> arrivals, Before before) {
    std::erase_if(order, moves);
    std::sort(arrivals.begin(), arrivals.end(), before);
    auto end = static_cast<std::ptrdiff_t>(order.size());
    order.resize(order.size() + arrivals.size());
    for (auto left = static_cast<std::ptrdiff_t>(arrivals.size()); left > 0; --left) {
        auto& arrival = arrivals[static_cast<std::size_t>(left - 1)];
        const auto place = std::upper_bound(order.begin(), order.begin() + end, arrival, before);
        std::move_backward(place, order.begin() + end, order.begin() + end + left);
        end = place - order.begin();
        order[static_cast<std::size_t>(end + left - 1)] = std::move(arrival);
    }
}

} // namespace rasoat::planning
