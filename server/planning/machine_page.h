#pragma once

#include "agent/report/benchmark.h"
#include "agent/report/report.h"
#include "server/planning/references.h"
#include "server/planning/strain_facts.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// All about one machine.
namespace rasoat::planning {

enum class MachineVerdict { low, fit, unknown, unassigned };
[[nodiscard]] std::string_view name_of(MachineVerdict verdict);
/// How a machine stands by the judgement of its seat; null: it has none.
[[nodiscard]] MachineVerdict verdict_of(const JudgedSeat* judged);
/// None: no seat, or too little is known.
[[nodiscard]] std::optional<double> score_of(const JudgedSeat* judged);

struct SlotFacts {
    std::string slot;
    std::optional<std::int64_t> size_mb; ///< MiB; none: empty
    std::optional<std::string> kind;
    bool soldered = false;
};

struct LabelledValue {
    Bilingual label;
    Bilingual value;
};

struct Happening {
    store::Time at;
    Bilingual what;
};

struct MachinePage {
    MachineReference machine;
    std::optional<SeatReference> seat;
    std::optional<double> score; ///< none: no seat, or too little is known
    MachineVerdict verdict = MachineVerdict::unassigned;
    std::vector<FindingText> findings;
    std::vector<Remedy> remedies; ///< cheapest first
    std::vector<SlotFacts> slots;
    std::optional<std::int64_t> memory_maximum_mb; ///< MiB
    std::vector<LabelledValue> hardware;
    std::vector<Happening> history;             ///< the newest first, 100 at most
    std::optional<StrainSummary> strain;        ///< none: not watched
    std::optional<report::Benchmark> benchmark; ///< none: not measured
    Bilingual windows11;
    Bilingual headline;
    std::size_t valid_keys = 0; ///< of agents that report as this machine now; none on an earlier day
};

/// The page of a machine of the fleet by what is given of it: its record, and its report of now or of an earlier day.
[[nodiscard]] MachinePage machine_page_of(
    const ReviewedFleet& reviewed, std::uint32_t machine, const store::Machine& record, const report::Report& report,
    store::Reader& reader);

/// None where there is no such machine.
[[nodiscard]] std::optional<MachinePage>
machine_page(const ReviewedFleet& reviewed, store::Reader& reader, store::MachineId id);

} // namespace rasoat::planning
