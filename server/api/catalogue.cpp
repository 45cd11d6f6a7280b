#include "server/api/catalogue.h"

#include "server/api/kept_records.h"
#include "server/api/services.h"

namespace rasoat::api {
namespace {

using changes::Kind;

const changes::Subject terms_subject{Kind::terms, "terms"};

changes::Subject model_in(const Call& call) {
    return {Kind::model, call.path("id")};
}

void write_records(
    JsonWriter& json, std::string_view key, const std::vector<changes::PresentRecord>& records,
    const MoreMembers& more) {
    json.begin_array(key);
    for (const auto& present : records) {
        json.begin_object();
        write_kept_record(json, present, more);
        json.end_object();
    }
    json.end_array();
}

/// The processor's score and the models' names; the norms' ceilings stand beside on the page.
MoreMembers model_members(const planning::PlanningRules& rules) {
    return [&rules](JsonWriter& json, const changes::PresentRecord& model) {
        const auto facts = rules.processors.facts_of(model.record.text("processor"));
        const auto score = facts.row && facts.row->score ? std::optional<std::int64_t>(facts.row->score->value)
                                                         : std::optional<std::int64_t>{};
        write_integer_or_null(json, "processor_score", score);
    };
}

/// Which part the price is of.
MoreMembers part_members(const planner::Catalogue& catalogue) {
    return [&catalogue](JsonWriter& json, const changes::PresentRecord& price) {
        for (const auto& part : catalogue.memory)
            if (part.id == price.id) {
                json.text("part", "memory");
                write_text(json, "name", part.name);
                return;
            }
        for (const auto& part : catalogue.disks)
            if (part.id == price.id) {
                json.text("part", "disk");
                write_text(json, "name", part.name);
                return;
            }
    };
}

} // namespace

Answer catalogue(const Services& services, Call& /*call*/) {
    const auto& shipped = services.review.shipped_rules();
    const auto reader = services.store.snapshot();
    JsonWriter json;
    json.begin_object();
    write_records(json, "models", changes::present_records(*reader, shipped, Kind::model), model_members(shipped));
    write_records(
        json, "parts", changes::present_records(*reader, shipped, Kind::price), part_members(shipped.catalogue));
    json.begin_object("terms");
    write_kept_record(json, changes::present_records(*reader, shipped, Kind::terms).front(), {});
    json.end_object();
    json.end_object();
    return shown(json.take());
}

Answer add_model(const Services& services, Call& call) {
    return add_kept_record(services, call, Kind::model, model_members(services.review.shipped_rules()));
}

Answer change_model(const Services& services, Call& call) {
    return change_kept_record(
        services, call, model_in(call), record_in_body(call, rules::model_schema()),
        model_members(services.review.shipped_rules()));
}

Answer remove_model(const Services& services, Call& call) {
    return remove_kept_record(services, call, model_in(call));
}

Answer change_price(const Services& services, Call& call) {
    const auto& shipped = services.review.shipped_rules();
    const auto price = record_in_body(call, rules::price_schema());
    if (auto model = changes::present_record(*services.store.snapshot(), shipped, model_in(call))) {
        model->set("price", price["price"]);
        return change_kept_record(services, call, model_in(call), *model, model_members(shipped));
    }
    return change_kept_record(services, call, {Kind::price, call.path("id")}, price, part_members(shipped.catalogue));
}

Answer change_catalogue_terms(const Services& services, Call& call) {
    return change_kept_record(services, call, terms_subject, record_in_body(call, rules::terms_schema()));
}

} // namespace rasoat::api
