#include "planner/moves/visits.h"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/strong_components.hpp>

#include <algorithm>
#include <limits>
#include <map>
#include <set>

namespace rasoat::planner {
namespace {

constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

struct Loaner {
    std::optional<std::uint32_t> machine; ///< none: one that is brought
    std::uint32_t free_after = none;      ///< the visit that sets it free; none: it is free
};

/// Puts together the visits of one year.
class YearOfVisits {
public:
    YearOfVisits(std::span<const PlanLine* const> lines, const Fleet& fleet, const std::vector<bool>& handed_out)
        : lines_(lines), fleet_(fleet), handed_out_(handed_out) {
        for (std::uint32_t i = 0; i < lines.size(); ++i)
            line_of_seat_[lines[i]->seat] = i;
        visit_of_line_.assign(lines.size(), none);
    }

    Visits visits() {
        const auto circles = circles_of_lines();
        std::vector<bool> in_circle(lines_.size(), false);
        for (const auto& circle : circles)
            for (const std::uint32_t line : circle)
                in_circle[line] = true;
        for (std::uint32_t line = 0; line < lines_.size(); ++line)
            if (!in_circle[line]) visit_of_line_[line] = add(visit_for(*lines_[line]));
        for (std::uint32_t line = 0; line < lines_.size(); ++line)
            if (const auto giver = giver_of(line); giver && !in_circle[line])
                wait(visit_of_line_[*giver], visit_of_line_[line]);
        note_retired();
        for (const auto& circle : circles) {
            if (circle.size() == 2)
                (void)add(exchange(*lines_[circle[0]], *lines_[circle[1]]));
            else
                open(circle);
        }
        return std::move(visits_);
    }

private:
    std::uint32_t add(MoveStep step) {
        visits_.steps.push_back(std::move(step));
        visits_.after.emplace_back();
        return static_cast<std::uint32_t>(visits_.steps.size() - 1);
    }
    void wait(std::uint32_t before, std::uint32_t after) { visits_.after[before].push_back(after); }

    /// The line whose seat gives its machine to this one's.
    [[nodiscard]] std::optional<std::uint32_t> giver_of(std::uint32_t line) const {
        if (!lines_[line]->from_seat) return std::nullopt;
        return line_of_seat_.at(*lines_[line]->from_seat);
    }

    /// Lines that wait for each other in a circle, each in the order in which machines go round.
    [[nodiscard]] std::vector<std::vector<std::uint32_t>> circles_of_lines() const {
        boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS> gives(lines_.size());
        std::vector<std::uint32_t> taker(lines_.size(), none);
        for (std::uint32_t line = 0; line < lines_.size(); ++line) {
            if (const auto giver = giver_of(line)) {
                boost::add_edge(*giver, line, gives);
                taker[*giver] = line;
            }
        }
        std::vector<std::uint32_t> component(lines_.size());
        const auto count = boost::strong_components(
            gives, boost::make_iterator_property_map(component.begin(), boost::get(boost::vertex_index, gives)));
        std::vector<std::uint32_t> size(static_cast<std::size_t>(count), 0);
        for (const std::uint32_t c : component)
            ++size[c];
        std::vector<std::vector<std::uint32_t>> circles;
        std::vector<bool> told(static_cast<std::size_t>(count), false);
        for (std::uint32_t line = 0; line < lines_.size(); ++line) {
            if (size[component[line]] < 2 || told[component[line]]) continue;
            told[component[line]] = true;
            std::vector<std::uint32_t> circle{line};
            for (std::uint32_t next = taker[line]; next != line; next = taker[next])
                circle.push_back(next);
            circles.push_back(std::move(circle));
        }
        return circles;
    }

    [[nodiscard]] MoveStep visit_for(const PlanLine& line) const {
        const Seat& seat = fleet_.seats[line.seat];
        MoveStep step;
        step.year = *line.year;
        step.unit = seat.unit;
        step.seat = line.seat;
        step.upgrade = line.option.upgrade;
        if (line.option.kind == OptionKind::upgrade) {
            step.kind = MoveKind::upgrade;
            step.half_hours = half_hours_of_upgrading;
            step.machine = seat.machine;
            return step;
        }
        step.comes_off = seat.machine;
        if (line.option.kind == OptionKind::replace) {
            step.kind = MoveKind::install;
            step.half_hours = half_hours_of_installing;
            step.model = line.option.model;
            return step;
        }
        step.kind = MoveKind::hand_down;
        step.half_hours = half_hours_of_moving;
        step.machine = line.option.machine;
        step.other = line.from_seat;
        return step;
    }

