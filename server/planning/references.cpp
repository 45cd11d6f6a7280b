#include "server/planning/references.h"

#include "planner/fitness/reason_text.h"
#include "planner/model/number_text.h"
#include "planner/options/mends.h"
#include "planner/options/option_text.h"
#include "planner/options/options.h"
#include "server/planning/option_action.h"

#include <algorithm>
#include <array>
#include <utility>

namespace rasoat::planning {
namespace {

using planner::Aspect;

template <class Enum, std::size_t Count>
std::string_view name_in(const std::array<std::pair<Enum, std::string_view>, Count>& names, Enum value) {
    for (const auto& [candidate, name] : names)
        if (candidate == value) return name;
    return {};
}

template <class Enum, std::size_t Count>
std::optional<Enum> value_in(const std::array<std::pair<Enum, std::string_view>, Count>& names, std::string_view name) {
    for (const auto& [value, candidate] : names)
        if (candidate == name) return value;
    return std::nullopt;
}

// The names of openapi.yaml.
constexpr auto aspects = std::to_array<std::pair<Aspect, std::string_view>>({
    {Aspect::condition, "machine"},
    {Aspect::memory, "memory"},
    {Aspect::processor, "processor"},
    {Aspect::disk_kind, "disk_kind"},
    {Aspect::disk_space, "disk_space"},
    {Aspect::disk_health, "disk_health"},
    {Aspect::system_support, "operating_system"},
    {Aspect::windows11, "windows11"},
    {Aspect::age, "age"},
    {Aspect::battery, "battery"},
    {Aspect::kind, "kind"},
    {Aspect::monitors, "monitors"},
});
constexpr auto verdicts = std::to_array<std::pair<planner::Verdict, std::string_view>>({
    {planner::Verdict::met, "met"},
    {planner::Verdict::falls_short, "short"},
    {planner::Verdict::failing, "failing"},
    {planner::Verdict::unknown, "unknown"},
});
constexpr auto seat_verdicts = std::to_array<std::pair<SeatVerdict, std::string_view>>({
    {SeatVerdict::no_machine, "no_machine"},
    {SeatVerdict::low, "low"},
    {SeatVerdict::unknown, "unknown"},
    {SeatVerdict::fit, "fit"},
});
constexpr auto actions = std::to_array<std::pair<LineAction, std::string_view>>({
    {LineAction::replace, "replace"},
    {LineAction::upgrade, "upgrade"},
    {LineAction::hand_down, "hand_down"},
    {LineAction::switch_on, "switch_on"},
    {LineAction::keep, "keep"},
    {LineAction::left_out, "left_out"},
});

bool wants_mending(planner::Verdict verdict) {
    return verdict == planner::Verdict::failing || verdict == planner::Verdict::falls_short;
}

} // namespace

std::string_view name_of(Aspect aspect) {
    return name_in(aspects, aspect);
}

std::optional<Aspect> aspect_named(std::string_view name) {
    return value_in(aspects, name);
}

std::string_view name_of(planner::Verdict verdict) {
    return name_in(verdicts, verdict);
}

std::string_view name_of(SeatVerdict verdict) {
    return name_in(seat_verdicts, verdict);
}

std::string_view name_of(LineAction action) {
    return name_in(actions, action);
}

std::optional<LineAction> line_action_named(std::string_view name) {
    return value_in(actions, name);
}

LineAction action_of(const planner::Option& option) {
    if (option.kind == planner::OptionKind::keep) return LineAction::keep;
    if (option.kind == planner::OptionKind::replace) return LineAction::replace;
    if (option.kind == planner::OptionKind::hand_down) return LineAction::hand_down;
    const auto& upgrade = option.upgrade;
    return upgrade.memory || upgrade.disk || upgrade.licence ? LineAction::upgrade : LineAction::switch_on;
}

SeatReference seat_reference(const ReviewedFleet& reviewed, std::uint32_t seat) {
    const auto& fleet = reviewed.fleet;
    const auto& described = fleet.seats[seat];
    const auto& role = fleet.roles[described.role];
    return {reviewed.seat_ids[seat],          described.name, reviewed.unit_ids[described.unit],
            fleet.units[described.unit].name, role.id,        role.name};
}

std::string summary_of(const planner::Machine& machine) {
    std::string summary;
    const auto add = [&](const std::string& text) {
        if (text.empty()) return;
        if (!summary.empty()) summary += " · ";
        summary += text;
    };
    if (machine.memory.total) add(planner::text_of(*machine.memory.total).en);
    std::string disk;
    if (machine.disk.kind) {
        constexpr std::array names{"HDD", "SSD", "NVMe"};
        disk = names.at(static_cast<std::size_t>(*machine.disk.kind));
    }
    if (machine.disk.size) disk += (disk.empty() ? "" : " ") + planner::text_of(*machine.disk.size).en;
    add(disk);
    return summary;
}

MachineReference machine_reference(const ReviewedFleet& reviewed, std::uint32_t machine, store::Reader& reader) {
    const auto& facts = reviewed.fleet.machines[machine];
    const auto id = reviewed.machine_ids[machine];
    return {id, facts.name, summary_of(facts), reader.last_seen(id)};
}

std::vector<FindingText> findings_at(const ReviewedFleet& reviewed, std::uint32_t seat) {
    const auto fitness = planner::fitness_at(reviewed.fleet, seat, reviewed.policies, reviewed.policies.today);
    const auto mends = planner::mends_for(reviewed.fleet, seat, fitness, reviewed.policies);
    std::vector<FindingText> texts;
    for (const auto& finding : fitness.findings) {
        FindingText text{
            finding.aspect,
            finding.verdict,
            finding.score,
            planner::text_of(finding.reason.has),
            planner::text_of(finding.reason.needs),
            planner::text_of(finding.reason),
            std::nullopt};
        const auto mend = std::ranges::find(mends, finding.aspect, &planner::Mend::aspect);
        if (wants_mending(finding.verdict) && mend != mends.end() && mend->option)
            text.mend = planner::describe(*mend->option, reviewed.fleet.catalogue);
        texts.push_back(std::move(text));
    }
    return texts;
}

std::vector<Remedy> remedies_at(const ReviewedFleet& reviewed, std::uint32_t seat) {
    const auto& fleet = reviewed.fleet;
    const auto& policies = reviewed.policies;
    const auto verdict = reviewed.ranking[reviewed.rank_of[seat]].verdict;
    if (verdict == SeatVerdict::fit) return {};
    const auto year = policies.first_year;
    const auto year_end = std::chrono::sys_days{std::chrono::year{year.value} / 12 / 31};
    const auto& role = fleet.roles[fleet.seats[seat].role];
    std::vector<Remedy> remedies;
    for (const auto& option : planner::options_for(fleet, seat, policies, year)) {
        if (option.kind == planner::OptionKind::keep) continue;
        const auto machine = planner::machine_after(fleet, seat, option, year);
        if (!machine) continue;
        const auto after = planner::fitness_of(*machine, role, policies, year_end);
        if (!after.fit(policies)) continue;
        remedies.push_back(
            {action_of(option), planner::describe(option, fleet.catalogue),
             planner::cost_of(option, fleet.catalogue, policies, year), after.score});
    }
    std::ranges::stable_sort(remedies, [](const Remedy& one, const Remedy& other) {
        return std::pair(one.cost, -one.score_after) < std::pair(other.cost, -other.score_after);
    });
    return remedies;
}

} // namespace rasoat::planning
