#include "server/planning/plan_settings_json.h"

#include "server/store/store_error.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <cmath>

namespace rasoat::planning {
namespace {

using planner::Lock;
using report::JsonWriter;
using simdjson::dom::element;

/// Per cent of a share or a growth, without the noise of binary fractions: 0.07 is 7, not 7.000000000000001.
double percent_of(double part) {
    return std::round(part * 1e8) / 1e6;
}

// ---- reading; simdjson's exceptions are caught in settings_from_json

std::optional<element> member(element object, std::string_view key) {
    element found;
    if (object[key].get(found) != simdjson::SUCCESS || found.is_null()) return std::nullopt;
    return found;
}

std::int64_t integer(element object, std::string_view key) {
    return object[key].get_int64();
}

double fraction(element object, std::string_view key) {
    return double(object[key].get_double()) / 100;
}

std::string_view text(element object, std::string_view key) {
    return object[key].get_string();
}

} // namespace

SeatLock lock_in(element object) {
    const auto option = member(object, "option");
    const auto kind = lock_kind(text(object, "kind"), option ? std::string_view(option->get_string()) : "");
    const auto seat = store::parse_id<store::SeatId>(text(object, "seat_id"));
    if (!kind || !seat) throw store::StoreCorrupt("kept settings hold a lock that is none");
    return {*seat, *kind};
}

namespace {

planner::CascadePool pool_named(std::string_view name) {
    using planner::CascadePool;
    if (name == "none") return CascadePool::none;
    return name == "unit" ? CascadePool::unit : CascadePool::organisation;
}

planner::Lots::Scope scope_named(std::string_view name) {
    return name == "unit" ? planner::Lots::Scope::unit : planner::Lots::Scope::organisation;
}

} // namespace

PlanSettings settings_in(element root) {
    PlanSettings settings;
    settings.first_year.value = static_cast<int>(integer(root, "first_year"));
    settings.years = static_cast<int>(integer(root, "years"));
    settings.horizon_years = static_cast<int>(integer(root, "horizon_years"));
    if (member(root, "budget")) settings.budget = store::Vnd{integer(root, "budget")};
    for (const auto amount : root["fund_amounts"].get_array())
        settings.fund_amounts.push_back({std::string(text(amount, "fund")), {integer(amount, "amount")}});
    settings.price_growth = fraction(root, "price_change_percent");
    settings.minimum_replacement_age = static_cast<int>(integer(root, "minimum_replacement_age"));
    settings.cascade = pool_named(text(root, "cascade"));
    settings.moving_cost.amount = integer(root, "moving_cost");
    if (const auto coverage = member(root, "coverage")) {
        settings.coverage.emplace();
        settings.coverage->share = planner::Share::of(fraction(*coverage, "share_percent"));
        if (member(*coverage, "by_year"))
            settings.coverage->by_year = store::Year{static_cast<int>(integer(*coverage, "by_year"))};
    }
    settings.equal_treatment = root["equal_treatment"].get_bool();
    if (const auto lots = member(root, "lots"))
        settings.lots = PlanSettings::Lots{
            static_cast<int>(integer(*lots, "least")), scope_named(text(*lots, "scope")),
            fraction(*lots, "own_price_markup_percent")};
    settings.reserve = planner::Share::of(fraction(root, "reserve_percent"));
    if (const auto carry_over = member(root, "carry_over")) settings.carry_over = bool(carry_over->get_bool());
    settings.half_hours_a_day = static_cast<int>(integer(root, "half_hours_a_day"));
    for (const auto lock : root["locks"].get_array())
        settings.locks.push_back(lock_in(lock));
    return settings;
}

std::optional<Lock::Kind> lock_kind(std::string_view kind, std::string_view option) {
    if (kind == "must_not") return option.empty() ? std::optional(Lock::Kind::keep) : std::nullopt;
    if (kind != "must") return std::nullopt;
    if (option.empty()) return Lock::Kind::must_mend;
    if (option == "replace") return Lock::Kind::must_replace;
    return option == "upgrade" ? std::optional(Lock::Kind::must_upgrade) : std::nullopt;
}

void write_members(JsonWriter& json, const SeatLock& lock) {
    json.text("seat_id", store::to_string(lock.seat));
    json.text("kind", lock.kind == Lock::Kind::keep ? "must_not" : "must");
    if (lock.kind == Lock::Kind::must_replace)
        json.text("option", "replace");
    else if (lock.kind == Lock::Kind::must_upgrade)
        json.text("option", "upgrade");
    else
        json.null("option");
}

void write_members(JsonWriter& json, const PlanSettings& settings) {
    json.integer("first_year", settings.first_year.value);
    json.integer("years", settings.years);
    json.integer("horizon_years", settings.horizon_years);
    settings.budget ? json.integer("budget", settings.budget->amount) : json.null("budget");
    json.begin_array("fund_amounts");
    for (const auto& amount : settings.fund_amounts) {
        json.begin_object();
        json.text("fund", amount.fund);
        json.integer("amount", amount.amount.amount);
        json.end_object();
    }
    json.end_array();
    json.real("price_change_percent", percent_of(settings.price_growth));
    json.integer("minimum_replacement_age", settings.minimum_replacement_age);
    json.text("cascade", name_of(settings.cascade));
    json.integer("moving_cost", settings.moving_cost.amount);
    if (settings.coverage) {
        json.begin_object("coverage");
        json.real("share_percent", percent_of(settings.coverage->share.number()));
        const auto by = settings.coverage->by_year;
        by ? json.integer("by_year", by->value) : json.null("by_year");
        json.end_object();
    } else {
        json.null("coverage");
    }
    json.boolean("equal_treatment", settings.equal_treatment);
    if (settings.lots) {
        json.begin_object("lots");
        json.integer("least", settings.lots->least);
        json.text("scope", name_of(settings.lots->scope));
        json.real("own_price_markup_percent", percent_of(settings.lots->own_price_markup));
        json.end_object();
    } else {
        json.null("lots");
    }
    json.real("reserve_percent", percent_of(settings.reserve.number()));
    settings.carry_over ? json.boolean("carry_over", *settings.carry_over) : json.null("carry_over");
    json.integer("half_hours_a_day", settings.half_hours_a_day);
    json.begin_array("locks");
    for (const auto& lock : settings.locks) {
        json.begin_object();
        write_members(json, lock);
        json.end_object();
    }
    json.end_array();
}

std::string to_json(const PlanSettings& settings) {
    JsonWriter json;
    json.begin_object();
    write_members(json, settings);
    json.end_object();
    return json.take();
}

PlanSettings settings_from_json(std::string_view json) {
    simdjson::dom::parser parser;
    try {
        return settings_in(parser.parse(json.data(), json.size()));
    } catch (const simdjson::simdjson_error& error) {
        throw store::StoreCorrupt(fmt::format("kept settings of a plan cannot be read: {}", error.what()));
    }
}

} // namespace rasoat::planning
