#include "planner/cascade/year_flow.h"

#include "planner/choice/parallel.h"
#include "planner/flow/min_cost_flow.h"

#include <algorithm>
#include <cmath>

namespace rasoat::planner::cascade {
namespace {

constexpr double most_points = 50'000; ///< more than any machine is worth; rewards beyond it decide all the same

/// Units of cost in a point: as fine as 64 bits allow, and no finer than 2^-30.
double scale_for(std::uint32_t nodes) {
    const double room = 0x1p60 / (most_points * (static_cast<double>(nodes) + 1));
    return std::min(0x1p30, std::exp2(std::floor(std::log2(room))));
}

/// Pools that are solved together.
struct Part {
    std::vector<std::uint32_t> seats;
    std::vector<std::uint32_t> sources;
    std::vector<std::uint32_t> classes;
};

std::vector<Part>
parts_of(const Market& market, std::span<const SeatValues> values, const std::vector<bool>& source_out) {
    const auto is_spare = [&](std::uint32_t source) { return market.sources[source].pool == none; };
    bool spare = false;
    for (std::uint32_t source = 0; source < market.sources.size(); ++source)
        spare = spare || (is_spare(source) && !source_out[source]);
    std::vector<Part> parts(spare ? 1 : market.pools);
    const auto part = [&](std::uint32_t pool) -> Part& { return parts[spare ? 0 : pool]; };
    for (std::uint32_t c = 0; c < market.classes.size(); ++c)
        part(market.classes[c].pool).classes.push_back(c);
    for (std::uint32_t seat = 0; seat < values.size(); ++seat)
        if (market.class_of[seat] != none && !values[seat].out)
            part(market.classes[market.class_of[seat]].pool).seats.push_back(seat);
    for (std::uint32_t source = 0; source < market.sources.size(); ++source) {
        const Source& from = market.sources[source];
        if (source_out[source] || (from.seat && values[*from.seat].out)) continue;
        part(is_spare(source) ? 0 : from.pool).sources.push_back(source);
    }
    return parts;
}

/// One part's network: sources, seats, shelves, and the ground from which new machines come and to which old ones go.
class Network {
public:
    Network(const Market& market, std::uint32_t year, std::span<const SeatValues> values, const Part& part)
        : market_(market), year_(year), part_(part), flow_(nodes_of(market, part)),
          scale_(scale_for(nodes_of(market, part))) {
        number_nodes();
        for (std::uint32_t i = 0; i < part_.seats.size(); ++i)
            add_seat(i, values[part_.seats[i]]);
        for (std::uint32_t i = 0; i < part_.sources.size(); ++i)
            add_source(i);
        for (const std::uint32_t c : part_.classes)
            for (std::uint32_t shelf = market_.first_shelf[c]; shelf + 1 < market_.first_shelf[c + 1]; ++shelf)
                flow_.add_arc(shelf_node(shelf + 1), shelf_node(shelf), MinCostFlow::unlimited, 0);
        flow_.set_supply(
            ground_, static_cast<std::int64_t>(part_.seats.size()) - static_cast<std::int64_t>(part_.sources.size()));
    }

    void solve(YearFlow& answer) {
        // Every seat can be left as it is, so there is a flow.
        (void)flow_.solve();
        for (const std::uint32_t c : part_.classes)
            for (std::uint32_t shelf = market_.first_shelf[c]; shelf < market_.first_shelf[c + 1]; ++shelf)
                answer.shelf_price[shelf] =
                    static_cast<double>(flow_.potential(ground_) - flow_.potential(shelf_node(shelf))) / scale_;
        for (const auto& [arc, seat] : fresh_)
            if (flow_.flow(arc) > 0) answer.content[seat] = {Content::Kind::fresh, none};
        hand_out(answer);
    }

private:
    struct Arc {
        std::uint32_t arc = 0;
        std::uint32_t seat = 0;
    };
    struct Laying {
        std::uint32_t arc = 0;
        std::uint32_t source = 0;
        std::uint32_t shelf = 0;
    };

    static std::uint32_t nodes_of(const Market& market, const Part& part) {
        std::size_t nodes = part.sources.size() + part.seats.size() + 1;
        for (const std::uint32_t c : part.classes)
            nodes += market.first_shelf[c + 1] - market.first_shelf[c];
        return static_cast<std::uint32_t>(nodes);
    }

    [[nodiscard]] std::int64_t cost_of(double value) const {
        return -static_cast<std::int64_t>(std::llround(std::clamp(value, -most_points, most_points) * scale_));
    }

    void number_nodes() {
        const auto sources = static_cast<std::uint32_t>(part_.sources.size());
        auto next = sources + static_cast<std::uint32_t>(part_.seats.size());
        first_shelf_node_.reserve(part_.classes.size());
        for (const std::uint32_t c : part_.classes) {
            first_shelf_node_.push_back(next);
            next += market_.first_shelf[c + 1] - market_.first_shelf[c];
        }
        ground_ = next;
    }

