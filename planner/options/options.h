#pragma once

#include "planner/fitness/fitness.h"
#include "planner/model/fleet.h"
#include "planner/model/policies.h"
#include "planner/options/option.h"

#include <cstdint>
#include <optional>
#include <vector>

/// What could be done at a seat, what it costs, what machine stands there afterwards and what that is worth. Only what
/// this very machine takes and the norm allows. Which option is taken is not decided here.
namespace rasoat::planner {

/// Every option of a seat that is carried out in that budget year, keep first. Nothing but keep for a machine of which
/// too little is known to judge it, unless it is broken.
/// - Upgrades: upgrades_for(...). None for a broken machine; none that costs money where even all of them together
/// leave
///   the machine below policies.fit_from at the year's end.
/// - A new machine: each model of the catalogue whose price in that year is within the ceiling of the role's position
///   and whose kind is the one the role asks for (a desktop where it asks for none). Not for a machine younger than
///   policies.minimum_replacement_age at the year's end, nor for one under warranty then, unless it is broken.
/// `locks` are the plan's business and not looked at here.
[[nodiscard]] std::vector<Option>
options_for(const Fleet& fleet, std::uint32_t seat, const Policies& policies, Year year);

/// The upgrades that bring this machine nearer to what the role needs: memory, disk, both, and Windows 11 with each
/// where the hardware is ready with the parts in and today's
/// Windows is older or no longer supported, or only its switches where Windows 11 already runs.
[[nodiscard]] std::vector<Upgrade>
upgrades_for(const Machine& machine, const Role& role, const Catalogue& catalogue, Day today);

/// The cheapest memory that lets the machine reach what is needed, else the most that it takes; none where nothing fits
/// or where slots or kind are unknown. Firmware's maximum, and its share of one slot, are kept; soldered modules stay.
[[nodiscard]] std::optional<MemoryUpgrade>
memory_upgrade(const MemoryFacts& facts, Mebibytes needs, const Catalogue& catalogue);

/// The cheapest disk of the machine's own bus (SATA for a hard disk or SATA SSD, NVMe for NVMe) that is an SSD, large
/// enough and no smaller than today's used space; none where the disk already serves, or its kind is unknown.
[[nodiscard]] std::optional<std::uint32_t>
disk_upgrade(const SystemDisk& disk, const Role& role, const Catalogue& catalogue);

/// What the position may have: true where a ceiling of the norm valid in that year covers the model's price then.
/// A role without a position has no ceiling.
[[nodiscard]] bool
norm_allows(const Fleet& fleet, const Role& role, const CatalogueModel& model, const Policies& policies, Year year);

/// The same for a price that is known: of a machine of that kind, bought in that year.
[[nodiscard]] bool norm_allows(const Fleet& fleet, const Role& role, MachineKind kind, Vnd price, Year year);

/// What the option costs in that year: the catalogue's prices grown by policies.price_growth a year, to whole thousands
/// of dong, rounded up. Moving a machine costs what the policy says, in every year.
[[nodiscard]] Vnd cost_of(const Option& option, const Catalogue& catalogue, const Policies& policies, Year year);

/// The kind of money that pays for it: upgrades and new machines below 10 million dong are recurrent spending, dearer
/// ones are fixed assets, so investment (Circular 23/2023/TT-BTC; config/policies.toml).
[[nodiscard]] SpendingKind spending_of(const Option& option, Vnd cost, const Policies& policies);

/// The machine that stands at the seat once the option is carried out in that year. None where the seat has none.
[[nodiscard]] std::optional<Machine>
machine_after(const Fleet& fleet, std::uint32_t seat, const Option& option, Year year);

/// Scores of a machine at the end of each year from the first to the last of the horizon. A system whose newer
/// releases follow at no cost stays supported on hardware that takes them.
[[nodiscard]] std::vector<double> yearly_scores(Machine machine, const Role& role, const Policies& policies);

/// What those scores are worth in points: each year's score times the share of the year in which the machine is in
/// service (planner/fitness/failure.h).
[[nodiscard]] std::vector<double>
yearly_worths(std::vector<double> scores, const Machine& machine, const Policies& policies);

/// The same for a seat without a machine: 0 in each year, score and worth alike.
[[nodiscard]] std::vector<double> yearly_scores_without_machine(const Policies& policies);

/// Points by which the second row of yearly worths lies above the first, from that year of the horizon on; at least 0.
[[nodiscard]] double
benefit_between(const std::vector<double>& kept, const std::vector<double>& changed, int first_year_offset);

/// Fitness points that the option brings over keeping, from its year to the end of the horizon, times the weights of
/// seat and role; at least 0.
[[nodiscard]] double
benefit_of(const Fleet& fleet, std::uint32_t seat, const Option& option, const Policies& policies, Year year);

} // namespace rasoat::planner
