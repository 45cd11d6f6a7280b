#include "planner/files/plan_file.h"

#include "planner/explain/plan_text.h"
#include "planner/files/json_writer.h"
#include "planner/files/names.h"
#include "planner/fitness/reason_text.h"
#include "planner/moves/move_text.h"
#include "planner/options/option_text.h"

namespace rasoat::planner {
namespace {

/// `description`: of the option in words; where it is a line's, with the names of the line's places.
void write(JsonWriter& json, const Option& option, const Fleet& fleet, const Bilingual& description) {
    const Catalogue& catalogue = fleet.catalogue;
    json.begin_object();
    json.field("kind", name_in(option_kind_names, option.kind));
    if (option.kind == OptionKind::replace) json.field("model", std::string_view(catalogue.models.at(option.model).id));
    if (option.kind == OptionKind::hand_down)
        json.field("machine", std::string_view(fleet.machines.at(option.machine).id));
    if (option.kind == OptionKind::upgrade || (option.kind == OptionKind::hand_down && option.upgrade != Upgrade{})) {
        const Upgrade& upgrade = option.upgrade;
        if (const auto& memory = upgrade.memory) {
            json.key("memory");
            json.begin_object();
            json.field("part", std::string_view(catalogue.memory.at(memory->part).id));
            json.field("modules", memory->modules);
            json.field("removed", memory->removed);
            json.field("total_mib", memory->total.count);
            json.end_object();
        }
        if (upgrade.disk) json.field("disk", std::string_view(catalogue.disks.at(*upgrade.disk).id));
        json.field("windows11", upgrade.windows11);
        json.field("licence", upgrade.licence);
        json.field("firmware_switch", name_in(firmware_switch_names, upgrade.firmware));
    }
    json.field("description", description);
    json.end_object();
}

void write(JsonWriter& json, const Fitness& fitness) {
    json.begin_object();
    json.field("score", fitness.score);
    json.field("known_share", fitness.known_share);
    json.key("findings");
    json.begin_list();
    for (const Finding& finding : fitness.findings) {
        json.begin_object();
        json.field("aspect", name_in(aspect_names, finding.aspect));
        json.field("verdict", name_in(verdict_names, finding.verdict));
        json.field_if("score", finding.score);
        json.field("reason", text_of(finding.reason));
        json.end_object();
    }
    json.end_list();
    json.end_object();
}

void write(JsonWriter& json, const PlanLine& line, const Fleet& fleet, const Policies& policies) {
    json.begin_object();
    json.field("seat", std::string_view(fleet.seats.at(line.seat).id));
    json.key("option");
    write(json, line.option, fleet, what_is_done(line, fleet));
    json.field("cost", line.cost.amount);
    if (line.year) json.field("year", line.year->value);
    if (line.fund) json.field("fund", std::string_view(fleet.funds.at(*line.fund).id));
    if (line.from_seat) json.field("from_seat", std::string_view(fleet.seats.at(*line.from_seat).id));
    json.field("benefit", line.benefit);
    json.key("before");
    write(json, line.before);
    json.field("score_after", line.score_after);
    json.field("fit_after", line.fit_after);
    if (line.serves_until) json.field("serves_until", line.serves_until->value);
    json.field_if("replaceable_from", line.replaceable_from);
    json.field("why", why(line, fleet, policies));
    if (line.second_best) {
        json.key("second_best");
        json.begin_object();
        json.key("option");
        write(json, line.second_best->option, fleet, describe(line.second_best->option, fleet.catalogue));
        if (line.second_best->year) json.field("year", line.second_best->year->value);
        json.field("cost", line.second_best->cost.amount);
        json.field("benefit", line.second_best->benefit);
        json.field("behind", line.second_best->behind);
        json.field_if("words", second_best(line, fleet));
        json.end_object();
    }
    if (line.comes_in_at) json.field("comes_in_at", line.comes_in_at->amount);
    if (line.missed) {
        json.key("missed");
        json.begin_object();
        json.key("option");
        write(json, line.missed->option, fleet, describe(line.missed->option, fleet.catalogue));
        json.field("cost", line.missed->cost.amount);
        json.field("score_after", line.missed->score_after);
        json.end_object();
    }
    json.end_object();
}

void write(JsonWriter& json, const MoveStep& step, const Fleet& fleet) {
    json.begin_object();
    json.field("kind", name_in(move_kind_names, step.kind));
    json.field("year", step.year.value);
    json.field("day", step.day);
    json.field("half_hours", step.half_hours);
    const auto id_of = [&](std::string_view key, std::optional<std::uint32_t> index, const auto& all) {
        if (index) json.field(key, std::string_view(all.at(*index).id));
    };
    id_of("unit", step.unit, fleet.units);
    id_of("seat", step.seat, fleet.seats);
    id_of("other_seat", step.other, fleet.seats);
    id_of("machine", step.machine, fleet.machines);
    id_of("comes_off", step.comes_off, fleet.machines);
    json.field("text", text_of(step, fleet));
    json.end_object();
}

void write_summary(JsonWriter& json, const Plan& plan, const Fleet& fleet) {
    json.field("headline", headline(plan));
    json.field("spending", spending(plan));
    json.field("proof", proof(plan));
    json.field("seats", static_cast<std::int64_t>(plan.lines.size()));
    json.field("seats_fit_before", plan.seats_fit_before);
    json.field("seats_fit_after", plan.seats_fit_after);
    json.field("seats_unjudged", plan.seats_unjudged);
    json.field("upgraded", plan.upgraded);
    json.field("replaced", plan.replaced);
    json.field("moved", plan.moved);
    json.field("budget", plan.budget.amount);
    json.field("spent", plan.spent.amount);
    json.key("spent_by_fund");
    json.begin_object();
    for (std::size_t fund = 0; fund < plan.spent_by_fund.size(); ++fund)
        json.field(fleet.funds.at(fund).id, plan.spent_by_fund[fund].amount);
    json.end_object();
    json.field("benefit", plan.benefit);
    json.field("upper_bound", plan.bound);
    json.field("gap", plan.gap);
    json.field("proven_optimal", plan.proven_optimal);
    json.field("stopped_by", name_in(stopped_by_names, plan.stopped_by));
    json.field("benefit_per_million", plan.benefit_per_million);
    json.key("million_buys_by_fund");
    json.begin_object();
    for (std::size_t fund = 0; fund < plan.million_buys_by_fund.size(); ++fund)
        json.field(fleet.funds.at(fund).id, plan.million_buys_by_fund[fund]);
    json.end_object();
    json.field("least_unit_share", plan.least_unit_share.number());
    json.key("put_off");
    json.begin_object();
    json.field("purchases", plan.put_off.purchases);
    json.field("money", plan.put_off.money.amount);
    if (plan.put_off.carbon) json.field("carbon_kg", plan.put_off.carbon->count);
    json.end_object();
}

} // namespace

std::string write_plan(const Plan& plan, const Fleet& fleet, const Policies& policies) {
    JsonWriter json;
    json.begin_object();
    json.field("format", std::string_view("rasoat-plan/1"));
    write_summary(json, plan, fleet);
    json.key("lines");
    json.begin_list();
    for (const PlanLine& line : plan.lines)
        write(json, line, fleet, policies);
    json.end_list();
    json.key("moves");
    json.begin_list();
    for (const MoveStep& step : moves_of(plan.lines, fleet, policies))
        write(json, step, fleet);
    json.end_list();
    json.key("frontier");
    json.begin_list();
    for (const FrontierPoint& point : plan.frontier) {
        json.begin_object();
        json.field("budget", point.budget.amount);
        json.field("seats_fit", point.seats_fit);
        json.field("benefit", point.benefit);
        json.end_object();
    }
    json.end_list();
    json.end_object();
    return json.take();
}

} // namespace rasoat::planner
