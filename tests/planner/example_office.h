#pragma once

#include "planner/model/fleet.h"
#include "planner/model/policies.h"

/// An office small enough to reckon by hand: one commune in a district, a clerk's and a land registry's role, a small
/// catalogue, and machines that tests put at its seats.
namespace rasoat::planner::tests {

inline Day day(int year, unsigned month, unsigned of_month) {
    return std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{of_month};
}

/// 8 GB, 500 points, an SSD of 256 GB.
Role clerk();
/// 16 GB, 900 points, an SSD of 512 GB.
Role land_registry();

/// Meets all that a clerk needs, with every fact known: 8 GB in one of two slots, Windows 11, bought in 2024.
Machine good_machine();
/// 4 GB of DDR4 in one of two slots, a hard disk, Windows 10, listed processor, TPM on, bought in 2019.
Machine weak_machine();
/// Windows 7's time: 2 GB of DDR2, hard disk, processor not listed, first sold in 2009.
Machine ancient_machine();

/// Prices of 2027; fitting 0.1 million.
Catalogue catalogue();

/// 24 November 2026, one year from 2027, a horizon of five.
Policies policies();

/// District and commune, both roles, no seats yet, one fund of that amount for 2027.
Fleet office(Vnd money);

/// Adds a seat of that role with that machine, or without one; returns its index.
std::uint32_t add_seat(Fleet& fleet, std::uint32_t role, std::optional<Machine> machine);

} // namespace rasoat::planner::tests
