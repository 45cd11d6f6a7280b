#include "server/planning/plans.h"

#include "server/access/audit_trail.h"
#include "server/planning/list_cursor.h"
#include "server/planning/ranking.h"
#include "server/planning/search_text.h"
#include "server/planning/unit_tree.h"
#include "server/store/packed_text.h"

#include <fmt/format.h>

#include <utility>

namespace rasoat::planning {
namespace {

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

PlanSettings settings_of(const ReviewedFleet& reviewed, const PlanRequest& request) {
    auto settings = default_settings(reviewed);
    settings.first_year = request.year;
    settings.years = 1;
    settings.budget = request.budget;
    return settings;
}

PlanDocument
what_if(const ReviewedFleet& reviewed, const PlanRequest& request, store::Reader& reader, store::Time now) {
    planner::Limits limits;
    limits.deadline = std::chrono::steady_clock::now() + request.time_limit;
    return document_of(make_plan(reviewed, settings_of(reviewed, request), limits), reviewed, reader, now);
}

store::PlanId keep(store::Store& store, PlanDocument& document, std::string_view made_by, store::Time now) {
    document.summary.made_by = made_by;
    const auto& summary = document.summary;
    const auto count = [](std::size_t seats) { return static_cast<std::int64_t>(seats); };
    const store::Plan plan{
        .id = {},
        .made_at = summary.made_at,
        .made_by = summary.made_by,
        .year = summary.year,
        .budget = summary.budget,
        .spent = summary.spent,
        .benefit = summary.benefit,
        .upper_bound = summary.upper_bound,
        .packed_document = store::pack(to_json(document)),
        .scenario = summary.scenario,
        .years = summary.years,
        .seats = count(summary.seats),
        .seats_fit_before = count(summary.seats_fit_before),
        .seats_fit_after = count(summary.seats_fit_after)};
    const auto id = store.write([&](store::Transaction& transaction) {
        const auto added = transaction.add_plan(plan);
        access::record(
            transaction, made_by, "make-plan", "plan " + store::to_string(added),
            fmt::format(
                "year {}, budget {}{}", plan.year.value, plan.budget.amount,
                plan.scenario ? ", scenario " + store::to_string(*plan.scenario) : ""),
            now);
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
        if (query.seat && line.seat.id != *query.seat) return false;
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
