#pragma once

#include "planner/model/machine.h"
#include "planner/model/units.h"

#include <cstdint>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

/// What is known of processors by their name: a pure value, made once from config/processors.csv and
/// config/windows11_processors.csv (settings/processor_table.h reads them), then asked for every machine.
namespace rasoat::planner {

/// When a processor was first sold; of some only the year of their generation is known.
struct FirstSale {
    Year year;
    std::optional<int> quarter; ///< 1 to 4
    auto operator<=>(const FirstSale&) const = default;
};

/// One row of config/processors.csv. What is not known is absent.
struct ProcessorRow {
    std::string name; ///< as sold: "Intel Core i5-8400"
    std::optional<CpuScore> score;
    bool score_estimated = false; ///< from its specification, not from measured machines
    std::optional<int> cores;
    std::optional<int> threads;
    std::optional<FirstSale> first_sold;
    std::vector<MemoryKind> memory_kinds; ///< of modules; empty: not known
    std::optional<Mebibytes> memory_maximum;
    bool operator==(const ProcessorRow&) const = default;
};

/// The rows of config/windows11_processors.csv.
struct Windows11Processors {
    std::vector<std::string> listed;
    /// Beginnings of names none of which is listed: whole words, or with a trailing * any beginning.
    std::vector<std::string> older_families;
};

/// What is known of the processor that a machine names.
struct ProcessorFacts {
    std::optional<ProcessorRow> row; ///< none: config/processors.csv does not hold it
    Windows11Listing windows11 = Windows11Listing::unclear;
};

/// Two rows that mean the same processor, or an older family that covers a listed processor.
class ContradictoryProcessors : public std::invalid_argument {
public:
    using std::invalid_argument::invalid_argument;
};

class ProcessorKnowledge {
public:
    /// Knows nothing: every processor is unclear.
    ProcessorKnowledge() = default;
    /// Throws ContradictoryProcessors.
    ProcessorKnowledge(std::vector<ProcessorRow> rows, const Windows11Processors& windows11);

    /// `brand` as the machine reports it; see processor_key.h for what does not matter in it.
    /// Windows 11: listed when Microsoft's list has it; not listed when it is not there and is of an older family or
    /// was first sold before 2018; unclear otherwise, since the list lags for new processors.
    [[nodiscard]] ProcessorFacts facts_of(std::string_view brand) const;

private:
    struct KeyHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view key) const { return std::hash<std::string_view>{}(key); }
    };
    struct Entry {
        std::optional<std::uint32_t> row;
        bool listed = false;
    };
    [[nodiscard]] bool of_older_family(std::string_view key) const;

    std::vector<ProcessorRow> rows_;
    std::unordered_map<std::string, Entry, KeyHash, std::equal_to<>> entries_;
    std::vector<std::string> older_beginnings_;
};

/// The planner's processor of a machine that reports `brand`; its name stays as reported.
[[nodiscard]] Processor processor_of(const ProcessorKnowledge& knowledge, std::string_view brand);

} // namespace rasoat::planner
