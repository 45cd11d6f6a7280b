#include "server/planning/machine_list.h"

#include "server/planning/search_text.h"
#include "server/planning/unit_tree.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <numeric>
#include <tuple>
#include <utility>

namespace rasoat::planning {
namespace {

const JudgedSeat* judgement_of(const ReviewedFleet& reviewed, std::uint32_t machine) {
    const auto seat = reviewed.seat_of[machine];
    return seat ? &reviewed.ranking[reviewed.rank_of[*seat]] : nullptr;
}

/// For each machine whether nothing was heard of it since before `time`; of some nothing ever was.
std::vector<bool> silent_since(const ReviewedFleet& reviewed, store::Reader& reader, store::Time time) {
    std::vector<bool> silent(reviewed.fleet.machines.size(), true);
    for (const auto& sighting : reader.sightings())
        if (const auto found = reviewed.machine_index.find(sighting.machine); found != reviewed.machine_index.end())
            silent[found->second] = sighting.at < time;
    return silent;
}

/// A query made ready to be asked of many machines.
class MachineFilter {
public:
    MachineFilter(const ReviewedFleet& reviewed, const MachineQuery& query, store::Reader& reader)
        : reviewed_(reviewed), query_(query), words_(reviewed.search, query.words) {
        if (query.unit) units_ = units_below(reviewed, *query.unit);
        if (query.silent_since) silent_ = silent_since(reviewed, reader, *query.silent_since);
        for (const auto& role : reviewed.fleet.roles)
            roles_.push_back(query.role.empty() || role.id == query.role);
        all_pass_ = !query.unit && query.role.empty() && !query.verdict && !query.aspect && !query.windows11 &&
                    !query.kind && !query.only_out_of_support && !query.only_unclear && !query.silent_since &&
                    words_.empty();
    }

    [[nodiscard]] bool all_pass() const { return all_pass_; }
    [[nodiscard]] bool passes(std::uint32_t index) const {
        if (all_pass_) return true;
        const auto& traits = reviewed_.traits[index];
        if (query_.unit && !(reviewed_.unit_of[index] && units_[*reviewed_.unit_of[index]])) return false;
        if (query_.only_out_of_support && !traits.out_of_support) return false;
        if (query_.silent_since && !silent_[index]) return false;
        if (query_.windows11 && traits.windows11 != *query_.windows11) return false;
        if (query_.kind && reviewed_.fleet.machines[index].kind != query_.kind) return false;
        return passes_at_seat(index) && holds_words(index);
    }

private:
    [[nodiscard]] bool passes_at_seat(std::uint32_t index) const {
        if (!query_.verdict && !query_.aspect && !query_.only_unclear && query_.role.empty()) return true;
        const auto* judged = judgement_of(reviewed_, index);
        if (query_.verdict && verdict_of(judged) != *query_.verdict) return false;
        if (query_.only_unclear && !(judged && judged->aspects_unknown != 0)) return false;
        if (query_.aspect && !(judged && (judged->aspects_failing & aspect_bit(*query_.aspect)) != 0)) return false;
        return query_.role.empty() || (judged && roles_[reviewed_.fleet.seats[judged->seat].role]);
    }
    [[nodiscard]] bool holds_words(std::uint32_t index) const {
        if (words_.empty()) return true;
        const auto seat = reviewed_.seat_of[index];
        const auto role = seat ? std::optional(reviewed_.fleet.seats[*seat].role) : std::nullopt;
        return words_.found_at({index, seat, reviewed_.unit_of[index], role});
    }

