#pragma once

#include "planner/model/fleet.h"
#include "planner/model/policies.h"
#include "planner/options/priced_options.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

/// Which machine could stand at which seat, and what it would be worth there: everything of an exchange that money has
/// no part in.
///
/// A machine m at seat s from year y on is worth weight(s) * (points of m under the role of s - points if s keeps what
/// it has), both from y to the end of the horizon. The first part depends on the seat's role and weight alone, the
/// second on the seat alone: so seats of one pool, role and weight take their machines from common *shelves*, and a
/// machine lies on a shelf, not in front of each seat. That keeps the network as good as linear in the seats.
///
/// Nobody is made worse off. The machine of a seat that is fit is exchanged only for one that serves it too; a seat
/// that is not fit gets only a better one. So a class of seats has a shelf for each *grade*: its score at the year's
/// end in steps of a seventh of policies.fit_from, the highest being fit. A machine may lie on any shelf up to its
/// grade.
namespace rasoat::planner::cascade {

inline constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
inline constexpr std::uint8_t fit_grade = 7;

/// What a machine is judged for.
struct Demand {
    std::uint32_t role = 0;
    std::optional<int> monitors; ///< at the seat; told apart only where the role asks for more than one
    bool operator==(const Demand&) const = default;
};

/// What a fit seat earns at the end of a year, for policies that steer by rewards.
struct FitnessReward {
    std::uint32_t year = 0; ///< offset from the first
    double reward = 0;
    auto operator<=>(const FitnessReward&) const = default;
};

/// Seats for which every machine is worth the same but for what they have today.
struct SeatClass {
    std::uint32_t pool = 0;
    std::uint32_t demand = 0;
    double weight = 1; ///< of seat and role
    std::vector<FitnessReward> rewards;
    auto operator<=>(const SeatClass&) const = default;
};

struct Shelf {
    std::uint32_t seat_class = 0;
    std::uint8_t grade = 0;
};

/// A machine that may go somewhere else.
struct Source {
    std::uint32_t machine = 0;         ///< index into Fleet::machines
    std::optional<std::uint32_t> seat; ///< where it stands; none: a spare one
    std::uint32_t pool = none;         ///< none: any
};

struct Market {
    std::uint32_t years = 1;
    double moving_points = 0;

    // What machines are and seats ask for: worked out once.
    std::uint32_t pools = 1;
    std::vector<Demand> demands;
    std::vector<std::uint32_t> demand_of; ///< by seat, or none where nothing may be decided for it
    std::vector<std::uint32_t> pool_of;   ///< by seat
    std::vector<double> weight_of;        ///< by seat
    std::vector<Source> sources;          ///< in the order of the seats, then the spare ones
    std::vector<std::uint32_t> source_of; ///< by seat: its machine, or none where it may not move
    std::vector<double> points;           ///< by source, demand, year: from that year on; < 0: not allowed
    std::vector<std::uint8_t> grade;      ///< the same
    std::vector<int> serves_until;        ///< by source, demand: offset of the last year at whose end it is fit, or -1
    std::vector<double> kept;             ///< by seat, year: points of what it has, from that year on
    std::vector<std::uint8_t> needed;     ///< by seat, year: the least grade it takes
    std::vector<int> kept_serves_until;   ///< by seat

    // Classes and shelves: as the rewards want them.
    std::vector<SeatClass> classes;
    std::vector<std::vector<std::uint32_t>> classes_of_pool;
    std::vector<std::uint32_t> all_classes;
    std::vector<std::uint32_t> class_of;    ///< by seat, or none
    std::vector<Shelf> shelves;             ///< by class, then grade; only those from which some seat takes
    std::vector<std::uint32_t> first_shelf; ///< by class, one more at the end

    [[nodiscard]] std::size_t at(std::uint32_t source, std::uint32_t demand, std::uint32_t year) const {
        return (std::size_t{source} * demands.size() + demand) * years + year;
    }
    [[nodiscard]] std::size_t at(std::uint32_t seat, std::uint32_t year) const {
        return std::size_t{seat} * years + year;
    }
    /// The shelf from which the seat takes in that year.
    [[nodiscard]] std::uint32_t shelf_of(std::uint32_t seat, std::uint32_t year) const;
    /// The best shelf of a class on which a machine of that grade may lie; none where there is none.
    [[nodiscard]] std::uint32_t shelf_for(std::uint32_t seat_class, std::uint8_t grade) const;
    /// What the machine brings to a class of seats before what it replaces is taken off; none where it may not go
    /// there.
    [[nodiscard]] std::optional<double> worth(std::uint32_t source, std::uint32_t seat_class, std::uint32_t year) const;
    /// What a seat loses when what it has goes.
    [[nodiscard]] double loss(std::uint32_t seat, std::uint32_t year) const;
    /// What the machine brings at that seat in that year, rewards added and moving taken off; none where it may not go
    /// there.
    [[nodiscard]] std::optional<double> gain(std::uint32_t source, std::uint32_t seat, std::uint32_t year) const;
    /// Which of the market's classes a source may go to.
    [[nodiscard]] std::span<const std::uint32_t> classes_for(const Source& source) const;
};

/// `seats` as priced_options(...) gave them. Without rewards.
[[nodiscard]] Market
make_market(const Fleet& fleet, const Policies& policies, std::span<const SeatOptions> seats, unsigned threads);

/// Parts the seats into classes anew, with what each earns for being fit (by seat; empty: nobody anything).
void classify(Market& market, std::span<const std::vector<FitnessReward>> rewards);

} // namespace rasoat::planner::cascade
