#pragma once

#include "server/store/records.h"

#include <optional>
#include <string>

/// What officers set in the application in place of config/, and who changed what.
namespace rasoat::store {

enum class RuleKind {
    role,
    model,          ///< of the catalogue
    norm,           ///< a price ceiling
    policies,       ///< one record, of id "policies"
    catalogue_terms ///< one record, of id "terms": what holds for the whole catalogue
};

/// A rule that stands in place of the one that config/ ships under that id, or beside those.
struct SetRule {
    RuleKind kind = RuleKind::role;
    std::string id;
    std::string document; ///< JSON, one flat object; empty: the rule that is shipped does not hold here
    bool operator==(const SetRule&) const = default;
};

using ChangeId = Id<struct ChangeEntry>;

/// One change of a fund, a rule or a price that a person made. Entries are added and never changed.
struct ChangeEntry {
    ChangeId id;
    Time at;
    std::string actor;   ///< username
    std::string subject; ///< which record: "fund:12", "role:clerk"
    std::string before;  ///< the record as JSON; empty: it was not there
    std::string after;   ///< the same; empty: it was removed
    bool operator==(const ChangeEntry&) const = default;
};

} // namespace rasoat::store
