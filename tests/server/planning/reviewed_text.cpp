#include "tests/server/planning/reviewed_text.h"

#include "planner/files/fleet_file.h"

#include <fmt/format.h>

#include <map>

namespace rasoat::tests {
namespace {

template <class Number>
std::string text_of(const std::optional<Number>& number) {
    return number ? fmt::format("{}", *number) : "-";
}

/// In the order of keys.
template <class Key, class Value>
std::map<Key, Value> sorted(const std::unordered_map<Key, Value>& map) {
    return {map.begin(), map.end()};
}

std::string text_of_machine(const planning::ReviewedFleet& reviewed, std::size_t index) {
    const auto& words = reviewed.search.machines.at(index);
    const auto& text = [&](auto number) -> const std::string& { return reviewed.search.text(number); };
    const auto enrolled = reviewed.enrolled_to.at(index);
    std::string faults;
    for (int fault = 0; fault <= static_cast<int>(planning::DataFault::short_serial); ++fault)
        faults += reviewed.data_faults.at(index).has(static_cast<planning::DataFault>(fault)) ? '1' : '0';
    return fmt::format(
        "machine {} {} enrolled {} faults {} traits {} {} seat {} unit {} words {} | {} | {} | {}\n",
        reviewed.machine_ids.at(index).value, reviewed.hostnames.at(index), enrolled ? enrolled->value : 0, faults,
        name_of(reviewed.traits.at(index).windows11), reviewed.traits.at(index).out_of_support,
        text_of(reviewed.seat_of.at(index)), text_of(reviewed.unit_of.at(index)), words.own, text(words.model),
        text(words.processor), text(words.system));
}

} // namespace

std::string text_of(const planning::ReviewedFleet& reviewed) {
    auto text = fmt::format(
        "revision {} organisation {} demo {}\n", reviewed.revision.value, reviewed.organisation, reviewed.demo);
    text += planner::write_fleet(reviewed.fleet, reviewed.policies) + '\n';
    for (std::size_t index = 0; index < reviewed.fleet.machines.size(); ++index)
        text += text_of_machine(reviewed, index);
    for (const auto& [id, index] : sorted(reviewed.machine_index))
        text += fmt::format("machine {} at {}\n", id.value, index);
    for (const auto& [id, index] : sorted(reviewed.seat_index))
        text += fmt::format("seat {} at {} as {}\n", id.value, index, reviewed.seat_ids.at(index).value);
    for (const auto& [id, index] : sorted(reviewed.unit_index))
        text += fmt::format("unit {} at {} as {}\n", id.value, index, reviewed.unit_ids.at(index).value);
    for (const auto& [id, successor] : sorted(reviewed.successors))
        text += fmt::format("unit {} became {}\n", id.value, successor.value);
    for (const auto& judged : reviewed.ranking)
        text += fmt::format(
            "seat {} {} {} {} {} at {}\n", judged.seat, static_cast<int>(judged.verdict), judged.score,
            judged.aspects_failing, judged.aspects_unknown, reviewed.rank_of.at(judged.seat));
    for (const auto machine : reviewed.by_hostname)
        text += fmt::format("{} ", machine);
    for (const auto& words : reviewed.search.seats)
        text += "\nseat words " + words;
    for (const auto unit : reviewed.search.units)
        text += "\nunit words " + reviewed.search.text(unit);
    for (const auto role : reviewed.search.roles)
        text += "\nrole words " + reviewed.search.text(role);
    text += fmt::format(
        "\n{} {} {} {}", reviewed.traits.size(), reviewed.search.machines.size(), reviewed.seat_of.size(),
        reviewed.unit_of.size());
    return text;
}

} // namespace rasoat::tests
