#pragma once

#include "planner/fitness/fitness.h"
#include "planner/model/fleet.h"
#include "planner/model/policies.h"
#include "server/planning/data_faults.h"
#include "server/planning/planning_rules.h"
#include "server/store/store.h"

#include <compare>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
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
};

/// Every seat judged, worst first: seats without a machine, low ones by score, those that cannot be judged, fit ones by
/// score; where scores are equal the heavier role first, then the older seat. Never changes once made.
struct ReviewedFleet {
    store::Revision revision;
    planner::Policies policies; ///< with the day on which it was judged; first_year is that day's
    planner::Fleet fleet;
    std::vector<store::UnitId> unit_ids;       ///< for each of fleet.units
    std::vector<store::SeatId> seat_ids;       ///< for each of fleet.seats
    std::vector<store::MachineId> machine_ids; ///< for each of fleet.machines
    std::unordered_map<store::UnitId, std::uint32_t> unit_index;
    std::unordered_map<store::SeatId, std::uint32_t> seat_index;
    std::unordered_map<store::MachineId, std::uint32_t> machine_index;
    std::unordered_map<store::UnitId, store::UnitId> successors; ///< of units that have ended
    std::vector<std::string> hostnames;                          ///< for each of fleet.machines
    std::vector<DataFaults> data_faults;                         ///< for each of fleet.machines
    std::vector<std::optional<std::uint32_t>> seat_of;           ///< for each of fleet.machines
    std::vector<std::optional<std::uint32_t>> unit_of; ///< for each of fleet.machines: its seat's, else as enrolled
    std::vector<JudgedSeat> ranking;                   ///< worst first
    std::vector<std::uint32_t> rank_of;                ///< for each of fleet.seats: its place in `ranking`
    std::vector<std::string> search_text;              ///< for each of fleet.seats: folded words (search_text.h)
    std::vector<std::string> unseated_search_text;     ///< for each of fleet.machines; empty for those at a seat
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

/// Judges every seat of the fleet by the policies: fills ranking, rank_of and search_text.
void judge_seats(ReviewedFleet& reviewed);

/// Gives the fleet of the store's present revision, judged on today's date. Reads only machines that changed since the
/// last time. Safe to use from any thread.
class Review {
public:
    Review(store::Store& store, PlanningRules rules);

    /// Throws StoreError, and planner::InvalidFleet where stored records contradict each other or the configuration.
    [[nodiscard]] std::shared_ptr<const ReviewedFleet> current(store::Time now);
    [[nodiscard]] const PlanningRules& rules() const { return rules_; }

private:
    struct KnownMachine {
        std::string hostname;
        std::optional<store::UnitId> unit; ///< to which it was enrolled
        planner::Machine facts;
        DataFaults faults;
    };
    void read_changed_machines(store::Reader& reader, planner::Day today);
    [[nodiscard]] std::shared_ptr<const ReviewedFleet> judged(store::Reader& reader, planner::Day today) const;

    store::Store& store_;
    PlanningRules rules_;
    std::mutex mutex_;
    store::Revision known_up_to_{-1};
    std::map<store::MachineId, KnownMachine> machines_;
    std::shared_ptr<const ReviewedFleet> current_;
};

} // namespace rasoat::planning
