#include "server/planning/overview.h"

#include "planner/model/number_text.h"
#include "server/planning/unit_tree.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>

namespace rasoat::planning {
namespace {

constexpr std::array all_aspects{
    planner::Aspect::condition,      planner::Aspect::memory,     planner::Aspect::processor,
    planner::Aspect::disk_kind,      planner::Aspect::disk_space, planner::Aspect::disk_health,
    planner::Aspect::system_support, planner::Aspect::windows11,  planner::Aspect::age,
    planner::Aspect::battery,        planner::Aspect::kind,       planner::Aspect::monitors,
};

void count_windows11(Windows11Counts& counts, Windows11State state) {
    counts.ready += state == Windows11State::ready ? 1 : 0;
    counts.switched_off += state == Windows11State::switched_off ? 1 : 0;
    counts.cannot += state == Windows11State::cannot ? 1 : 0;
    counts.unknown += state == Windows11State::unknown ? 1 : 0;
}

void add_to(UnitFigures& sum, const UnitFigures& part) {
    sum.seats += part.seats;
    sum.low += part.low;
    sum.without_machine += part.without_machine;
    sum.fit += part.fit;
    sum.machines += part.machines;
    sum.out_of_support += part.out_of_support;
    sum.windows11.ready += part.windows11.ready;
    sum.windows11.switched_off += part.windows11.switched_off;
    sum.windows11.cannot += part.windows11.cannot;
    sum.windows11.unknown += part.windows11.unknown;
}

Bilingual headline_of(const Overview& overview) {
    const auto number = [](std::size_t count) { return planner::grouped(static_cast<std::int64_t>(count)); };
    if (overview.seats == 0)
        return {
            "Chưa có vị trí làm việc nào. Hãy tạo mã đăng ký và cài đặt tác tử.",
            "There are no seats yet. Make an enrolment token and install the agent."};
    Bilingual text{
        fmt::format(
            "{} trên {} vị trí có máy đáp ứng công việc; {} máy cấu hình thấp", number(overview.fit).vi,
            number(overview.seats).vi, number(overview.low).vi),
        fmt::format(
            "{} of {} seats have a machine that serves their work; {} machines are low", number(overview.fit).en,
            number(overview.seats).en, number(overview.low).en)};
    if (overview.seats_without_machine > 0) {
        text.vi += fmt::format(", {} vị trí chưa có máy", number(overview.seats_without_machine).vi);
        text.en += fmt::format(", {} seats have none", number(overview.seats_without_machine).en);
    }
    text.vi += '.';
    text.en += '.';
    return text;
}

} // namespace

Overview overview(const ReviewedFleet& reviewed, store::Reader& reader, store::Time now) {
    Overview overview;
    overview.organisation = reviewed.organisation;
    overview.demo = reviewed.demo;
    overview.seats = reviewed.fleet.seats.size();
    overview.machines = reviewed.fleet.machines.size();
    for (std::uint32_t machine = 0; machine < overview.machines; ++machine) {
        count_windows11(overview.windows11, reviewed.traits[machine].windows11);
        overview.out_of_support += reviewed.traits[machine].out_of_support ? 1 : 0;
    }
    std::array<std::size_t, all_aspects.size()> failing{};
    for (const auto& judged : reviewed.ranking) {
        overview.seats_without_machine += judged.verdict == SeatVerdict::no_machine ? 1 : 0;
        overview.low += judged.verdict == SeatVerdict::low ? 1 : 0;
        overview.fit += judged.verdict == SeatVerdict::fit ? 1 : 0;
        overview.unknown += judged.verdict != SeatVerdict::no_machine && judged.aspects_unknown != 0 ? 1 : 0;
        for (std::size_t index = 0; index < all_aspects.size(); ++index)
            failing.at(index) += (judged.aspects_failing & aspect_bit(all_aspects.at(index))) != 0 ? 1 : 0;
    }
    for (std::size_t index = 0; index < all_aspects.size(); ++index)
        if (failing.at(index) > 0) overview.failing_by_aspect.emplace_back(all_aspects.at(index), failing.at(index));
    std::ranges::stable_sort(
        overview.failing_by_aspect, std::greater<>{}, &std::pair<planner::Aspect, std::size_t>::second);
    overview.newest_report = reader.newest_sighting();
    overview.silent_machines = static_cast<std::size_t>(reader.count_not_seen_since(now - silent_after));
    overview.headline = headline_of(overview);
    return overview;
}

std::vector<UnitFigures> unit_figures(const ReviewedFleet& reviewed) {
    const auto& fleet = reviewed.fleet;
    std::vector<UnitFigures> by_index(fleet.units.size());
    for (const auto& judged : reviewed.ranking) {
        auto& figures = by_index[fleet.seats[judged.seat].unit];
        ++figures.seats;
        figures.low += judged.verdict == SeatVerdict::low || judged.verdict == SeatVerdict::no_machine ? 1 : 0;
        figures.without_machine += judged.verdict == SeatVerdict::no_machine ? 1 : 0;
        figures.fit += judged.verdict == SeatVerdict::fit ? 1 : 0;
    }
    for (std::uint32_t machine = 0; machine < fleet.machines.size(); ++machine) {
        if (!reviewed.unit_of[machine]) continue;
        auto& figures = by_index[*reviewed.unit_of[machine]];
        ++figures.machines;
        figures.out_of_support += reviewed.traits[machine].out_of_support ? 1 : 0;
        count_windows11(figures.windows11, reviewed.traits[machine].windows11);
    }
    const auto order = units_from_the_top(reviewed);
    for (auto place = order.size(); place > 0; --place) { // children before parents
        const auto unit = order[place - 1];
        const auto parent = fleet.units[unit].parent;
        if (!parent) continue;
        add_to(by_index[*parent], by_index[unit]);
    }
    std::vector<UnitFigures> figures;
    figures.reserve(order.size());
    for (const auto unit : order) {
        by_index[unit].id = reviewed.unit_ids[unit];
        by_index[unit].name = fleet.units[unit].name;
        if (fleet.units[unit].parent) by_index[unit].parent = reviewed.unit_ids[*fleet.units[unit].parent];
        figures.push_back(by_index[unit]);
    }
    return figures;
}

} // namespace rasoat::planning
