#pragma once

#include "planner/model/fleet.h"
#include "planner/model/units.h"

#include <cstdint>
#include <optional>

/// What could be done at a seat, as a small value. Parts and models are indices into the fleet's catalogue.
namespace rasoat::planner {

/// Memory modules of one kind put in, into free slots first, then in place of the smallest ones that can be taken out.
struct MemoryUpgrade {
    std::uint32_t part = 0; ///< index into Catalogue::memory
    int modules = 1;
    int removed = 0;   ///< modules taken out to make room
    Mebibytes total{}; ///< afterwards
    bool operator==(const MemoryUpgrade&) const = default;
};

/// What the technician changes in the firmware's setup before Windows 11 goes on. Costs nothing.
enum class FirmwareSwitch { none, tpm, secure_boot, uefi };

struct Upgrade {
    std::optional<MemoryUpgrade> memory{};
    std::optional<std::uint32_t> disk{}; ///< index into Catalogue::disks
    bool windows11 = false;              ///< installed in place
    bool licence = false;                ///< a licence is bought for it; from Windows 10 it is free
    FirmwareSwitch firmware = FirmwareSwitch::none;
    bool operator==(const Upgrade&) const = default;
};

enum class OptionKind {
    keep,
    upgrade,
    replace,  ///< a new machine
    hand_down ///< a machine of another seat, or a spare one
};

struct Option {
    OptionKind kind = OptionKind::keep;
    Upgrade upgrade{};         ///< meant where kind is upgrade; where it is hand_down, what is done on the way
    std::uint32_t model = 0;   ///< index into Catalogue::models, meant where kind is replace
    std::uint32_t machine = 0; ///< index into Fleet::machines, meant where kind is hand_down
    bool operator==(const Option&) const = default;
};

} // namespace rasoat::planner
