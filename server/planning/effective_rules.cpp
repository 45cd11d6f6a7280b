#include "server/planning/effective_rules.h"

#include "server/planning/set_prices.h"
#include "server/rules/conversions.h"
#include "server/rules/record_json.h"

#include <algorithm>
#include <utility>

namespace rasoat::planning {
namespace {

/// Puts `set` in the place of the one with its id, or behind all others.
template <class Item, class IdOf>
void set_in(std::vector<Item>& items, Item set, IdOf id_of) {
    const auto id = std::string(id_of(set));
    const auto known = std::ranges::find_if(items, [&](const Item& item) { return id_of(item) == id; });
    if (known == items.end())
        items.push_back(std::move(set));
    else
        *known = std::move(set);
}

void set_role(PlanningRules& rules, const store::SetRule& rule) {
    if (rule.document.empty())
        std::erase_if(rules.roles, [&](const planner::Role& role) { return role.id == rule.id; });
    else
        set_in(
            rules.roles, rules::role_of(rules::record_in_json(rules::role_schema(), rule.document)),
            [](const auto& role) { return role.id; });
}

void set_model(PlanningRules& rules, const store::SetRule& rule) {
    auto& models = rules.catalogue.models;
    std::erase_if(
        models, [&](const planner::CatalogueModel& model) { return model.id == rule.id && rule.document.empty(); });
    if (rule.document.empty()) return;
    const auto record = rules::record_in_json(rules::model_schema(), rule.document);
    try {
        set_in(models, rules::model_of(record, rules.processors), [](const auto& model) { return model.id; });
    } catch (const rules::RecordRefused&) {
        std::erase_if(models, [&](const planner::CatalogueModel& model) { return model.id == rule.id; });
    }
    rules.model_processors.insert_or_assign(rule.id, record.text("processor"));
}

/// Norms by their ids, which stay when a norm's dates change.
using NamedNorms = std::vector<std::pair<std::string, settings::Norm>>;

void set_norm(NamedNorms& norms, const store::SetRule& rule) {
    if (rule.document.empty()) {
        std::erase_if(norms, [&](const auto& norm) { return norm.first == rule.id; });
        return;
    }
    auto norm = rules::norm_of(rules::record_in_json(rules::norm_schema(), rule.document));
    set_in(norms, {rule.id, std::move(norm)}, [](const auto& named) { return named.first; });
}

} // namespace

PlanningRules effective_rules(const PlanningRules& shipped, store::Reader& reader) {
    auto rules = shipped;
    NamedNorms norms;
    for (const auto& norm : shipped.norms)
        norms.emplace_back(rules::id_of(norm), norm);
    for (const auto& rule : reader.set_rules()) {
        switch (rule.kind) {
        case store::RuleKind::role:
            set_role(rules, rule);
            break;
        case store::RuleKind::model:
            set_model(rules, rule);
            break;
        case store::RuleKind::norm:
            set_norm(norms, rule);
            break;
        case store::RuleKind::policies:
            rules.policies = rules::policies_of(
                rules::record_in_json(rules::policies_schema(), rule.document, rules::record_of(shipped.policies)));
            break;
        case store::RuleKind::catalogue_terms:
            rules::set_terms(
                rules.catalogue,
                rules::record_in_json(rules::terms_schema(), rule.document, rules::terms_of(shipped.catalogue)));
            break;
        }
    }
    rules.norms.clear();
    for (auto& [id, norm] : norms)
        rules.norms.push_back(std::move(norm));
    rules.ceilings = settings::price_ceilings(rules.norms);
    rules.catalogue = with_set_prices(std::move(rules.catalogue), reader.set_prices());
    return rules;
}

CurrentRules::CurrentRules(PlanningRules shipped) : shipped_(std::move(shipped)) {}

std::shared_ptr<const PlanningRules> CurrentRules::at(store::Reader& reader) {
    const auto revision = reader.rules_revision();
    const std::lock_guard lock(mutex_);
    // An older snapshot than the one last seen is answered by itself and not remembered.
    if (current_ && revision == made_at_) return current_;
    auto rules = std::make_shared<const PlanningRules>(effective_rules(shipped_, reader));
    if (revision > made_at_) {
        made_at_ = revision;
        current_ = rules;
    }
    return rules;
}

} // namespace rasoat::planning
