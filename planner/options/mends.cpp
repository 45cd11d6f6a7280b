#include "planner/options/mends.h"

#include "planner/options/options.h"

#include <algorithm>

namespace rasoat::planner {
namespace {

bool met_after(const Fitness& fitness, Aspect aspect) {
    return std::none_of(fitness.findings.begin(), fitness.findings.end(), [&](const Finding& finding) {
        return finding.aspect == aspect && finding.verdict != Verdict::met;
    });
}

} // namespace

std::vector<Mend> mends_for(const Fleet& fleet, std::uint32_t seat, const Fitness& fitness, const Policies& policies) {
    struct Priced {
        Option option;
        Vnd cost;
        Fitness after;
    };
    std::vector<Priced> options;
    const Role& role = fleet.roles.at(fleet.seats.at(seat).role);
    for (const Option& option : options_for(fleet, seat, policies, policies.first_year)) {
        if (option.kind == OptionKind::keep) continue;
        const auto machine = machine_after(fleet, seat, option, policies.first_year);
        options.push_back(
            {option, cost_of(option, fleet.catalogue, policies, policies.first_year),
             fitness_of(*machine, role, policies, policies.today)});
    }
    // Cheapest first; of equal ones the first offered, which does the least.
    std::stable_sort(options.begin(), options.end(), [](auto& a, auto& b) { return a.cost < b.cost; });

    std::vector<Mend> mends;
    for (const Finding& finding : fitness.findings) {
        if (finding.verdict != Verdict::falls_short && finding.verdict != Verdict::failing) continue;
        Mend mend{.aspect = finding.aspect, .option = {}, .cost = {}};
        const auto found = std::find_if(
            options.begin(), options.end(), [&](auto& priced) { return met_after(priced.after, finding.aspect); });
        if (found != options.end()) {
            mend.option = found->option;
            mend.cost = found->cost;
        }
        mends.push_back(mend);
    }
    return mends;
}

} // namespace rasoat::planner
