#pragma once

#include "planner/model/machine.h"
#include "planner/model/text.h"
#include "planner/model/units.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Everything a plan is made from, as one consistent value. References between parts are indices into the vectors here.
namespace rasoat::planner {

/// A part of the organisation; units form a tree.
struct OrgUnit {
    std::string id;
    std::string name;
    std::optional<std::uint32_t> parent;
};

/// What a kind of work asks of a machine (config/roles.toml).
struct Role {
    std::string id;
    Bilingual name;
    Mebibytes memory;
    CpuScore processor;
    bool needs_ssd = true;
    Gigabytes disk;
    int monitors = 1;
    std::optional<MachineKind> kind; ///< where the work asks for a laptop
    double weight = 1;               ///< how much the work counts
    std::string norm_position;       ///< the norm's position group, which sets the price ceiling
};

/// A place of work.
struct Seat {
    std::string id;
    std::string name;
    std::uint32_t unit = 0;
    std::uint32_t role = 0;
    double weight = 1; ///< times the role's
    std::optional<std::uint32_t> machine;
};

/// A new machine that may be bought (config/catalogue.toml).
struct CatalogueModel {
    std::string id;
    Bilingual name;
    MachineKind kind = MachineKind::desktop;
    Vnd price; ///< in the catalogue's year
    CpuScore processor;
    Mebibytes memory;
    DiskKind disk_kind = DiskKind::nvme;
    Gigabytes disk;
    int monitors = 1;
    int service_years = 7; ///< how long it serves before age counts against it
};

struct MemoryPart {
    std::string id;
    Bilingual name;
    MemoryKind kind = MemoryKind::ddr4;
    Mebibytes size;
    Vnd price;
};

struct DiskPart {
    std::string id;
    Bilingual name;
    DiskKind kind = DiskKind::ssd; ///< ssd: SATA, 2.5 inch
    Gigabytes size;
    Vnd price;
};

/// What making one device sets free, use and disposal left out (config/footprint.toml).
struct Footprints {
    Kilograms desktop; ///< without its monitor
    Kilograms laptop;
    Kilograms monitor;
    std::string source;
};

struct Catalogue {
    Year price_year;
    std::string source; ///< where the prices come from, shown beside them
    std::vector<CatalogueModel> models;
    std::vector<MemoryPart> memory;
    std::vector<DiskPart> disks;
    Vnd fitting;          ///< work for one upgrade
    Vnd operating_system; ///< an upgrade's licence where one is needed
    std::optional<Footprints> footprints;
};

/// The most that a machine for a position may cost (Decision 15/2025/QĐ-TTg; config/norms.toml).
struct PriceCeiling {
    std::string norm_position;
    MachineKind kind = MachineKind::desktop;
    Vnd most;
    std::string decision;
    Year valid_from;
    std::optional<Year> valid_to;
};

enum class SpendingKind { recurrent, investment, project };

/// What a line buys, as far as a fund may mind.
enum class ItemKind {
    desktop,
    laptop,
    parts,   ///< an upgrade with memory or a disk in it
    licence, ///< an upgrade that buys a licence and no part
    moving,  ///< carrying a machine to another seat
};

/// A limit on how much of a fund goes where. It speaks of lines of these units (with those below them) and these items.
struct FundShare {
    enum class Rule {
        at_most, ///< they take no more than this share of the fund
        kept,    ///< this share of the fund is kept for them: all others together take no more than the rest
    };
    Rule rule = Rule::at_most;
    Share share;
    std::vector<std::uint32_t> units; ///< empty: any
    std::vector<ItemKind> items;      ///< empty: any
    bool operator==(const FundShare&) const = default;
};

/// Money for one year. A fund of a unit pays for that unit and those below it. A line of the plan is paid whole by one
/// fund: one invoice, one budget line.
struct Fund {
    std::string id;
    Bilingual name;
    Year year;
    Vnd amount;
    std::optional<std::uint32_t> unit;         ///< none: the whole organisation
    std::optional<SpendingKind> kind;          ///< none: any spending
    std::vector<std::uint32_t> eligible_units; ///< of those, only these and what is below them; empty: all
    std::vector<std::uint32_t> eligible_roles; ///< only seats of these roles; empty: all
    std::vector<ItemKind> eligible_items;      ///< empty: all
    std::vector<FundShare> shares;
    /// Funds of one line are the same money in different years: they differ in id, name, year, amount and carrying over
    /// alone. Empty: a line of its own.
    std::string line;
    /// What is left at the end of the year stays with the line in the years after it, whether a fund stands there or
    /// not, until a year whose fund does not carry over has ended.
    bool carries_over = false;
};

struct Fleet {
    std::vector<OrgUnit> units;
    std::vector<Role> roles;
    std::vector<Seat> seats;
    std::vector<Machine> machines;
    Catalogue catalogue;
    std::vector<PriceCeiling> ceilings;
    std::vector<Fund> funds;
};

} // namespace rasoat::planner
