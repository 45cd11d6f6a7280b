#pragma once

#include "server/changes/subject.h"
#include "server/planning/planning_rules.h"
#include "server/rules/record.h"
#include "server/store/store.h"

#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

/// Records are added, changed, removed and put back, each time with an entry that says who did it and what was before.
/// Every function runs within a transaction of the store; what it refuses leaves nothing behind. `shipped`: config/.
namespace rasoat::changes {

struct Actor {
    std::string_view name;
    store::Time now;
};

/// Why something cannot be, other than for a field's sake (which is rules::RecordRefused). what() is English.
class ChangeRefused : public std::runtime_error {
public:
    enum class Reason {
        none_such,     ///< HTTP 404
        changed_since, ///< somebody has changed it in the meantime; HTTP 412
        in_use,        ///< other records need it; HTTP 409
        not_undoable   ///< something newer stands in the way; HTTP 409
    };
    ChangeRefused(Reason reason, store::Bilingual why)
        : std::runtime_error(why.en), reason_(reason), why_(std::move(why)) {}
    [[nodiscard]] Reason reason() const { return reason_; }
    [[nodiscard]] const store::Bilingual& why() const { return why_; }

private:
    Reason reason_;
    store::Bilingual why_;
};

struct Changed {
    Subject subject;
    store::ChangeId change; ///< 0: nothing was another, so nothing was kept
};

/// A role and a model bring their id in the record; a fund gets a number, a norm an id by what it says.
Changed
add(store::Transaction& transaction, const planning::PlanningRules& shipped, Kind kind, const rules::Record& record,
    Actor actor);

/// `version`: rules::version_of the record that the change was made from.
Changed change(
    store::Transaction& transaction, const planning::PlanningRules& shipped, const Subject& subject,
    const rules::Record& record, std::string_view version, Actor actor);

Changed remove(
    store::Transaction& transaction, const planning::PlanningRules& shipped, const Subject& subject,
    std::string_view version, Actor actor);

/// What was before that change holds again; refused where the record has changed since.
Changed
undo(store::Transaction& transaction, const planning::PlanningRules& shipped, store::ChangeId change, Actor actor);

} // namespace rasoat::changes
