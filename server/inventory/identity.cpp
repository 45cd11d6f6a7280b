#include "server/inventory/identity.h"

#include "agent/report/placeholder.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace rasoat::inventory {
namespace {

using store::FactKind;
using store::IdentityFact;

/// How much a kind of fact weighs. Chosen so that a machine keeps its record when one of its parts is replaced, by what
/// is left:
///   new disk and system   uuid, serials                           agree: 50 + 40 + 40 - 20
///   the same, junk serials  uuid, network address                 agree: 50 + 20 - 20
///   new mainboard           key, agent, disk agree: 60 + 10 + 20, board differs: -30
/// and so that another machine gets its own:
///   copied disk image, key and all    key, agent agree: 60 + 10, board and disk differ: -30 - 20
///   disk moved to another machine     key, agent, disk agree: 60 + 10 + 20, board and serial differ: -30 - 30
///   cloned UUID, junk serials         uuid agrees: 50, network address or disk differs: -10 or -20
struct Weight {
    FactKind kind;
    int agree;
    int differ;
    bool on_mainboard; ///< replaced together: the greatest difference among these counts, once
};
constexpr std::array weights{
    Weight{FactKind::system_uuid, 50, 30, true},    Weight{FactKind::board_serial, 40, 30, true},
    Weight{FactKind::mac_address, 20, 10, true},    Weight{FactKind::system_serial, 40, 30, false},
    Weight{FactKind::chassis_serial, 15, 0, false}, Weight{FactKind::disk_serial, 20, 20, false},
    Weight{FactKind::agent_id, 10, 0, false},
};
constexpr int weight_of_key = 60;

constexpr std::size_t shortest_serial = 4;
/// A fact that more machines bear tells nothing.
constexpr std::size_t most_candidates_a_fact = 8;

void add(std::vector<IdentityFact>& facts, FactKind kind, const report::Text& text) {
    if (!text || text->size() < shortest_serial || report::is_placeholder(*text)) return;
    std::string value = *text;
    std::ranges::transform(
        value, value.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    facts.push_back({kind, std::move(value)});
}

/// An address given by a maker: neither a group's nor locally administered (IEEE 802-2014, 8.2), which docks, phones
/// and virtual adapters make up.
bool given_by_maker(std::string_view mac) {
    unsigned first = 0;
    const auto [end, error] = std::from_chars(mac.data(), mac.data() + std::min<std::size_t>(mac.size(), 2), first, 16);
    return error == std::errc{} && end == mac.data() + 2 && (first & 3U) == 0;
}

std::span<const IdentityFact> of_kind(std::span<const IdentityFact> facts, FactKind kind) {
    const auto first = std::ranges::lower_bound(facts, kind, {}, &IdentityFact::kind);
    const auto last = std::ranges::upper_bound(facts, kind, {}, &IdentityFact::kind);
    return {first, last};
}

Agreement compare(const Comparison& comparison, FactKind kind) {
    const auto known = of_kind(comparison.known, kind);
    const auto seen = of_kind(comparison.seen, kind);
    if (known.empty() || seen.empty()) return Agreement::nothing_to_compare;
    auto best = Agreement::differs;
    for (const auto& fact : seen) {
        if (!std::ranges::binary_search(known, fact)) continue;
        if (!std::ranges::binary_search(comparison.shared, fact)) return Agreement::agrees;
        best = Agreement::agrees_by_shared;
    }
    return best;
}

bool is_on_mainboard(FactKind kind) {
    return std::ranges::any_of(
        weights, [kind](const Weight& weight) { return weight.kind == kind && weight.on_mainboard; });
}

int added_by(const Weight& weight, Agreement agreement) {
    switch (agreement) {
    case Agreement::nothing_to_compare:
        return 0;
    case Agreement::agrees:
        return weight.agree;
    case Agreement::agrees_by_shared:
        return weight.agree / 2;
    case Agreement::differs:
        break;
    }
    return -weight.differ;
}

std::vector<std::string> values_of(std::span<const IdentityFact> facts, FactKind kind) {
    std::vector<std::string> values;
    for (const auto& fact : of_kind(facts, kind))
        values.push_back(fact.value);
    return values;
}

} // namespace

std::vector<IdentityFact> identity_facts(const report::Report& report) {
    std::vector<IdentityFact> facts;
    add(facts, FactKind::system_uuid, report.system.uuid);
    add(facts, FactKind::system_serial, report.system.serial);
    add(facts, FactKind::board_serial, report.baseboard.serial);
    // Most makers write one serial in both places; it is one fact.
    if (report.system.chassis_serial != report.system.serial)
        add(facts, FactKind::chassis_serial, report.system.chassis_serial);
    for (const auto& disk : report.disks)
        if (!disk.removable || disk.holds_system) add(facts, FactKind::disk_serial, disk.serial);
    for (const auto& adapter : report.network_adapters)
        if (!adapter.is_virtual && adapter.mac && given_by_maker(*adapter.mac))
            add(facts, FactKind::mac_address, adapter.mac);
    add(facts, FactKind::agent_id, report.device_id);
    std::ranges::sort(facts);
    facts.erase(std::unique(facts.begin(), facts.end()), facts.end());
    return facts;
}

std::vector<Evidence> evidence(const Comparison& comparison) {
    std::vector<Evidence> found;
    for (const auto& weight : weights) {
        const auto agreement = compare(comparison, weight.kind);
        if (agreement == Agreement::nothing_to_compare) continue;
        Evidence entry{
            weight.kind, agreement, added_by(weight, agreement), values_of(comparison.known, weight.kind),
            values_of(comparison.seen, weight.kind)};
        found.push_back(std::move(entry));
    }
    std::ranges::stable_sort(found, std::greater<>{}, [](const Evidence& entry) { return std::abs(entry.weight); });
    auto mainboard_spoke = false; // its parts differ together: the heaviest speaks for all
    for (auto& entry : found) {
        if (entry.agreement != Agreement::differs || !is_on_mainboard(entry.kind)) continue;
        if (std::exchange(mainboard_spoke, true)) entry.weight = 0;
    }
    return found;
}

int likeness(const Comparison& comparison) {
    auto sum = comparison.same_key ? weight_of_key : 0;
    auto mainboard_differs = 0;
    for (const auto& weight : weights) {
        const auto agreement = compare(comparison, weight.kind);
        if (agreement == Agreement::differs && weight.on_mainboard)
            mainboard_differs = std::max(mainboard_differs, weight.differ);
        else
            sum += added_by(weight, agreement);
    }
    return sum - mainboard_differs;
}

Identification identify(store::Reader& reader, const store::Device& device, std::span<const IdentityFact> seen) {
    std::set<store::MachineId> machines;
    std::vector<IdentityFact> shared;
    if (device.machine) machines.insert(*device.machine);
    for (const auto& fact : seen) {
        const auto holders = reader.machines_with(fact, most_candidates_a_fact);
        if (holders.size() > 1) shared.push_back(fact);
        machines.insert(holders.begin(), holders.end());
    }

    Identification identification;
    std::vector<Candidate> candidates;
    for (const auto machine : machines) {
        const auto known = reader.facts_of(machine);
        candidates.push_back({machine, likeness({known, seen, shared, device.machine == machine})});
    }
    std::ranges::stable_sort(candidates, std::greater<>{}, [&](const Candidate& candidate) {
        return std::pair(candidate.likeness, candidate.machine == device.machine);
    });
    const auto known = !candidates.empty() && candidates.front().likeness >= same_machine_from;
    if (known) identification.machine = candidates.front().machine;
    const auto from = known ? same_machine_from : doubtful_from;
    for (const auto& candidate : candidates)
        if (candidate.machine != identification.machine && candidate.likeness >= from)
            identification.doubtful.push_back(candidate);
    return identification;
}

} // namespace rasoat::inventory
