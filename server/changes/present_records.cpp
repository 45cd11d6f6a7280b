#include "server/changes/present_records.h"

#include "server/rules/conversions.h"
#include "server/rules/record_json.h"

#include <algorithm>
#include <utility>

namespace rasoat::changes {
namespace {

rules::Record price_record(store::Vnd price) {
    rules::Record record(rules::price_schema());
    record.set("price", price.amount);
    return record;
}

std::vector<PresentRecord> shipped_records(const planning::PlanningRules& shipped, Kind kind) {
    std::vector<PresentRecord> records;
    switch (kind) {
    case Kind::fund:
        break;
    case Kind::role:
        for (const auto& role : shipped.roles)
            records.push_back({role.id, rules::record_of(role), true});
        break;
    case Kind::model:
        for (const auto& model : shipped.catalogue.models)
            records.push_back({model.id, rules::record_of(model, shipped.model_processors.at(model.id)), true});
        break;
    case Kind::norm:
        for (const auto& norm : shipped.norms)
            records.push_back({rules::id_of(norm), rules::record_of(norm), true});
        break;
    case Kind::policies:
        records.push_back({"policies", rules::record_of(shipped.policies), true});
        break;
    case Kind::terms:
        records.push_back({"terms", rules::terms_of(shipped.catalogue), true});
        break;
    case Kind::price:
        for (const auto& part : shipped.catalogue.memory)
            records.push_back({part.id, price_record(part.price), true});
        for (const auto& part : shipped.catalogue.disks)
            records.push_back({part.id, price_record(part.price), true});
        break;
    }
    return records;
}

void set_rules_in(std::vector<PresentRecord>& records, store::Reader& reader, Kind kind) {
    for (const auto& rule : reader.set_rules()) {
        if (rule.kind != rule_kind(kind)) continue;
        const auto known = std::ranges::find(records, rule.id, &PresentRecord::id);
        if (rule.document.empty()) {
            if (known != records.end()) records.erase(known);
            continue;
        }
        const auto otherwise = known == records.end() ? std::nullopt : std::optional(known->record);
        PresentRecord set{rule.id, rules::record_in_json(schema_of(kind), rule.document, otherwise), false};
        if (known == records.end())
            records.push_back(std::move(set));
        else
            *known = std::move(set);
    }
}

void set_prices_in(std::vector<PresentRecord>& records, store::Reader& reader) {
    for (const auto& set : reader.set_prices()) {
        const auto known = std::ranges::find(records, set.item, &PresentRecord::id);
        if (known == records.end() || known->record.integer("price") == set.price.amount) continue;
        known->record.set("price", set.price.amount);
        known->shipped = false;
    }
}

} // namespace

std::vector<PresentRecord> present_records(store::Reader& reader, const planning::PlanningRules& shipped, Kind kind) {
    auto records = shipped_records(shipped, kind);
    if (kind == Kind::fund)
        for (const auto& fund : reader.funds())
            records.push_back({store::to_string(fund.id), rules::record_of(fund), false});
    if (rule_kind(kind)) set_rules_in(records, reader, kind);
    if (kind == Kind::model || kind == Kind::price) set_prices_in(records, reader);
    return records;
}

std::optional<rules::Record>
present_record(store::Reader& reader, const planning::PlanningRules& shipped, const Subject& subject) {
    for (auto& present : present_records(reader, shipped, subject.kind))
        if (present.id == subject.id) return std::move(present.record);
    return std::nullopt;
}

std::optional<rules::Record> shipped_record(const planning::PlanningRules& shipped, const Subject& subject) {
    for (auto& present : shipped_records(shipped, subject.kind))
        if (present.id == subject.id) return std::move(present.record);
    return std::nullopt;
}

} // namespace rasoat::changes