    [[nodiscard]] MoveStep exchange(const PlanLine& one, const PlanLine& other) const {
        MoveStep step = visit_for(one);
        step.kind = MoveKind::exchange;
        step.other_upgrade = other.option.upgrade;
        return step;
    }

    /// What comes off in this year and goes nowhere, with the visit that frees it.
    void note_retired() {
        for (const MoveStep& step : visits_.steps) {
            const auto visit = static_cast<std::uint32_t>(&step - visits_.steps.data());
            if (!step.comes_off || handed_out_[*step.comes_off]) continue;
            MoveStep retire;
            retire.kind = MoveKind::retire;
            retire.year = step.year;
            retire.seat = step.seat;
            retire.machine = step.comes_off;
            visits_.retired.push_back(retire);
            if (!fleet_.machines[*step.comes_off].broken) free_.push_back({*step.comes_off, visit});
        }
    }

    /// The loaner for all circles of this year, one after another.
    Loaner& loaner() {
        if (loaner_) return *loaner_;
        loaner_.emplace();
        std::vector<bool> placed(fleet_.machines.size(), false);
        for (const Seat& seat : fleet_.seats)
            if (seat.machine) placed[*seat.machine] = true;
        for (std::uint32_t machine = 0; machine < placed.size() && !loaner_->machine; ++machine)
            if (!placed[machine] && !handed_out_[machine] && !fleet_.machines[machine].broken)
                loaner_->machine = machine;
        if (!loaner_->machine && !free_.empty()) *loaner_ = free_.front();
        return *loaner_;
    }

    /// A circle of three or more: a loaner at its first seat sets that seat's machine free, and so on round to it.
    void open(const std::vector<std::uint32_t>& circle) {
        Loaner& stands_in = loaner();
        const PlanLine& first = *lines_[circle.front()];
        MoveStep lend = visit_for(first);
        lend.kind = MoveKind::lend;
        lend.other = std::nullopt;
        lend.upgrade = {};
        lend.machine = stands_in.machine;
        lend.brought = !stands_in.machine;
        std::uint32_t last = add(lend);
        if (stands_in.free_after != none) wait(stands_in.free_after, last);
        for (std::size_t i = 1; i <= circle.size(); ++i) {
            MoveStep step = visit_for(*lines_[circle[i % circle.size()]]);
            if (i == circle.size()) step.comes_off = stands_in.machine;
            const std::uint32_t next = add(step);
            wait(last, next);
            last = next;
        }
        stands_in.free_after = last;
    }

    std::span<const PlanLine* const> lines_;
    const Fleet& fleet_;
    const std::vector<bool>& handed_out_;
    std::map<std::uint32_t, std::uint32_t> line_of_seat_;
    std::vector<std::uint32_t> visit_of_line_;
    std::vector<Loaner> free_; ///< came off, works, and goes nowhere
    std::optional<Loaner> loaner_;
    Visits visits_;
};

} // namespace

Visits visits_of_year(std::span<const PlanLine* const> lines, const Fleet& fleet, const std::vector<bool>& handed_out) {
    return YearOfVisits(lines, fleet, handed_out).visits();
}

std::vector<std::uint32_t> order_of(const Visits& visits) {
    std::vector<std::uint32_t> waits_for(visits.steps.size(), 0);
    for (const auto& after : visits.after)
        for (const std::uint32_t step : after)
            ++waits_for[step];
    // Ready steps by unit, those first that were there first.
    std::map<std::uint32_t, std::set<std::uint32_t>> ready;
    for (std::uint32_t step = 0; step < visits.steps.size(); ++step)
        if (waits_for[step] == 0) ready[*visits.steps[step].unit].insert(step);
    std::vector<std::uint32_t> order;
    order.reserve(visits.steps.size());
    auto unit = ready.begin();
    while (!ready.empty()) {
        const std::uint32_t step = *unit->second.begin();
        unit->second.erase(unit->second.begin());
        order.push_back(step);
        for (const std::uint32_t next : visits.after[step])
            if (--waits_for[next] == 0) ready[*visits.steps[next].unit].insert(next);
        if (unit->second.empty()) {
            ready.erase(unit);
            unit = ready.begin();
        }
    }
    return order;
}

} // namespace rasoat::planner
