#pragma once

#include "server/planning/references.h"

#include <chrono>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

/// The organisation in figures.
namespace rasoat::planning {

/// A machine is silent when nothing was heard of it for so long.
inline constexpr std::chrono::days silent_after{30};

struct Windows11Counts {
    std::size_t ready = 0;
    std::size_t switched_off = 0; ///< only TPM, Secure Boot or the way of starting is in the way
    std::size_t cannot = 0;
    std::size_t unknown = 0;
};

struct Overview {
    std::string organisation;
    bool demo = false;
    std::size_t seats = 0;
    std::size_t seats_without_machine = 0;
    std::size_t machines = 0;
    std::size_t fit = 0;            ///< seats
    std::size_t low = 0;            ///< seats with a machine that does not serve them
    std::size_t unknown = 0;        ///< seats at whose machine a fact is missing
    Windows11Counts windows11;      ///< machines
    std::size_t out_of_support = 0; ///< machines whose operating system gets no updates on the day
    std::vector<std::pair<planner::Aspect, std::size_t>> failing_by_aspect; ///< seats; the most first
    std::optional<store::Time> newest_report;
    std::size_t silent_machines = 0;
    Bilingual headline;
};

[[nodiscard]] Overview overview(const ReviewedFleet& reviewed, store::Reader& reader, store::Time now);

struct UnitFigures {
    store::UnitId id;
    std::string name;
    std::optional<store::UnitId> parent;
    // Sums over this unit and those below it.
    std::size_t seats = 0;
    std::size_t low = 0;             ///< seats whose machine does not serve them or is missing
    std::size_t without_machine = 0; ///< of these
    std::size_t fit = 0;             ///< seats
    std::size_t machines = 0;        ///< at a seat of the unit, or enrolled to it and at none
    std::size_t out_of_support = 0;  ///< machines
    Windows11Counts windows11;       ///< machines
};

/// Parents before children.
[[nodiscard]] std::vector<UnitFigures> unit_figures(const ReviewedFleet& reviewed);

} // namespace rasoat::planning
