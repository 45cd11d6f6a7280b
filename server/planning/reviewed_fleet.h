#pragma once

#include "planner/fitness/fitness.h"
#include "planner/model/fleet.h"
#include "planner/model/policies.h"
#include "server/planning/data_faults.h"
#include "server/planning/planning_rules.h"
#include "server/planning/search_index.h"
#include "server/planning/windows11_state.h"
#include "server/store/records.h"

#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

/// The fleet as it is judged at one revision of the store, kept in memory so that lists, searches and plans read it
/// without touching the store.
namespace rasoat::planning {

/// How a seat stands in the ranking, worst first. unknown: too few facts to judge its machine.
enum class SeatVerdict { no_machine, low, unknown, fit };

/// One seat in the ranking's order.
struct JudgedSeat {
    std::uint32_t seat = 0; ///< index into Fleet::seats
    SeatVerdict verdict = SeatVerdict::no_machine;
    double score = 0;
    std::uint32_t aspects_failing = 0; ///< aspect_bit of each aspect that fails or falls short
    std::uint32_t aspects_unknown = 0; ///< aspect_bit of each aspect that is unknown
    bool operator==(const JudgedSeat&) const = default;
};

/// What lists and figures ask of every machine, close together in memory.
struct MachineTraits {
    Windows11State windows11 = Windows11State::unknown;
    bool out_of_support = false; ///< its operating system gets no updates any more on the day of the review
    bool operator==(const MachineTraits&) const = default;
};

/// Every seat judged, worst first: seats without a machine, low ones by score, those that cannot be judged, fit ones by
/// score; where scores are equal the heavier role first, then the older seat. Never changes while somebody holds it.
struct ReviewedFleet {
    store::Revision revision;
    std::shared_ptr<const PlanningRules> rules; ///< by which it was judged
    planner::Policies policies; ///< the rules' with the day on which it was judged; first_year is that day's
    planner::Fleet fleet;
    std::vector<store::UnitId> unit_ids;       ///< for each of fleet.units
    std::vector<store::SeatId> seat_ids;       ///< for each of fleet.seats, in their order
    std::vector<store::MachineId> machine_ids; ///< for each of fleet.machines, in their order
    std::unordered_map<store::UnitId, std::uint32_t> unit_index;
    std::unordered_map<store::SeatId, std::uint32_t> seat_index;
    std::unordered_map<store::MachineId, std::uint32_t> machine_index;
    std::unordered_map<store::UnitId, store::UnitId> successors; ///< of units that have ended
    std::vector<std::string> hostnames;                          ///< for each of fleet.machines
    std::vector<std::optional<store::UnitId>> enrolled_to;       ///< for each of fleet.machines
    std::vector<DataFaults> data_faults;                         ///< for each of fleet.machines
    std::vector<MachineTraits> traits;                           ///< for each of fleet.machines
    std::vector<std::optional<std::uint32_t>> seat_of;           ///< for each of fleet.machines
    std::vector<std::optional<std::uint32_t>> unit_of; ///< for each of fleet.machines: its seat's, else as enrolled
    std::vector<JudgedSeat> ranking;                   ///< worst first
    std::vector<std::uint32_t> rank_of;                ///< for each of fleet.seats: its place in `ranking`
    std::vector<std::uint32_t> by_hostname;            ///< fleet.machines by their host name, then by age of the record
    SearchIndex search;
    std::string organisation;
    bool demo = false;
};

[[nodiscard]] std::uint32_t aspect_bit(planner::Aspect aspect);

/// By which seats are ranked; no two have the same.
struct RankingKey {
    SeatVerdict verdict = SeatVerdict::no_machine;
    double score = 0;
    double lightness = 0; ///< minus the weight
    store::SeatId seat;
    auto operator<=>(const RankingKey&) const = default;
};
[[nodiscard]] RankingKey ranking_key(const ReviewedFleet& reviewed, const JudgedSeat& judged);

} // namespace rasoat::planning
