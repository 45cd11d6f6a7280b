#include "server/inventory/doubts.h"

#include "server/access/audit_trail.h"
#include "server/inventory/machine_merge.h"
#include "server/inventory/machine_split.h"

#include <algorithm>

namespace rasoat::inventory {
namespace {

constexpr std::size_t enough_holders = 3;

store::IdentityDoubt doubt_in(store::Reader& reader, store::DoubtId id) {
    const auto found = reader.doubt(id);
    if (!found) throw DecisionRefused({"Không có cặp máy này.", "There is no such pair."});
    return *found;
}

void refuse_unless_open(const store::IdentityDoubt& doubt) {
    if (doubt.state != store::DoubtState::open)
        throw DecisionRefused(
            {"Cặp máy này đã được quyết định; hãy hoàn tác trước.", "This pair is decided; undo that first."});
}

void decide(store::Transaction& transaction, store::IdentityDoubt doubt, store::DoubtState state, Decision decision) {
    doubt.state = state;
    doubt.decided_by = decision.actor;
    doubt.decided_at = state == store::DoubtState::open ? std::nullopt : std::optional(decision.at);
    if (state == store::DoubtState::open) doubt.decided_by.clear();
    transaction.put_doubt(doubt);
}

void record(
    store::Transaction& transaction, std::string_view action, store::MachineId machine, store::MachineId other,
    Decision decision) {
    access::record(
        transaction, decision.actor, action, "machine " + store::to_string(machine),
        "machine " + store::to_string(other), decision.at);
}

store::DoubtId add_doubt(
    store::Transaction& transaction, store::MachineId one, store::MachineId other, int likeness, store::Time now) {
    return transaction.add_doubt(
        {.id = {},
         .one = one,
         .other = other,
         .likeness = likeness,
         .found_at = now,
         .state = store::DoubtState::open,
         .decided_at = {},
         .decided_by = {},
         .packed_before = {}});
}

/// The pair's facts, and which of them third machines bear too.
struct PairFacts {
    std::vector<store::IdentityFact> one;
    std::vector<store::IdentityFact> other;
    std::vector<store::IdentityFact> shared;
    [[nodiscard]] Comparison comparison() const { return {one, other, shared, false}; }
};

PairFacts facts_of_pair(store::Reader& reader, store::MachineId one, store::MachineId other) {
    PairFacts facts{reader.facts_of(one), reader.facts_of(other), {}};
    for (const auto& fact : facts.other)
        if (reader.machines_with(fact, enough_holders).size() >= enough_holders) facts.shared.push_back(fact);
    return facts;
}

} // namespace

void note_doubts(
    store::Transaction& transaction, store::MachineId machine, std::span<const Candidate> doubtful, store::Time now) {
    for (const auto& candidate : doubtful)
        if (!transaction.doubt_between(machine, candidate.machine))
            add_doubt(transaction, machine, candidate.machine, candidate.likeness, now);
}

store::DoubtId doubt(store::Transaction& transaction, store::MachineId one, store::MachineId other, Decision decision) {
    refuse_unless_own_machines(transaction, one, other);
    const auto known = transaction.doubt_between(one, other);
    record(transaction, "doubt-machines", one, other, decision);
    if (known) {
        decide(transaction, *known, store::DoubtState::open, decision);
        return known->id;
    }
    const auto facts = facts_of_pair(transaction, one, other);
    return add_doubt(transaction, one, other, likeness(facts.comparison()), decision.at);
}

std::vector<Evidence> evidence_of(store::Reader& reader, const store::IdentityDoubt& doubt) {
    const auto facts = facts_of_pair(reader, doubt.one, doubt.other);
    return evidence(facts.comparison());
}

void merge(store::Transaction& transaction, store::DoubtId id, store::MachineId keep, Decision decision) {
    auto pair = doubt_in(transaction, id);
    refuse_unless_open(pair);
    if (keep != pair.one && keep != pair.other)
        throw DecisionRefused({"Máy giữ lại phải thuộc cặp này.", "The machine to keep must be of this pair."});
    const auto gone = keep == pair.one ? pair.other : pair.one;
    pair.packed_before = packed(merge_machines(transaction, keep, gone, decision.at));
    decide(transaction, pair, store::DoubtState::merged, decision);
    record(transaction, "merge-machines", keep, gone, decision);
}

void keep_apart(store::Transaction& transaction, store::DoubtId id, Decision decision) {
    const auto pair = doubt_in(transaction, id);
    refuse_unless_open(pair);
    decide(transaction, pair, store::DoubtState::kept_apart, decision);
    record(transaction, "keep-machines-apart", pair.one, pair.other, decision);
}

store::DoubtId split(store::Transaction& transaction, store::MachineId machine, store::Time since, Decision decision) {
    const auto split_off = split_machine(transaction, machine, since, decision.at);
    const auto id = add_doubt(transaction, machine, split_off, 0, decision.at);
    decide(transaction, doubt_in(transaction, id), store::DoubtState::split, decision);
    record(transaction, "split-machine", machine, split_off, decision);
    return id;
}

void undo(store::Transaction& transaction, store::DoubtId id, Decision decision) {
    auto pair = doubt_in(transaction, id);
    switch (pair.state) {
    case store::DoubtState::open:
        throw DecisionRefused({"Chưa có quyết định nào để hoàn tác.", "There is no decision to undo."});
    case store::DoubtState::merged:
        undo_merge(transaction, before_decision(pair.packed_before), pair.decided_at.value_or(decision.at));
        pair.packed_before.clear();
        decide(transaction, pair, store::DoubtState::open, decision);
        break;
    case store::DoubtState::kept_apart:
        decide(transaction, pair, store::DoubtState::open, decision);
        break;
    case store::DoubtState::split:
        // Both were one record: that is a merge, which could be undone in its turn.
        pair.packed_before = packed(merge_machines(transaction, pair.one, pair.other, decision.at));
        decide(transaction, pair, store::DoubtState::merged, decision);
        break;
    }
    record(transaction, "undo-machine-decision", pair.one, pair.other, decision);
}

} // namespace rasoat::inventory
