#include "server/api/json/organisation_json.h"

#include "server/api/json/text_json.h"
#include "server/organisation/day_text.h"
#include "server/organisation/units_on_day.h"

#include <map>
#include <unordered_map>

namespace rasoat::api {
namespace {

using organisation::day_text;

std::string_view name_of(store::ReorganisationKind kind) {
    switch (kind) {
    case store::ReorganisationKind::rename:
        return "rename";
    case store::ReorganisationKind::move:
        return "move";
    case store::ReorganisationKind::merge:
        return "merge";
    case store::ReorganisationKind::split:
        return "split";
    }
    return {};
}

std::string_view name_of(store::ReorganisationState state) {
    switch (state) {
    case store::ReorganisationState::planned:
        return "planned";
    case store::ReorganisationState::done:
        return "done";
    case store::ReorganisationState::undone:
        return "undone";
    }
    return {};
}

void write_day_or_null(JsonWriter& json, std::string_view key, const std::optional<store::Day>& day) {
    write_string_or_null(json, key, day ? std::optional(day_text(*day)) : std::nullopt);
}

/// How many records move from which unit to which.
using Ways = std::map<std::pair<store::UnitId, store::UnitId>, std::int64_t>;

template <class Record>
Ways ways_of(const std::vector<organisation::Moved<Record>>& moved) {
    Ways ways;
    for (const auto& one : moved)
        ++ways[{one.from, one.to}];
    return ways;
}

class UnitNames {
public:
    UnitNames(store::Reader& reader, const organisation::Effects& effects) : reader_(reader) {
        for (const auto& unit : effects.units_made)
            made_.emplace(unit.id, unit.name);
    }
    [[nodiscard]] std::string of(store::UnitId id) const {
        if (const auto found = made_.find(id); found != made_.end()) return found->second;
        const auto unit = reader_.unit(id);
        return unit ? unit->name : std::string{};
    }

private:
    store::Reader& reader_;
    std::unordered_map<store::UnitId, std::string> made_;
};

void write(JsonWriter& json, std::string_view key, const Ways& ways, const UnitNames& names) {
    json.begin_array(key);
    for (const auto& [way, count] : ways) {
        json.begin_object();
        json.text("from", std::string_view(names.of(way.first)));
        json.text("to", std::string_view(names.of(way.second)));
        json.integer("count", count);
        json.end_object();
    }
    json.end_array();
}

} // namespace

std::string organisation_json(store::Reader& reader, store::Day day) {
    std::unordered_map<store::UnitId, std::int64_t> seats;
    for (const auto& [seat, unit] : organisation::unit_of_seats_on(reader, day))
        ++seats[unit];
    std::unordered_map<store::UnitId, store::Time> reminded;
    for (const auto& reminder : reader.latest_reminders())
        reminded.emplace(reminder.unit, reminder.at);
    JsonWriter json;
    json.begin_object();
    json.text("on", std::string_view(day_text(day)));
    json.begin_array("items");
    for (const auto& unit : organisation::units_on(reader, day)) {
        json.begin_object();
        write_id(json, "id", unit.id);
        json.text("code", unit.code);
        json.text("name", unit.name);
        write_id_or_null(json, "parent_id", unit.parent);
        json.text("email", unit.email);
        write_day_or_null(json, "begun_on", unit.begun_on);
        write_day_or_null(json, "ended_on", unit.ended_on);
        write_id_or_null(json, "successor_id", unit.successor);
        json.integer("seats", seats[unit.id]);
        const auto last = reminded.find(unit.id);
        write_time_or_null(json, "reminded_at", last == reminded.end() ? std::nullopt : std::optional(last->second));
        json.end_object();
    }
    json.end_array();
    json.end_object();
    return json.take();
}

std::string reorganisations_json(const std::vector<store::Reorganisation>& reorganisations) {
    JsonWriter json;
    json.begin_object();
    json.begin_array("items");
    for (const auto& reorganisation : reorganisations) {
        json.begin_object();
        write_id(json, "id", reorganisation.id);
        json.text("kind", name_of(reorganisation.kind));
        json.text("on", std::string_view(day_text(reorganisation.on)));
        json.text("state", name_of(reorganisation.state));
        json.text("decision", reorganisation.decision);
        json.text("made_at", std::string_view(time_text(reorganisation.made_at)));
        json.text("made_by", reorganisation.made_by);
        json.text("request", reorganisation.request);
        json.end_object();
    }
    json.end_array();
    json.end_object();
    return json.take();
}

std::string effects_json(store::Reader& reader, const organisation::Effects& effects) {
    const UnitNames names(reader, effects);
    JsonWriter json;
    json.begin_object();
    json.begin_array("units_changed");
    for (const auto& unit : effects.units_before) {
        json.begin_object();
        write_id(json, "id", unit.id);
        json.text("name", unit.name);
        json.end_object();
    }
    json.end_array();
    json.begin_array("units_made");
    for (const auto& unit : effects.units_made)
        json.text_item(unit.name);
    json.end_array();
    write(json, "seats", ways_of(effects.seats), names);
    write(json, "machines", ways_of(effects.machines), names);
    write(json, "agents", ways_of(effects.devices), names);
    write(json, "enrolment_tokens", ways_of(effects.tokens), names);
    write(json, "funds", ways_of(effects.funds), names);
    json.end_object();
    return json.take();
}

} // namespace rasoat::api
