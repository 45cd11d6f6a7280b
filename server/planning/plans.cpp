#include "server/planning/plans.h"

#include "planner/explain/plan_text.h"
#include "planner/options/option_text.h"
#include "planner/plan.h"
#include "planner/plan_conflict.h"
#include "server/access/audit_trail.h"
#include "server/planning/list_cursor.h"
#include "server/planning/option_action.h"
#include "server/planning/ranking.h"
#include "server/planning/search_text.h"
#include "server/planning/unit_tree.h"
#include "server/store/packed_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <tuple>
#include <utility>

namespace rasoat::planning {
namespace {

using Clock = std::chrono::steady_clock;

void refuse_unplannable_year(const ReviewedFleet& reviewed, const PlanRequest& request) {
    const auto this_year = reviewed.policies.first_year;
    if (request.year < this_year)
        throw PlanRefused(
            {fmt::format(
                 "Năm {} đã qua; hãy lập kế hoạch cho năm {} hoặc sau đó.", request.year.value, this_year.value),
             fmt::format("{} is over; plan for {} or later.", request.year.value, this_year.value)});
    if (request.budget) return;
    const auto has_money =
        std::ranges::any_of(reviewed.fleet.funds, [&](const planner::Fund& fund) { return fund.year == request.year; });
    if (!has_money)
        throw PlanRefused(
            {fmt::format("Chưa có nguồn kinh phí nào cho năm {}; hãy nhập một số tiền.", request.year.value),
             fmt::format("There is no fund for {}; give a budget.", request.year.value)});
}

/// The fleet with the money of this request alone.
planner::Fleet fleet_with_money(const planner::Fleet& fleet, const PlanRequest& request) {
    auto planned = fleet;
    if (request.budget)
        planned.funds = {planner::Fund{
            "budget",
            {"Tổng kinh phí", "The whole budget"},
            request.year,
            *request.budget,
            std::nullopt,
            std::nullopt}};
    else
        std::erase_if(planned.funds, [&](const planner::Fund& fund) { return fund.year != request.year; });
    return planned;
}

/// A plan, or why the policies leave none.
planner::Plan
plan_or_refusal(const planner::Fleet& fleet, const planner::Policies& policies, const planner::Limits& limits) {
    try {
        return planner::plan(fleet, policies, limits);
    } catch (const planner::PlanConflict& conflict) {
        throw PlanRefused({conflict.text.vi, conflict.text.en});
    }
}

/// What becomes of a line's seat, as lists call it.
LineAction action_at(const planner::PlanLine& line, SeatVerdict verdict) {
    if (line.option.kind != planner::OptionKind::keep) return action_of(line.option);
    return verdict == SeatVerdict::low || verdict == SeatVerdict::no_machine ? LineAction::left_out : LineAction::keep;
}

Bilingual what_of(const planner::PlanLine& line, LineAction action, const planner::Fleet& fleet) {
    if (action != LineAction::left_out) return planner::what_is_done(line, fleet);
    if (line.missed) return planner::describe(line.missed->option, fleet.catalogue);
    return {"Danh mục không có cách nào phù hợp", "Nothing in the catalogue fits"};
}

/// Makes the lines of a document, with what they are sorted by.
class LineMaker {
public:
    LineMaker(
        const ReviewedFleet& reviewed, const planner::Fleet& planned, const planner::Policies& policies,
        store::Reader& reader)
        : reviewed_(reviewed), planned_(planned), policies_(policies), reader_(reader) {}

