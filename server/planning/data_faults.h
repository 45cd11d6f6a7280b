#pragma once

#include "agent/report/report.h"
#include "planner/processors/processor_knowledge.h"
#include "server/store/records.h"
#include "settings/data_quality_table.h"

#include <array>
#include <cstdint>
#include <optional>

/// What is wrong with the data of one machine, by its report and record alone.
namespace rasoat::planning {

enum class DataFault {
    memory_impossible,      ///< less or more than any office machine has
    module_impossible,      ///< larger than modules of its kind are made
    disk_impossible,        ///< smaller or larger than any built-in disk
    memory_kind_impossible, ///< a kind that the processor never took
    bought_before_it_was,   ///< before its processor was first sold
    bought_in_no_time,      ///< in the future, or before there were such machines
    no_serial,
    no_purchase_date,
    no_price,
    no_processor,
    no_memory,
    no_disk,
    short_serial ///< too short to tell one machine from another
};

/// A set of DataFault.
class DataFaults {
public:
    void add(DataFault fault) { bits_ |= bit(fault); }
    [[nodiscard]] bool has(DataFault fault) const { return (bits_ & bit(fault)) != 0; }
    [[nodiscard]] bool none() const { return bits_ == 0; }
    bool operator==(const DataFaults&) const = default;

private:
    static std::uint32_t bit(DataFault fault) { return std::uint32_t{1} << static_cast<unsigned>(fault); }
    std::uint32_t bits_ = 0;
};

/// `processor`: what is known of the machine's processor; none: nothing. Faults that depend on the day are found for
/// `today`. A virtual machine has neither serial nor price.
[[nodiscard]] DataFaults data_faults(
    const report::Report& report, const store::Machine& record, const std::optional<planner::ProcessorRow>& processor,
    const settings::DataQualityRules& rules, store::Day today);

} // namespace rasoat::planning
