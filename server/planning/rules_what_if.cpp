#include "server/planning/rules_what_if.h"

#include "server/planning/seat_judging.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <utility>

namespace rasoat::planning {
namespace {

bool is_low(SeatVerdict verdict) {
    return verdict == SeatVerdict::low || verdict == SeatVerdict::no_machine;
}

std::optional<double> score_shown(const JudgedSeat& judged) {
    const auto known = judged.verdict == SeatVerdict::low || judged.verdict == SeatVerdict::fit;
    return known ? std::optional(judged.score) : std::nullopt;
}

/// The seats judged by the tried rules, and where each would stand.
class Trial {
public:
    Trial(const ReviewedFleet& reviewed, const TriedRules& tried)
        : reviewed_(reviewed), policies_(tried.policies.value_or(reviewed.policies)), roles_(reviewed.fleet.roles) {
        policies_.today = reviewed.policies.today;
        if (tried.role) {
            const auto place = std::ranges::find(roles_, tried.role->id, &planner::Role::id);
            if (place != roles_.end()) {
                *place = *tried.role;
                role_ = static_cast<std::uint32_t>(place - roles_.begin());
            }
        }
        everywhere_ = tried.policies.has_value();
        judge();
        rank();
    }

    [[nodiscard]] bool judged_anew(std::uint32_t seat) const {
        return everywhere_ || reviewed_.fleet.seats[seat].role == role_;
    }
    [[nodiscard]] const JudgedSeat& before(std::uint32_t seat) const {
        return reviewed_.ranking[reviewed_.rank_of[seat]];
    }
    [[nodiscard]] const JudgedSeat& after(std::uint32_t seat) const { return after_[seat]; }
    [[nodiscard]] const std::vector<std::uint32_t>& ranked_seats() const { return ranked_; } ///< worst first
    [[nodiscard]] std::uint32_t rank_after(std::uint32_t seat) const { return rank_after_[seat]; }

private:
    void judge() {
        const auto& fleet = reviewed_.fleet;
        after_.reserve(fleet.seats.size());
        for (std::uint32_t seat = 0; seat < fleet.seats.size(); ++seat)
            after_.push_back(judged_anew(seat) ? judged(seat) : before(seat));
    }

    [[nodiscard]] JudgedSeat judged(std::uint32_t seat) const {
        const auto& place = reviewed_.fleet.seats[seat];
        if (!place.machine) return before(seat);
        const auto& role = roles_[place.role];
        const auto& machine = reviewed_.fleet.machines[*place.machine];
        if (!machine.strain)
            return judged_seat(seat, planner::fitness_of(machine, role, policies_, policies_.today), policies_);
        auto strained = machine;
        strained.strain->under_memory = role.memory;
        strained.strain->under_processor = role.processor;
        return judged_seat(seat, planner::fitness_of(strained, role, policies_, policies_.today), policies_);
    }

    void rank() {
        std::vector<std::pair<RankingKey, std::uint32_t>> keys;
        keys.reserve(after_.size());
        for (std::uint32_t seat = 0; seat < after_.size(); ++seat) {
            const auto& place = reviewed_.fleet.seats[seat];
            const auto weight = place.weight * roles_[place.role].weight;
            keys.push_back({{after_[seat].verdict, after_[seat].score, -weight, reviewed_.seat_ids[seat]}, seat});
        }
        std::ranges::sort(keys);
        rank_after_.resize(keys.size());
        for (const auto& [key, seat] : keys) {
            rank_after_[seat] = static_cast<std::uint32_t>(ranked_.size());
            ranked_.push_back(seat);
        }
    }

    const ReviewedFleet& reviewed_;
    planner::Policies policies_;
    std::vector<planner::Role> roles_;
    std::optional<std::uint32_t> role_;
    bool everywhere_ = false;
    std::vector<JudgedSeat> after_; ///< for each of fleet.seats
    std::vector<std::uint32_t> ranked_;
    std::vector<std::uint32_t> rank_after_;
};

TurnedSeat turned_seat(const ReviewedFleet& reviewed, const Trial& trial, std::uint32_t seat, store::Reader& reader) {
    TurnedSeat turned;
    turned.seat = seat_reference(reviewed, seat);
    if (const auto machine = reviewed.fleet.seats[seat].machine)
        turned.machine = machine_reference(reviewed, *machine, reader);
    turned.score_before = score_shown(trial.before(seat));
    turned.score_after = score_shown(trial.after(seat));
    turned.rank_before = reviewed.rank_of[seat] + std::size_t{1};
    turned.rank_after = trial.rank_after(seat) + std::size_t{1};
    return turned;
}

std::vector<UnitShift> shifted_units(const ReviewedFleet& reviewed, const Trial& trial) {
    std::map<std::uint32_t, UnitShift> units;
    for (std::uint32_t seat = 0; seat < reviewed.fleet.seats.size(); ++seat) {
        if (!trial.judged_anew(seat)) continue;
        auto& unit = units[reviewed.fleet.seats[seat].unit];
        ++unit.seats;
        unit.low_before += is_low(trial.before(seat).verdict) ? 1 : 0;
        unit.low_after += is_low(trial.after(seat).verdict) ? 1 : 0;
    }
    std::vector<UnitShift> shifted;
    for (auto& [index, unit] : units) {
        if (unit.low_before == unit.low_after) continue;
        unit.id = reviewed.unit_ids[index];
        unit.name = reviewed.fleet.units[index].name;
        shifted.push_back(std::move(unit));
    }
    const auto difference = [](const UnitShift& unit) {
        return std::abs(static_cast<std::int64_t>(unit.low_after) - static_cast<std::int64_t>(unit.low_before));
    };
    std::ranges::stable_sort(
        shifted, [&](const UnitShift& one, const UnitShift& other) { return difference(one) > difference(other); });
    return shifted;
}

} // namespace

RankingShift
ranking_shift(const ReviewedFleet& reviewed, const TriedRules& tried, store::Reader& reader, std::size_t most) {
    const Trial trial(reviewed, tried);
    RankingShift shift;
    const auto add = [&](TurnedSeats& turned, std::uint32_t seat) {
        ++turned.total;
        if (turned.items.size() < most) turned.items.push_back(turned_seat(reviewed, trial, seat, reader));
    };
    for (const auto seat : trial.ranked_seats()) {
        if (trial.rank_after(seat) != reviewed.rank_of[seat]) ++shift.moved;
        if (!trial.judged_anew(seat)) continue;
        ++shift.seats;
        const auto before = trial.before(seat).verdict;
        const auto after = trial.after(seat).verdict;
        shift.low_before += is_low(before) ? 1 : 0;
        shift.low_after += is_low(after) ? 1 : 0;
        if (is_low(after) && !is_low(before)) add(shift.newly_low, seat);
        if (after == SeatVerdict::fit && before != SeatVerdict::fit) add(shift.newly_fit, seat);
    }
    shift.units = shifted_units(reviewed, trial);
    return shift;
}

} // namespace rasoat::planning
