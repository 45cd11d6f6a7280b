#pragma once

#include "planner/model/units.h"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

/// What the planner knows of a machine. What is not known is absent; nothing is guessed here.
namespace rasoat::planner {

using Day = std::chrono::sys_days;

enum class MachineKind { desktop, laptop };

/// Whether Microsoft's list for Windows 11 names the processor; unclear where the name could not be matched.
enum class Windows11Listing { listed, not_listed, unclear };

struct Processor {
    std::string name; ///< as reported
    std::optional<CpuScore> score;
    bool score_estimated = false; ///< by regression over its specification, not from measured machines
    std::optional<int> cores;
    Windows11Listing windows11 = Windows11Listing::unclear;
    std::optional<Year> first_sold;
};

enum class MemoryKind { ddr2, ddr3, ddr4, ddr5, other };

struct MemorySlot {
    std::optional<Mebibytes> size; ///< none: the slot is empty
    bool soldered = false;
};

struct MemoryFacts {
    std::optional<Mebibytes> total;
    std::optional<Mebibytes> maximum; ///< as firmware or the maker's table says
    std::optional<MemoryKind> kind;
    std::vector<MemorySlot> slots; ///< empty: not known
};

enum class DiskKind { hdd, ssd, nvme };
enum class DiskHealth { good, warning, failing };

/// The disk from which the operating system runs.
struct SystemDisk {
    std::optional<DiskKind> kind;
    std::optional<Gigabytes> size;
    std::optional<Gigabytes> free; ///< on the system volume
    std::optional<DiskHealth> health;
};

struct OperatingSystem {
    std::string name;                ///< as reported: "Microsoft Windows 10 Pro 22H2"
    std::optional<Day> support_ends; ///< the last day of free security updates
    std::optional<int> windows;      ///< 7, 8, 10, 11; none: not a Windows client, or unknown
    bool newer_follow = false;       ///< its yearly releases cost nothing, so support does not end with this one
};

enum class SwitchState { on, off, absent };

struct Firmware {
    std::optional<bool> uefi;
    std::optional<SwitchState> secure_boot;
    std::optional<SwitchState> tpm;
    std::optional<int> tpm_major; ///< 1 or 2
};

/// How far its work strains the machine, in per cent of the working time in which it was watched.
struct Strain {
    int memory_pressure = 0;     ///< it waited for want of memory
    int processor_saturated = 0; ///< its processor was used to 90% and more
    int disk_strain = 0;         ///< its system disk kept it waiting
    /// What the work asks for under which this was watched; of lighter work it says nothing. None: any work.
    std::optional<Mebibytes> under_memory;
    std::optional<CpuScore> under_processor;
};

struct Machine {
    std::string id;
    std::string name; ///< maker and model, as a person says it
    std::optional<MachineKind> kind;
    Processor processor;
    MemoryFacts memory;
    SystemDisk disk;
    OperatingSystem operating_system;
    Firmware firmware;
    std::optional<Day> purchased;
    std::optional<Year> first_sold;    ///< of the model or its processor: it can't be older
    std::optional<Vnd> price;          ///< original price
    std::optional<int> monitors;       ///< attached
    std::optional<int> battery_health; ///< per cent of the design capacity
    bool broken = false;               ///< said by the officer
    std::optional<Day> warranty_ends;
    std::optional<Strain> strain;     ///< none: not watched for long enough
    std::optional<int> service_years; ///< years it serves before age counts against it, where its model says so
};

} // namespace rasoat::planner
