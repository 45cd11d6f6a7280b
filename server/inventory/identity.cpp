#include "server/inventory/identity.h"

#include "agent/report/placeholder.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>
#include <string>
#include <string_view>

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

enum class Agreement { nothing_to_compare, differs, agrees_by_shared, agrees };

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

int likeness(const Comparison& comparison) {
    auto sum = comparison.same_key ? weight_of_key : 0;
    auto mainboard_differs = 0;
    for (const auto& weight : weights) {
        switch (compare(comparison, weight.kind)) {
        case Agreement::nothing_to_compare:
            break;
        case Agreement::agrees:
            sum += weight.agree;
            break;
        case Agreement::agrees_by_shared:
            sum += weight.agree / 2;
            break;
        case Agreement::differs:
            if (weight.on_mainboard)
                mainboard_differs = std::max(mainboard_differs, weight.differ);
            else
                sum -= weight.differ;
            break;
        }
    }
    return sum - mainboard_differs;
}

std::optional<store::MachineId>
identify(store::Reader& reader, const store::Device& device, std::span<const IdentityFact> seen) {
    std::set<store::MachineId> candidates;
    std::vector<IdentityFact> shared;
    if (device.machine) candidates.insert(*device.machine);
    for (const auto& fact : seen) {
        const auto holders = reader.machines_with(fact, most_candidates_a_fact);
        if (holders.size() > 1) shared.push_back(fact);
        candidates.insert(holders.begin(), holders.end());
    }

    std::optional<store::MachineId> best;
    auto best_likeness = same_machine_from - 1;
    const auto consider = [&](store::MachineId machine) {
        const auto known = reader.facts_of(machine);
        const auto found = likeness({known, seen, shared, device.machine == machine});
        if (found <= best_likeness) return;
        best = machine;
        best_likeness = found;
    };
    if (device.machine) consider(*device.machine);
    for (const auto machine : candidates)
        if (machine != device.machine) consider(machine);
    return best;
}

} // namespace rasoat::inventory
