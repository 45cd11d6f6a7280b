#include "server/changes/subject.h"

#include <array>
#include <utility>

namespace rasoat::changes {
namespace {

constexpr std::array kinds{Kind::fund, Kind::role, Kind::model, Kind::norm, Kind::policies, Kind::terms, Kind::price};

} // namespace

const rules::Schema& schema_of(Kind kind) {
    switch (kind) {
    case Kind::fund:
        return rules::fund_schema();
    case Kind::role:
        return rules::role_schema();
    case Kind::model:
        return rules::model_schema();
    case Kind::norm:
        return rules::norm_schema();
    case Kind::policies:
        return rules::policies_schema();
    case Kind::terms:
        return rules::terms_schema();
    case Kind::price:
        break;
    }
    return rules::price_schema();
}

std::string_view name_of(Kind kind) {
    return schema_of(kind).name;
}

std::optional<Kind> kind_named(std::string_view name) {
    for (const auto kind : kinds)
        if (name_of(kind) == name) return kind;
    return std::nullopt;
}

std::optional<store::RuleKind> rule_kind(Kind kind) {
    switch (kind) {
    case Kind::role:
        return store::RuleKind::role;
    case Kind::model:
        return store::RuleKind::model;
    case Kind::norm:
        return store::RuleKind::norm;
    case Kind::policies:
        return store::RuleKind::policies;
    case Kind::terms:
        return store::RuleKind::catalogue_terms;
    case Kind::fund:
    case Kind::price:
        break;
    }
    return std::nullopt;
}

std::string to_text(const Subject& subject) {
    return std::string(name_of(subject.kind)) + ':' + subject.id;
}

std::optional<Subject> subject_in(std::string_view text) {
    const auto colon = text.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    const auto kind = kind_named(text.substr(0, colon));
    if (!kind) return std::nullopt;
    return Subject{*kind, std::string(text.substr(colon + 1))};
}

} // namespace rasoat::changes