    [[nodiscard]] PlanLine line_of(const planner::PlanLine& planned) const {
        const auto verdict = verdict_at(planned.seat);
        PlanLine line;
        line.seat = seat_reference(reviewed_, planned.seat);
        if (const auto machine = reviewed_.fleet.seats[planned.seat].machine)
            line.machine = machine_reference(reviewed_, *machine, reader_);
        line.action = action_at(planned, verdict);
        line.what = what_of(planned, line.action, planned_);
        line.why = planner::why(planned, planned_, policies_);
        if (verdict == SeatVerdict::low || verdict == SeatVerdict::fit) line.score_before = planned.before.score;
        const auto done = line.action != LineAction::keep && line.action != LineAction::left_out;
        if (done) line.score_after = planned.score_after;
        line.cost = line.action == LineAction::left_out && planned.missed ? planned.missed->cost : planned.cost;
        line.year = planned.year;
        if (planned.fund) line.fund = planned_.funds[*planned.fund].name;
        line.second_best = planner::second_best(planned, planned_);
        line.comes_in_at = planned.comes_in_at;
        line.serves_until = planned.serves_until;
        line.replaceable_from = planned.replaceable_from;
        return line;
    }

    /// What is done, by benefit for each million; what is left out; what is kept. Each by rank where equal.
    [[nodiscard]] std::tuple<int, double, std::uint32_t> order_of(const planner::PlanLine& planned) const {
        const auto rank = reviewed_.rank_of[planned.seat];
        const auto action = action_at(planned, verdict_at(planned.seat));
        if (action == LineAction::left_out) return {1, 0, rank};
        if (action == LineAction::keep) return {2, 0, rank};
        const auto per_million = planned.cost.amount > 0
                                     ? planned.benefit / (static_cast<double>(planned.cost.amount) / 1e6)
                                     : std::numeric_limits<double>::infinity();
        return {0, -per_million, rank};
    }

private:
    [[nodiscard]] SeatVerdict verdict_at(std::uint32_t seat) const {
        return reviewed_.ranking[reviewed_.rank_of[seat]].verdict;
    }

