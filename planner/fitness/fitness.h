#pragma once

#include "planner/fitness/reason.h"
#include "planner/model/fleet.h"
#include "planner/model/machine.h"
#include "planner/model/policies.h"

#include <cstdint>
#include <optional>
#include <vector>

/// How well a machine serves a role on a day, and why. A machine, a role, rules and a day go in; a score and one
/// finding for each aspect come out. Knows no prices and no words.
namespace rasoat::planner {

enum class Aspect {
    condition, ///< is there a machine, does it work
    memory,
    processor,
    disk_kind,
    disk_space,
    disk_health,
    system_support, ///< of the operating system, on the day asked
    windows11,      ///< may Windows 11 be installed; only for machines that run Windows, or whose system is unknown
    age,
    battery,  ///< laptops only
    kind,     ///< only where the role asks for one
    monitors, ///< only where the role asks for more than one
};

/// failing: by itself enough to make the machine unfit, or nearly. falls_short: less than the role asks.
enum class Verdict { met, falls_short, failing, unknown };

struct Finding {
    Aspect aspect = Aspect::condition;
    Verdict verdict = Verdict::unknown;
    std::optional<double> score; ///< of this aspect alone, 0 to 100; none: unknown
    Reason reason;               ///< with what the machine has and what the role needs
};

struct Fitness {
    /// 0 to 100, over what is known:
    ///
    ///     score = 100 * sqrt(G * m) * (1 - a / 100)
    ///
    /// s_i is the score of aspect i as a share of 1, w_i its weight (memory, processor, disk kind 3; support of the
    /// system, disk health 2; disk space, Windows 11, kind 1; battery, monitors 1/2), G = exp(sum w_i ln s_i / sum w_i)
    /// their weighted geometric mean, m the smallest s_i. A machine is as good as its narrowest part (the law of the
    /// minimum), so m holds half of the score and nothing averages a failing part away; G tells a machine with one
    /// fault from one with many. Age takes a = yearly_ageing points for each year past old_age, at most 30. A machine
    /// that meets everything has 100; a broken one, and a seat without any, 0.
    double score = 0;
    /// Weight of the known aspects in that of all that apply, 0 to 1: how far the score can be trusted.
    double known_share = 0;
    std::vector<Finding> findings; ///< worst first, then the unknown ones, then those that are met

    /// Enough is known to act on the score. Below half a machine is neither called fit nor replaced: it is looked at.
    [[nodiscard]] bool judged() const { return known_share >= 0.5; }
    /// Serves its seat: judged, and not below the score that policy asks for.
    [[nodiscard]] bool fit(const Policies& policies) const { return judged() && score >= policies.fit_from; }
    /// What is not known of the machine and would change the score.
    [[nodiscard]] std::vector<Aspect> unknowns() const;
};

/// How well the machine serves the role on that day. The scores of the aspects:
/// - memory, processor: has / needs, at most 1; 90% of the memory asked for counts as all of it, because firmware and
///   graphics keep some for themselves.
/// - memory, processor and disk kind fall further where the machine's work was watched and strains it: from
///   tolerated_strain per cent of working time on, in a line down to 0.3 at half of it. Absent strain changes nothing.
/// - disk kind: 0.35 for a hard disk where the role needs an SSD.
/// - disk space: 0.6 + 0.4 * has / needs (90% counts as all: 240 GB are sold for 256); 0.7 at most when less than a
///   tenth and less than 20 GB are free.
/// - disk health: 0.6 with a warning, 0.25 failing.
/// - support of the operating system: 0.4 after its last day; one without a last day, whose newer releases follow at no
///   cost, is supported.
/// - Windows 11: 0.9 when only switched off, or when a part is too small; 0.75 when the hardware cannot.
/// - age: since purchase; where that is unknown, a machine counts as old only when its model was first sold three years
///   (for which a model stays on sale) and old_age ago.
/// - battery: 1 from 60% of its design capacity, falling to 0.7 at none.
/// - kind 0.75, monitors 0.85 where they are not what the role asks for.
[[nodiscard]] Fitness fitness_of(const Machine& machine, const Role& role, const Policies& policies, Day on_day);

/// The score alone, the same number as fitness_of(...).score, without its findings: for sums over many years.
[[nodiscard]] double score_of(const Machine& machine, const Role& role, const Policies& policies, Day on_day);

/// Fitness at a seat: of its machine for its role, or that of a seat without one.
[[nodiscard]] Fitness fitness_at(const Fleet& fleet, std::uint32_t seat, const Policies& policies, Day on_day);

} // namespace rasoat::planner