    const ReviewedFleet& reviewed_;
    const MachineQuery& query_;
    WordSearch words_;
    std::vector<bool> units_;
    std::vector<bool> roles_;
    bool all_pass_ = false;
    std::vector<bool> silent_; ///< by machine; empty where it is not asked for
};

/// For each of `count` texts its place among them all in the order of their letters; equal ones by their number.
template <class TextOf>
std::vector<std::uint32_t> places_of(std::size_t count, TextOf text_of) {
    std::vector<std::uint32_t> order(count);
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order, [&](std::uint32_t one, std::uint32_t other) {
        return std::forward_as_tuple(text_of(one), one) < std::forward_as_tuple(text_of(other), other);
    });
    std::vector<std::uint32_t> place(count);
    for (std::uint32_t at = 0; at < count; ++at)
        place[order[at]] = at;
    return place;
}

/// Each unit's place among all units by its name.
std::vector<std::uint32_t> units_by_name(const ReviewedFleet& reviewed) {
    const auto& search = reviewed.search;
    return places_of(
        search.units.size(), [&](std::uint32_t unit) -> const std::string& { return search.text(search.units[unit]); });
}

std::vector<std::uint32_t> texts_by_letters(const SearchIndex& search) {
    return places_of(search.texts(), [&](std::uint32_t text) -> const std::string& { return search.text(text); });
}

using NumberOf = std::function<std::optional<double>(std::uint32_t)>;

/// The number by which an order goes; none of a machine of which it is not known.
NumberOf number_for(const ReviewedFleet& reviewed, MachineOrder order) {
    const auto& machines = reviewed.fleet.machines;
    const auto number = [](const auto& value, auto amount) {
        return value ? std::optional<double>(static_cast<double>(amount(*value))) : std::nullopt;
    };
    switch (order) {
    case MachineOrder::model:
        return [&reviewed, place = texts_by_letters(reviewed.search)](std::uint32_t index) {
            return std::optional<double>(place[reviewed.search.machines[index].model]);
        };
    case MachineOrder::unit:
        return [&reviewed, place = units_by_name(reviewed)](std::uint32_t index) -> std::optional<double> {
            const auto unit = reviewed.unit_of[index];
            return unit ? std::optional<double>(place[*unit]) : std::nullopt;
        };
    case MachineOrder::score:
        return [&reviewed](std::uint32_t index) { return score_of(judgement_of(reviewed, index)); };
    case MachineOrder::processor:
        return [&machines, number](std::uint32_t index) {
            return number(machines[index].processor.score, [](planner::CpuScore score) { return score.value; });
        };
    case MachineOrder::memory:
        return [&machines, number](std::uint32_t index) {
            return number(machines[index].memory.total, [](planner::Mebibytes size) { return size.count; });
        };
    case MachineOrder::disk:
        return [&machines, number](std::uint32_t index) {
            return number(machines[index].disk.size, [](planner::Gigabytes size) { return size.count; });
        };
    case MachineOrder::year:
        return [&machines, number](std::uint32_t index) {
            return number(year_of(machines[index]), [](planner::Year year) { return year.value; });
        };
    case MachineOrder::hostname:
        break;
    }
    return {};
}

/// Machines that pass, in the order of their host names.
std::vector<std::uint32_t> found_by_hostname(const ReviewedFleet& reviewed, const MachineFilter& filter) {
    if (filter.all_pass()) return reviewed.by_hostname;
    // They are looked at as they lie in memory, not in the order of their names, in which each would be a cache miss.
    std::vector<bool> passes(reviewed.fleet.machines.size());
    for (std::uint32_t index = 0; index < passes.size(); ++index)
        passes[index] = filter.passes(index);
    std::vector<std::uint32_t> found;
    for (const auto index : reviewed.by_hostname)
        if (passes[index]) found.push_back(index);
    return found;
}

/// The other way round, where machines of one name keep the order in which they came.
void turn_round(std::vector<std::uint32_t>& found, const std::vector<std::string>& hostnames) {
    std::ranges::reverse(found);
    for (auto from = found.begin(); from != found.end();) {
        const auto to =
            std::find_if(from, found.end(), [&](std::uint32_t index) { return hostnames[index] != hostnames[*from]; });
        std::reverse(from, to);
        from = to;
    }
}

/// A machine with its place in an order.
struct Placed {
    double key = 0;
    std::uint32_t machine = 0;
    auto operator<=>(const Placed&) const = default;
};

/// Machines that pass, of which only the rows shown are put in order: what comes before them is split off, what comes
/// after is left as it is. Machines that are alike keep the order in which they came.
std::vector<std::uint32_t>
found_by_number(const ReviewedFleet& reviewed, const MachineFilter& filter, const MachineQuery& query) {
    const auto number = number_for(reviewed, query.order);
    std::vector<Placed> placed;
    for (std::uint32_t index = 0; index < reviewed.fleet.machines.size(); ++index) {
        if (!filter.passes(index)) continue;
        const auto value = number(index);
        const auto key = value ? (query.descending ? -*value : *value) : std::numeric_limits<double>::infinity();
        placed.push_back({key, index});
    }
    if (query.skip < placed.size()) {
        const auto first = placed.begin() + static_cast<std::ptrdiff_t>(query.skip);
        const auto end = first + static_cast<std::ptrdiff_t>(std::min(query.limit, placed.size() - query.skip));
        std::nth_element(placed.begin(), first, placed.end());
        std::partial_sort(first, end, placed.end());
    }
    std::vector<std::uint32_t> found;
    found.reserve(placed.size());
    for (const auto& one : placed)
        found.push_back(one.machine);
    return found;
}

MachineRow row_of(const ReviewedFleet& reviewed, std::uint32_t index, store::Reader& reader) {
    MachineRow row;
    row.machine = machine_reference(reviewed, index, reader);
    row.hostname = reviewed.hostnames[index];
    if (const auto seat = reviewed.seat_of[index]) row.seat = seat_reference(reviewed, *seat);
    if (const auto unit = reviewed.unit_of[index]) row.unit = reviewed.fleet.units[*unit].name;
    const auto* judged = judgement_of(reviewed, index);
    row.verdict = verdict_of(judged);
    row.score = score_of(judged);
    row.facts = reviewed.fleet.machines[index];
    row.windows11 = reviewed.traits[index].windows11;
    row.out_of_support = out_of_support(reviewed, index);
    return row;
}

} // namespace

bool out_of_support(const ReviewedFleet& reviewed, std::uint32_t machine) {
    return reviewed.traits[machine].out_of_support;
}

std::optional<planner::Year> year_of(const planner::Machine& machine) {
    if (machine.purchased)
        return planner::Year{static_cast<int>(std::chrono::year_month_day(*machine.purchased).year())};
    return machine.first_sold;
}

MachineList machine_list(const ReviewedFleet& reviewed, const MachineQuery& query, store::Reader& reader) {
    const MachineFilter filter(reviewed, query, reader);
    const auto by_hostname = query.order == MachineOrder::hostname;
    auto found = by_hostname ? found_by_hostname(reviewed, filter) : found_by_number(reviewed, filter, query);
    if (by_hostname && query.descending) turn_round(found, reviewed.hostnames);
    MachineList list;
    list.total = found.size();
    for (auto at = query.skip; at < found.size() && list.rows.size() < query.limit; ++at)
        list.rows.push_back(row_of(reviewed, found[at], reader));
    return list;
}

} // namespace rasoat::planning
