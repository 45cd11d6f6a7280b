#include "server/planning/data_quality.h"

#include "server/planning/unit_tree.h"

#include <algorithm>
#include <array>
#include <utility>

namespace rasoat::planning {
namespace {

/// Figures that a machine's own data tell.
constexpr auto of_machine = std::to_array<std::pair<DataFault, QualityFigure>>({
    {DataFault::memory_impossible, QualityFigure::memory_impossible},
    {DataFault::module_impossible, QualityFigure::module_impossible},
    {DataFault::disk_impossible, QualityFigure::disk_impossible},
    {DataFault::memory_kind_impossible, QualityFigure::memory_kind_impossible},
    {DataFault::bought_before_it_was, QualityFigure::bought_before_it_was},
    {DataFault::bought_in_no_time, QualityFigure::bought_in_no_time},
    {DataFault::no_serial, QualityFigure::no_serial},
    {DataFault::no_purchase_date, QualityFigure::no_purchase_date},
    {DataFault::no_price, QualityFigure::no_price},
    {DataFault::no_processor, QualityFigure::no_processor},
    {DataFault::no_memory, QualityFigure::no_memory},
    {DataFault::no_disk, QualityFigure::no_disk},
    {DataFault::short_serial, QualityFigure::short_serial},
});

constexpr std::size_t most_doubts = 100'000;

/// Gathers rows by figure, and which machines and seats have any.
class Gathering {
public:
    Gathering(const ReviewedFleet& reviewed, std::size_t figures)
        : reviewed_(reviewed), rows_(figures), machine_faulty_(reviewed.fleet.machines.size(), false) {}

    void add_machine(QualityFigure figure, std::uint32_t machine) {
        rows_[static_cast<std::size_t>(figure)].push_back(
            {machine, reviewed_.seat_of[machine], unit_of_machine(machine)});
        machine_faulty_[machine] = true;
    }
    void add_machine(QualityFigure figure, store::MachineId id) {
        const auto found = reviewed_.machine_index.find(id);
        if (found != reviewed_.machine_index.end()) add_machine(figure, found->second);
    }
    void add_free_seat(std::uint32_t seat) {
        rows_[static_cast<std::size_t>(QualityFigure::seats_without_machine)].push_back(
            {std::nullopt, seat, reviewed_.fleet.seats[seat].unit});
    }
    /// A machine may be found twice, as in two pairs: once is enough.
    void tidy(QualityFigure figure) {
        auto& rows = rows_[static_cast<std::size_t>(figure)];
        std::ranges::sort(rows, {}, &QualityRow::machine);
        const auto same = std::unique(rows.begin(), rows.end(), [](const QualityRow& one, const QualityRow& other) {
            return one.machine == other.machine;
        });
        rows.erase(same, rows.end());
    }