    const ReviewedFleet& reviewed_;
    const planner::Fleet& planned_;
    const planner::Policies& policies_;
    store::Reader& reader_;
};

void count(ActionCounts& counts, LineAction action) {
    switch (action) {
    case LineAction::replace:
        ++counts.replace;
        break;
    case LineAction::upgrade:
        ++counts.upgrade;
        break;
    case LineAction::hand_down:
        ++counts.hand_down;
        break;
    case LineAction::switch_on:
        ++counts.switch_on;
        break;
    case LineAction::keep:
        ++counts.keep;
        break;
    case LineAction::left_out:
        ++counts.left_out;
        break;
    }
}

PlanSummary summary_of(const planner::Plan& plan, const planner::Fleet& planned, const ReviewedFleet& reviewed) {
    PlanSummary summary;
    summary.budget = plan.budget;
    summary.spent = plan.spent;
    summary.seats = plan.lines.size();
    summary.seats_fit_before = plan.seats_fit_before;
    summary.seats_fit_after = plan.seats_fit_after;
    summary.benefit = plan.benefit;
    summary.upper_bound = plan.bound;
    summary.gap = plan.gap;
    summary.proven_optimal = plan.proven_optimal;
    summary.million_buys = plan.benefit_per_million;
    for (const auto& point : plan.frontier)
        summary.frontier.push_back({point.budget, point.seats_fit, point.benefit});
    for (std::size_t index = 0; index < planned.funds.size(); ++index) {
        const auto& fund = planned.funds[index];
        summary.funds.push_back(
            {fund.id, fund.name, fund.year, fund.unit ? std::optional(reviewed.unit_ids[*fund.unit]) : std::nullopt,
             fund.amount, plan.spent_by_fund[index], plan.million_buys_by_fund[index]});
    }
    summary.headline = planner::headline(plan);
    summary.proof = planner::proof(plan);
    summary.put_off = planner::put_off(plan);
    summary.price_source = planned.catalogue.source;
    summary.demo = reviewed.demo;
    return summary;
}

PlanDocument read_back(const store::Plan& plan) {
    auto document = plan_from_json(store::unpack(plan.packed_document));
    document.summary.id = plan.id;
    return document;
}

} // namespace

std::string search_text_of(const PlanLine& line) {
    auto text = line.seat.name + ' ' + line.seat.unit_name + ' ' + line.seat.role_name.vi + ' ' +
                line.seat.role_name.en + ' ' + line.what.vi + ' ' + line.what.en;
    if (line.machine) text += ' ' + line.machine->name + ' ' + line.machine->summary;
    return folded(text);
}

PlanDocument
what_if(const ReviewedFleet& reviewed, const PlanRequest& request, store::Reader& reader, store::Time now) {
    refuse_unplannable_year(reviewed, request);
    const auto start = Clock::now();
    const auto planned = fleet_with_money(reviewed.fleet, request);
    auto policies = reviewed.policies;
    policies.first_year = request.year;
    policies.years = 1;
    planner::Limits limits;
    limits.deadline = start + request.time_limit;
    auto plan = plan_or_refusal(planned, policies, limits);

    PlanDocument document;
    document.summary = summary_of(plan, planned, reviewed);
    document.summary.made_at = now;
    document.summary.year = request.year;
    const LineMaker maker(reviewed, planned, policies, reader);
    std::ranges::sort(plan.lines, {}, [&](const planner::PlanLine& line) { return maker.order_of(line); });
    for (const auto& line : plan.lines) {
        document.lines.push_back(maker.line_of(line));
        count(document.summary.counts, document.lines.back().action);
    }
    document.summary.seconds = std::chrono::duration<double>(Clock::now() - start).count();
    return document;
}

store::PlanId keep(store::Store& store, PlanDocument& document, std::string_view made_by, store::Time now) {
    const auto& summary = document.summary;
    const store::Plan plan{
        .id = {},
        .made_at = summary.made_at,
        .made_by = std::string(made_by),
        .year = summary.year,
        .budget = summary.budget,
        .spent = summary.spent,
        .benefit = summary.benefit,
        .upper_bound = summary.upper_bound,
        .packed_document = store::pack(to_json(document))};
    const auto id = store.write([&](store::Transaction& transaction) {
        const auto added = transaction.add_plan(plan);
        access::record(
            transaction, made_by, "make-plan", "plan " + store::to_string(added),
            fmt::format("year {}, budget {}", plan.year.value, plan.budget.amount), now);
        return added;
    });
    document.summary.id = id;
    return id;
}

std::optional<PlanDocument> plan_by_id(store::Reader& reader, store::PlanId id) {
    const auto plan = reader.plan(id);
    return plan ? std::optional(read_back(*plan)) : std::nullopt;
}

std::optional<PlanDocument> latest_plan(store::Reader& reader) {
    const auto plan = reader.latest_plan();
    return plan ? std::optional(read_back(*plan)) : std::nullopt;
}

PlanLinePage plan_lines(const PlanDocument& document, const PlanLineQuery& query, const ReviewedFleet& reviewed) {
    const auto words = search_words(query.words);
    const auto units = query.unit ? units_below(reviewed, *query.unit) : std::vector<bool>{};
    const auto passes = [&](const PlanLine& line) {
        if (query.action && line.action != *query.action) return false;
        if (query.unit) {
            const auto unit = present_unit(reviewed, line.seat.unit);
            if (!unit || !units[*unit]) return false;
        }
        return words.empty() || holds_all(search_text_of(line), words);
    };
    const auto start = query.cursor.empty() ? std::size_t{0} : line_position(query.cursor);
    PlanLinePage page;
    for (std::size_t index = 0; index < document.lines.size(); ++index) {
        const auto& line = document.lines[index];
        if (!passes(line)) continue;
        ++page.total;
        if (index < start) continue;
        if (page.items.size() < query.limit)
            page.items.push_back(line);
        else if (!page.next_cursor)
            page.next_cursor = line_cursor(index);
    }
    return page;
}

} // namespace rasoat::planning
