#include "server/organisation/reorganisation.h"

#include "server/access/audit_trail.h"
#include "server/organisation/effects_text.h"
#include "server/organisation/organisation_refused.h"
#include "server/organisation/reorganisation_text.h"
#include "server/organisation/unit_changes.h"
#include "server/organisation/unit_undo.h"

#include <algorithm>
#include <exception>
#include <limits>
#include <utility>

namespace rasoat::organisation {
namespace {

constexpr std::size_t all_of_them = std::numeric_limits<std::int32_t>::max();

store::ReorganisationKind kind_of(const Request& request) {
    return static_cast<store::ReorganisationKind>(request.what.index());
}

Effects applied(store::Transaction& transaction, const Request& request, store::Time now) {
    UnitChanges changes(transaction, request.on, now);
    std::visit([&](const auto& what) { changes.apply(what); }, request.what);
    return changes.effects();
}

/// Takes what was changed back out of the transaction, by being thrown.
struct Previewed : std::exception {
    explicit Previewed(Effects would_be) : effects(std::move(would_be)) {}
    Effects effects;
};

std::string subject(store::ReorganisationId id) {
    return "reorganisation " + store::to_string(id);
}

/// Units that a done reorganisation changed or made.
std::vector<store::UnitId> units_of(const Effects& effects) {
    std::vector<store::UnitId> ids;
    for (const auto& unit : effects.units_before)
        ids.push_back(unit.id);
    for (const auto& unit : effects.units_made)
        ids.push_back(unit.id);
    std::ranges::sort(ids);
    return ids;
}

void refuse_if_built_upon(store::Reader& reader, const store::Reorganisation& reorganisation, const Effects& effects) {
    const auto units = units_of(effects);
    for (const auto& later : reader.reorganisations(all_of_them)) {
        // Done later, whether or not it was asked for later.
        if (later.state != store::ReorganisationState::done || later.id == reorganisation.id) continue;
        if (std::pair(later.on, later.id) < std::pair(reorganisation.on, reorganisation.id)) continue;
        for (const auto id : units_of(unpacked_effects(later.packed_effects)))
            if (std::ranges::binary_search(units, id))
                throw OrganisationRefused(
                    "/id", {"Một thay đổi muộn hơn liên quan đến cùng đơn vị; hãy hoàn tác thay đổi đó trước.",
                            "A later change concerns the same units; undo that one first."});
    }
}

} // namespace

Effects preview(store::Store& store, const Request& request, Actor actor) {
    try {
        store.write(
            [&](store::Transaction& transaction) { throw Previewed(applied(transaction, request, actor.now)); });
    } catch (const Previewed& previewed) {
        return previewed.effects;
    }
    return {};
}

store::ReorganisationId reorganise(store::Store& store, const Request& request, Actor actor) {
    const auto today = std::chrono::floor<std::chrono::days>(actor.now);
    if (request.on > today) static_cast<void>(preview(store, request, actor)); // refused now, not on its day
    return store.write([&](store::Transaction& transaction) {
        store::Reorganisation reorganisation{
            .id = {},
            .kind = kind_of(request),
            .on = request.on,
            .state = store::ReorganisationState::planned,
            .made_at = actor.now,
            .made_by = std::string(actor.name),
            .decision = request.decision,
            .request = to_json(request),
            .packed_effects = {}};
        if (request.on <= today) {
            reorganisation.packed_effects = packed(applied(transaction, request, actor.now));
            reorganisation.state = store::ReorganisationState::done;
        }
        const auto id = transaction.add_reorganisation(reorganisation);
        access::record(transaction, actor.name, "reorganise", subject(id), reorganisation.request, actor.now);
        return id;
    });
}

std::vector<std::pair<store::ReorganisationId, std::string>> do_what_is_due(store::Store& store, store::Time now) {
    std::vector<std::pair<store::ReorganisationId, std::string>> failed;
    const auto today = std::chrono::floor<std::chrono::days>(now);
    for (auto due : store.snapshot()->reorganisations_due(today)) {
        try {
            store.write([&](store::Transaction& transaction) {
                due.packed_effects = packed(applied(transaction, request_from_json(due.request), now));
                due.state = store::ReorganisationState::done;
                transaction.put_reorganisation(due);
                access::record(
                    transaction, access::system_actor, "do-reorganisation", subject(due.id), due.request, now);
            });
        } catch (const OrganisationRefused& refused) {
            failed.emplace_back(due.id, refused.what());
        }
    }
    return failed;
}

void undo(store::Store& store, store::ReorganisationId id, Actor actor) {
    store.write([&](store::Transaction& transaction) {
        auto reorganisation = transaction.reorganisation(id);
        if (!reorganisation || reorganisation->state == store::ReorganisationState::undone)
            throw OrganisationRefused(
                "/id", {"Không có thay đổi này, hoặc đã được hoàn tác.", "There is no such change, or it is undone."});
        if (reorganisation->state == store::ReorganisationState::done) {
            const auto effects = unpacked_effects(reorganisation->packed_effects);
            refuse_if_built_upon(transaction, *reorganisation, effects);
            put_back(transaction, effects, actor.now);
        }
        reorganisation->state = store::ReorganisationState::undone;
        transaction.put_reorganisation(*reorganisation);
        access::record(transaction, actor.name, "undo-reorganisation", subject(id), {}, actor.now);
    });
}

} // namespace rasoat::organisation
