#include "planner/fitness/fitness.h"

#include "planner/fitness/aspects.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace rasoat::planner {
namespace {

struct Sum {
    double score = 0;
    double known_share = 0;
};

/// The formula of Fitness::score over findings of any order.
template <typename Range>
Sum sum_of(const Range& findings) {
    double weights = 0;
    double known_weights = 0;
    double logarithms = 0;
    double smallest = 1;
    double kept_by_age = 1;
    for (const Finding& finding : findings) {
        if (finding.aspect == Aspect::age) {
            kept_by_age = finding.score.value_or(100) / 100;
            continue;
        }
        const double weight = weight_of(finding.aspect);
        weights += weight;
        if (!finding.score) continue;
        const double share = *finding.score / 100;
        known_weights += weight;
        smallest = std::min(smallest, share);
        if (share > 0) logarithms += weight * std::log(share);
    }
    if (known_weights == 0) return {};
    const double mean = std::exp(logarithms / known_weights);
    return {100 * std::sqrt(mean * smallest) * kept_by_age, known_weights / weights};
}

/// Worst first, then unknown, then met; within these by aspect.
bool worse(const Finding& a, const Finding& b) {
    const auto place = [](const Finding& finding) {
        return finding.verdict == Verdict::met ? 2 : finding.verdict == Verdict::unknown ? 1 : 0;
    };
    if (place(a) != place(b)) return place(a) < place(b);
    if (place(a) == 0 && a.score != b.score) return a.score < b.score;
    return a.aspect < b.aspect;
}

} // namespace

std::vector<Aspect> Fitness::unknowns() const {
    std::vector<Aspect> aspects;
    for (const Finding& finding : findings)
        if (finding.verdict == Verdict::unknown) aspects.push_back(finding.aspect);
    return aspects;
}

Fitness fitness_of(const Machine& machine, const Role& role, const Policies& policies, Day on_day) {
    const Findings findings = findings_of(machine, role, policies, on_day);
    const Sum sum = sum_of(findings);
    Fitness fitness{sum.score, sum.known_share, {findings.begin(), findings.end()}};
    // A machine said to be broken needs no further facts to be judged.
    if (machine.broken) fitness.known_share = 1;
    std::sort(fitness.findings.begin(), fitness.findings.end(), worse);
    return fitness;
}

double score_of(const Machine& machine, const Role& role, const Policies& policies, Day on_day) {
    return sum_of(findings_of(machine, role, policies, on_day)).score;
}

Fitness fitness_at(const Fleet& fleet, std::uint32_t seat, const Policies& policies, Day on_day) {
    const Seat& place = fleet.seats.at(seat);
    if (place.machine)
        return fitness_of(fleet.machines.at(*place.machine), fleet.roles.at(place.role), policies, on_day);
    return {0, 1, {{Aspect::condition, Verdict::failing, 0, {.code = ReasonCode::no_machine}}}};
}

} // namespace rasoat::planner
