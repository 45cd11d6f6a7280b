#include "server/planning/machine_list.h"

#include "planner/fitness/windows11.h"
#include "server/planning/search_text.h"
#include "server/planning/unit_tree.h"

#include <algorithm>
#include <functional>
#include <numeric>
#include <tuple>
#include <utility>

namespace rasoat::planning {
namespace {

const JudgedSeat* judgement_of(const ReviewedFleet& reviewed, std::uint32_t machine) {
    const auto seat = reviewed.seat_of[machine];
    return seat ? &reviewed.ranking[reviewed.rank_of[*seat]] : nullptr;
}

std::string_view search_text_of(const ReviewedFleet& reviewed, std::uint32_t machine) {
    const auto seat = reviewed.seat_of[machine];
    return seat ? reviewed.search_text[*seat] : reviewed.unseated_search_text[machine];
}

/// A query made ready to be asked of many machines.
class MachineFilter {
public:
    MachineFilter(const ReviewedFleet& reviewed, const MachineQuery& query)
        : reviewed_(reviewed), query_(query), words_(search_words(query.words)) {
        if (query.unit) units_ = units_below(reviewed, *query.unit);
    }

    [[nodiscard]] bool passes(std::uint32_t index) const {
        const auto& machine = reviewed_.fleet.machines[index];
        if (query_.unit && !(reviewed_.unit_of[index] && units_[*reviewed_.unit_of[index]])) return false;
        if (query_.kind && machine.kind != query_.kind) return false;
        if (query_.only_out_of_support && !out_of_support(reviewed_, index)) return false;
        if (query_.windows11 && windows11_state(machine) != *query_.windows11) return false;
        return passes_at_seat(index) && holds_all(search_text_of(reviewed_, index), words_);
    }

private:
    [[nodiscard]] bool passes_at_seat(std::uint32_t index) const {
        const auto* judged = judgement_of(reviewed_, index);
        if (query_.verdict && verdict_of(judged) != *query_.verdict) return false;
        if (query_.aspect && !(judged && (judged->aspects_failing & aspect_bit(*query_.aspect)) != 0)) return false;
        if (query_.role.empty()) return true;
        return judged && reviewed_.fleet.roles[reviewed_.fleet.seats[judged->seat].role].id == query_.role;
    }

    const ReviewedFleet& reviewed_;
    const MachineQuery& query_;
    std::vector<std::string> words_;
    std::vector<bool> units_;
};

/// Each unit's place among all units by its folded name.
std::vector<std::uint32_t> units_by_name(const ReviewedFleet& reviewed) {
    const auto& units = reviewed.fleet.units;
    std::vector<std::string> names;
    names.reserve(units.size());
    for (const auto& unit : units)
        names.push_back(folded(unit.name));
    std::vector<std::uint32_t> order(units.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order, {}, [&](std::uint32_t unit) { return std::tie(names[unit], unit); });
    std::vector<std::uint32_t> place(units.size());
    for (std::uint32_t at = 0; at < order.size(); ++at)
        place[order[at]] = at;
    return place;
}

using NumberOf = std::function<std::optional<double>(std::uint32_t)>;

NumberOf number_for(const ReviewedFleet& reviewed, MachineOrder order) {
    const auto& machines = reviewed.fleet.machines;
    const auto number = [](const auto& value, auto amount) {
        return value ? std::optional<double>(static_cast<double>(amount(*value))) : std::nullopt;
    };
    switch (order) {
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
    case MachineOrder::model:
        break;
    }
    return {};
}

/// Whether one machine comes before another; machines that are alike keep the order in which they came.
class Before {
public:
    Before(const ReviewedFleet& reviewed, const MachineQuery& query)
        : reviewed_(reviewed), order_(query.order), descending_(query.descending) {
        const auto number = number_for(reviewed, query.order);
        if (!number) return;
        numbers_.resize(reviewed.fleet.machines.size());
        for (std::uint32_t index = 0; index < numbers_.size(); ++index)
            numbers_[index] = number(index);
    }

    [[nodiscard]] bool operator()(std::uint32_t one, std::uint32_t other) const {
        if (numbers_.empty()) {
            const auto compared = text(one).compare(text(other));
            if (compared != 0) return descending_ ? compared > 0 : compared < 0;
        } else if (numbers_[one] != numbers_[other]) {
            if (!numbers_[one] || !numbers_[other]) return numbers_[one].has_value();
            return descending_ ? *numbers_[one] > *numbers_[other] : *numbers_[one] < *numbers_[other];
        }
        return one < other;
    }

private:
    [[nodiscard]] const std::string& text(std::uint32_t index) const {
        return order_ == MachineOrder::model ? reviewed_.fleet.machines[index].name : reviewed_.hostnames[index];
    }

    const ReviewedFleet& reviewed_;
    MachineOrder order_;
    bool descending_;
    std::vector<std::optional<double>> numbers_; ///< by machine; empty where the order goes by text
};

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
    row.windows11 = windows11_state(row.facts);
    row.out_of_support = out_of_support(reviewed, index);
    return row;
}

} // namespace

Windows11State windows11_state(const planner::Machine& machine) {
    const auto readiness = planner::windows11_readiness(machine);
    if (readiness == planner::Windows11Readiness::ready) return Windows11State::ready;
    if (planner::only_switched_off(readiness)) return Windows11State::switched_off;
    if (readiness == planner::Windows11Readiness::processor_unclear ||
        readiness == planner::Windows11Readiness::switches_unknown)
        return Windows11State::unknown;
    return Windows11State::cannot;
}

std::string_view name_of(Windows11State state) {
    switch (state) {
    case Windows11State::ready:
        return "ready";
    case Windows11State::switched_off:
        return "switched_off";
    case Windows11State::cannot:
        return "cannot";
    case Windows11State::unknown:
        return "unknown";
    }
    return {};
}

bool out_of_support(const ReviewedFleet& reviewed, std::uint32_t machine) {
    const auto ends = reviewed.fleet.machines[machine].operating_system.support_ends;
    return ends && *ends < reviewed.policies.today;
}

std::optional<planner::Year> year_of(const planner::Machine& machine) {
    if (machine.purchased)
        return planner::Year{static_cast<int>(std::chrono::year_month_day(*machine.purchased).year())};
    return machine.first_sold;
}

MachineList machine_list(const ReviewedFleet& reviewed, const MachineQuery& query, store::Reader& reader) {
    const MachineFilter filter(reviewed, query);
    std::vector<std::uint32_t> found;
    for (std::uint32_t index = 0; index < reviewed.fleet.machines.size(); ++index)
        if (filter.passes(index)) found.push_back(index);
    MachineList list;
    list.total = found.size();
    if (query.skip >= found.size()) return list;
    // Only the rows shown are put in order: what comes before them is split off, what comes after is left as it is.
    const Before before(reviewed, query);
    const auto first = found.begin() + static_cast<std::ptrdiff_t>(query.skip);
    const auto end = first + static_cast<std::ptrdiff_t>(std::min(query.limit, found.size() - query.skip));
    std::nth_element(found.begin(), first, found.end(), std::cref(before));
    std::partial_sort(first, end, found.end(), std::cref(before));
    for (auto at = first; at != end; ++at)
        list.rows.push_back(row_of(reviewed, *at, reader));
    return list;
}

} // namespace rasoat::planning
