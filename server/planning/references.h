#pragma once

#include "planner/fitness/fitness.h"
#include "planner/model/text.h"
#include "planner/model/units.h"
#include "server/planning/review.h"
#include "server/store/records.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// How seats, machines and judgements are named wherever they show: values close to the schemas of openapi.yaml.
namespace rasoat::planning {

using planner::Bilingual;

struct SeatReference {
    store::SeatId id;
    std::string name;
    store::UnitId unit;
    std::string unit_name;
    std::string role;
    Bilingual role_name;
};

struct MachineReference {
    store::MachineId id;
    std::string name;
    std::string summary;                    ///< "4 GB · HDD · i3-4130"
    std::optional<store::Time> reported_at; ///< last report or heartbeat
};

enum class LineAction { replace, upgrade, hand_down, switch_on, keep, left_out };

/// One finding in words.
struct FindingText {
    planner::Aspect aspect = planner::Aspect::condition;
    planner::Verdict verdict = planner::Verdict::unknown;
    std::optional<double> score; ///< 0 to 100; none: unknown
    Bilingual has;
    Bilingual needs;
    Bilingual reason;
    std::optional<Bilingual> mend; ///< what would mend it
};

/// Something to do after which the machine serves its seat, or comes nearer to it.
struct Remedy {
    LineAction action = LineAction::keep;
    Bilingual what;
    store::Vnd cost;
    double score_after = 0;
};

/// The names of openapi.yaml: "machine", "memory", "operating_system", ...
[[nodiscard]] std::string_view name_of(planner::Aspect aspect);
[[nodiscard]] std::optional<planner::Aspect> aspect_named(std::string_view name);
[[nodiscard]] std::string_view name_of(planner::Verdict verdict);
[[nodiscard]] std::string_view name_of(SeatVerdict verdict);
[[nodiscard]] std::string_view name_of(LineAction action);
[[nodiscard]] std::optional<LineAction> line_action_named(std::string_view name);

/// `seat` and `machine` are indices into the fleet.
[[nodiscard]] SeatReference seat_reference(const ReviewedFleet& reviewed, std::uint32_t seat);
/// When it was last heard of is read from the store.
[[nodiscard]] MachineReference
machine_reference(const ReviewedFleet& reviewed, std::uint32_t machine, store::Reader& reader);

/// The seat's findings, worst first, then the unknown ones, then those met; each with what would mend it.
[[nodiscard]] std::vector<FindingText> findings_at(const ReviewedFleet& reviewed, std::uint32_t seat);

/// What could be done at the seat so that its machine serves it, cheapest first. Empty where it serves already, or
/// where nothing in the catalogue helps.
[[nodiscard]] std::vector<Remedy> remedies_at(const ReviewedFleet& reviewed, std::uint32_t seat);

} // namespace rasoat::planning
