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

struct Catalogue {
    Year price_year;
    std::string source; ///< where the prices come from, shown beside them
    std::vector<CatalogueModel> models;
    std::vector<MemoryPart> memory;
    std::vector<DiskPart> disks;
    Vnd fitting;          ///< work for one upgrade
    Vnd operating_system; ///< an upgrade's licence where one is needed
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

/// Money for one year. A fund of a unit pays for that unit and those below it.
struct Fund {
    std::string id;
    Bilingual name;
    Year year;
    Vnd amount;
    std::optional<std::uint32_t> unit; ///< none: the whole organisation
    std::optional<SpendingKind> kind;  ///< none: any spending
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