    [[nodiscard]] std::uint32_t seat_node(std::uint32_t i) const {
        return static_cast<std::uint32_t>(part_.sources.size()) + i;
    }
    [[nodiscard]] std::uint32_t shelf_node(std::uint32_t shelf) const {
        const std::uint32_t c = market_.shelves[shelf].seat_class;
        const auto place = std::lower_bound(part_.classes.begin(), part_.classes.end(), c) - part_.classes.begin();
        return first_shelf_node_[static_cast<std::size_t>(place)] + (shelf - market_.first_shelf[c]);
    }

    void add_seat(std::uint32_t i, const SeatValues& value) {
        const std::uint32_t seat = part_.seats[i];
        flow_.set_supply(seat_node(i), -1);
        const std::uint32_t source = market_.source_of[seat];
        if (source == none)
            // Empty, or with a machine that nobody wants: left as it is.
            flow_.add_arc(ground_, seat_node(i), 1, cost_of(value.stays));
        else
            flow_.add_arc(source_node(source), seat_node(i), 1, cost_of(value.stays));
        if (value.fresh > never)
            fresh_.push_back({flow_.add_arc(ground_, seat_node(i), 1, cost_of(value.fresh)), seat});
        if (value.receives > never) {
            const std::uint32_t shelf = market_.shelf_of(seat, year_);
            const double worth = value.receives - market_.loss(seat, year_);
            taking_.push_back({flow_.add_arc(shelf_node(shelf), seat_node(i), 1, cost_of(worth)), seat});
        }
    }

    void add_source(std::uint32_t i) {
        const std::uint32_t source = part_.sources[i];
        flow_.set_supply(i, 1);
        flow_.add_arc(i, ground_, 1, 0);
        for (const std::uint32_t c : market_.classes_for(market_.sources[source])) {
            const auto worth = market_.worth(source, c, year_);
            if (!worth) continue;
            const std::uint32_t shelf =
                market_.shelf_for(c, market_.grade[market_.at(source, market_.classes[c].demand, year_)]);
            if (shelf == none) continue;
            laying_.push_back({flow_.add_arc(i, shelf_node(shelf), 1, cost_of(*worth)), source, shelf});
        }
    }

    [[nodiscard]] std::uint32_t source_node(std::uint32_t source) const {
        return static_cast<std::uint32_t>(
            std::lower_bound(part_.sources.begin(), part_.sources.end(), source) - part_.sources.begin());
    }

    /// Which machine goes to which seat of its shelf, or of one below it, is open as far as benefit goes. The best
    /// shelf's seats take first, each the next machine in order: any machine left over may lie one shelf lower.
    void hand_out(YearFlow& answer) {
        std::vector<std::vector<std::uint32_t>> lying(market_.shelves.size());
        std::vector<std::vector<std::uint32_t>> waiting(market_.shelves.size());
        for (const Laying& laying : laying_)
            if (flow_.flow(laying.arc) > 0) lying[laying.shelf].push_back(laying.source);
        for (const Arc& taking : taking_)
            if (flow_.flow(taking.arc) > 0) waiting[market_.shelf_of(taking.seat, year_)].push_back(taking.seat);
        for (const std::uint32_t c : part_.classes) {
            std::vector<std::uint32_t> at_hand;
            for (std::uint32_t shelf = market_.first_shelf[c + 1]; shelf-- > market_.first_shelf[c];) {
                at_hand.insert(at_hand.end(), lying[shelf].begin(), lying[shelf].end());
                for (const std::uint32_t seat : waiting[shelf]) {
                    // Never its own machine back, where another one is at hand.
                    if (at_hand.back() == market_.source_of[seat]) std::swap(at_hand.front(), at_hand.back());
                    answer.content[seat] = {Content::Kind::handed_down, at_hand.back()};
                    at_hand.pop_back();
                }
            }
        }
    }

    const Market& market_;
    std::uint32_t year_;
    const Part& part_;
    MinCostFlow flow_;
    double scale_;
    std::uint32_t ground_ = 0;
    std::vector<std::uint32_t> first_shelf_node_;
    std::vector<Arc> fresh_, taking_;
    std::vector<Laying> laying_;
};

} // namespace

YearFlow flow_of_year(
    const Market& market, std::uint32_t year, std::span<const SeatValues> values, const std::vector<bool>& source_out,
    unsigned threads) {
    YearFlow answer;
    answer.content.resize(values.size());
    answer.shelf_price.assign(market.shelves.size(), 0);
    const std::vector<Part> parts = parts_of(market, values, source_out);
    choice::for_each_index(threads, parts.size(), [&](std::size_t i, unsigned) {
        if (!parts[i].seats.empty()) Network(market, year, values, parts[i]).solve(answer);
    });
    return answer;
}

} // namespace rasoat::planner::cascade
