#pragma once

#include "server/rules/schema.h"
#include "server/store/rule_records.h"

#include <optional>
#include <string>
#include <string_view>

namespace rasoat::changes {

enum class Kind {
    fund,
    role,
    model,
    norm,
    policies, ///< one record, of id "policies"
    terms,    ///< of the catalogue; one record, of id "terms"
    price     ///< of a memory module or a disk of the catalogue; a model's price is the model's own
};

/// Which record.
struct Subject {
    Kind kind = Kind::fund;
    std::string id;
    bool operator==(const Subject&) const = default;
};

[[nodiscard]] const rules::Schema& schema_of(Kind kind);
/// "fund", ...
[[nodiscard]] std::string_view name_of(Kind kind);
[[nodiscard]] std::optional<Kind> kind_named(std::string_view name);
/// None for funds and prices, which the store keeps in their own way.
[[nodiscard]] std::optional<store::RuleKind> rule_kind(Kind kind);

/// "fund:12".
[[nodiscard]] std::string to_text(const Subject& subject);
/// "fund:12", or "fund:" for all funds, whose id is then empty; none for anything else.
[[nodiscard]] std::optional<Subject> subject_in(std::string_view text);

} // namespace rasoat::changes