    [[nodiscard]] std::optional<std::uint32_t> unit_of_machine(std::uint32_t machine) const {
        const auto seat = reviewed_.seat_of[machine];
        return seat ? std::optional(reviewed_.fleet.seats[*seat].unit) : reviewed_.unit_of[machine];
    }
    [[nodiscard]] bool faulty(std::uint32_t machine) const { return machine_faulty_[machine]; }
    [[nodiscard]] std::vector<std::vector<QualityRow>> take_rows() { return std::move(rows_); }

private:
    const ReviewedFleet& reviewed_;
    std::vector<std::vector<QualityRow>> rows_;
    std::vector<bool> machine_faulty_;
};

void find_faults_of_machines(Gathering& gathering, const ReviewedFleet& reviewed) {
    for (std::uint32_t machine = 0; machine < reviewed.fleet.machines.size(); ++machine) {
        const auto faults = reviewed.data_faults[machine];
        if (!faults.none())
            for (const auto& [fault, figure] : of_machine)
                if (faults.has(fault)) gathering.add_machine(figure, machine);
        if (!reviewed.seat_of[machine]) gathering.add_machine(QualityFigure::machines_without_seat, machine);
    }
    for (std::uint32_t seat = 0; seat < reviewed.fleet.seats.size(); ++seat)
        if (!reviewed.fleet.seats[seat].machine) gathering.add_free_seat(seat);
}

void find_duplicates(Gathering& gathering, store::Reader& reader) {
    for (const auto& doubt : reader.doubts(store::DoubtState::open, std::nullopt, most_doubts))
        for (const auto machine : {doubt.one, doubt.other})
            gathering.add_machine(QualityFigure::doubtful_duplicates, machine);
    for (const auto kind : {store::FactKind::system_serial, store::FactKind::board_serial})
        for (const auto& shared : reader.shared_facts(kind))
            for (const auto machine : shared.machines)
                gathering.add_machine(QualityFigure::shared_serials, machine);
    gathering.tidy(QualityFigure::doubtful_duplicates);
    gathering.tidy(QualityFigure::shared_serials);
}

/// When each machine was last heard of; those never heard of are silent too.
std::vector<std::optional<store::Time>> sightings_of(const ReviewedFleet& reviewed, store::Reader& reader) {
    std::vector<std::optional<store::Time>> seen(reviewed.fleet.machines.size());
    for (const auto& sighting : reader.sightings())
        if (const auto found = reviewed.machine_index.find(sighting.machine); found != reviewed.machine_index.end())
            seen[found->second] = sighting.at;
    return seen;
}

void finish(UnitQuality& unit, const settings::DataQualityRules& rules) {
    constexpr double per_cent = 100;
    const auto all = unit.machines + unit.seats;
    if (all == 0) return;
    unit.good_share = static_cast<double>(unit.faultless) / static_cast<double>(all);
    unit.lags = unit.good_share * per_cent < rules.good_share_least;
}

void add(UnitQuality& to, const UnitQuality& from) {
    to.seats += from.seats;
    to.machines += from.machines;
    to.faultless += from.faultless;
    for (std::size_t index = 0; index < to.figures.size(); ++index)
        to.figures[index] += from.figures[index];
    if (from.newest_report) to.newest_report = std::max(to.newest_report, from.newest_report);
}

} // namespace

DataQuality data_quality(
    const ReviewedFleet& reviewed, store::Reader& reader, const settings::DataQualityRules& rules, store::Time now) {
    const auto& fleet = reviewed.fleet;
    const auto figures = figure_definitions(rules).size();
    Gathering gathering(reviewed, figures);
    find_faults_of_machines(gathering, reviewed);
    find_duplicates(gathering, reader);
    const auto seen = sightings_of(reviewed, reader);
    for (std::uint32_t machine = 0; machine < seen.size(); ++machine) {
        if (!seen[machine]) gathering.add_machine(QualityFigure::never_reported, machine);
        if (!seen[machine] || *seen[machine] < now - rules.silent_after)
            gathering.add_machine(QualityFigure::silent, machine);
    }

    DataQuality quality;
    quality.whole.figures.resize(figures);
    std::vector<UnitQuality> by_unit(fleet.units.size(), quality.whole);
    const auto unit_or_whole = [&](std::optional<std::uint32_t> unit) -> UnitQuality& {
        return unit ? by_unit[*unit] : quality.whole;
    };
    for (std::uint32_t machine = 0; machine < fleet.machines.size(); ++machine) {
        auto& unit = unit_or_whole(gathering.unit_of_machine(machine));
        ++unit.machines;
        unit.faultless += gathering.faulty(machine) ? 0 : 1;
        if (seen[machine]) unit.newest_report = std::max(unit.newest_report, seen[machine]);
    }
    for (const auto& seat : fleet.seats) {
        ++by_unit[seat.unit].seats;
        by_unit[seat.unit].faultless += seat.machine ? 1 : 0;
    }
    quality.rows = gathering.take_rows();
    for (std::size_t figure = 0; figure < figures; ++figure)
        for (const auto& row : quality.rows[figure])
            ++unit_or_whole(row.unit).figures[figure];

    const auto order = units_from_the_top(reviewed);
    for (auto place = order.size(); place > 0; --place) { // children before parents
        const auto unit = order[place - 1];
        const auto parent = fleet.units[unit].parent;
        add(parent ? by_unit[*parent] : quality.whole, by_unit[unit]);
    }
    for (const auto unit : order) {
        by_unit[unit].unit = unit;
        finish(by_unit[unit], rules);
        quality.units.push_back(std::move(by_unit[unit]));
    }
    finish(quality.whole, rules);
    return quality;
}

} // namespace rasoat::planning
