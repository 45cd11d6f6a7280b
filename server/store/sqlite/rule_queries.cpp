#include "server/store/sqlite/rule_queries.h"

#include "server/store/sqlite/rows.h"

#include <limits>
#include <string>

namespace rasoat::store {

template <>
Fund record_in<Fund>(Query& query) {
    Fund fund{query.take<FundId>(),
              query.take<std::string>(),
              Bilingual{query.take<std::string>(), query.take<std::string>()},
              query.take<Year>(),
              query.take<Vnd>(),
              query.take<std::optional<UnitId>>(),
              query.take<std::string>(),
              query.take<std::string>(),
              query.take<bool>()};
    FundShare share{
        query.take<std::string>(), {static_cast<int>(query.take<std::int64_t>())}, query.take<std::string>()};
    if (!share.rule.empty()) fund.share = std::move(share);
    return fund;
}

template <>
SetRule record_in<SetRule>(Query& query) {
    return {query.take<RuleKind>(), query.take<std::string>(), query.take<std::string>()};
}

template <>
ChangeEntry record_in<ChangeEntry>(Query& query) {
    return {query.take<ChangeId>(),    query.take<Time>(),        query.take<std::string>(),
            query.take<std::string>(), query.take<std::string>(), query.take<std::string>()};
}

std::vector<Fund> select_funds(Connection& connection) {
    return all<Fund>(
        connection, "SELECT id, code, name_vi, name_en, year, amount, unit, kind, line, carries_over, share_rule, "
                    "share_millionths, share_item FROM funds ORDER BY id");
}

std::optional<Fund> select_fund(Connection& connection, FundId id) {
    return first<Fund>(
        connection,
        "SELECT id, code, name_vi, name_en, year, amount, unit, kind, line, carries_over, share_rule, "
        "share_millionths, share_item FROM funds WHERE id = ?",
        id);
}

std::vector<SetRule> select_set_rules(Connection& connection) {
    return all<SetRule>(connection, "SELECT kind, id, document FROM set_rules ORDER BY kind, place");
}

std::optional<SetRule> select_set_rule(Connection& connection, RuleKind kind, std::string_view id) {
    return first<SetRule>(connection, "SELECT kind, id, document FROM set_rules WHERE kind = ? AND id = ?", kind, id);
}

Revision select_rules_revision(Connection& connection) {
    return value<Revision>(connection, "SELECT value FROM rules_revision").value_or(Revision{});
}

std::vector<ChangeEntry>
select_changes_of(Connection& connection, std::string_view subject, std::optional<ChangeId> before, std::size_t most) {
    const auto bound = before ? before->value : std::numeric_limits<std::int64_t>::max();
    if (subject.ends_with(':')) {
        auto past = std::string(subject);
        ++past.back();
        return all<ChangeEntry>(
            connection,
            "SELECT id, at, actor, subject, before, after FROM changes WHERE subject >= ? AND subject < ? AND id < ? "
            "ORDER BY id DESC LIMIT ?",
            subject, past, bound, most);
    }
    return all<ChangeEntry>(
        connection,
        "SELECT id, at, actor, subject, before, after FROM changes WHERE subject = ? AND id < ? ORDER BY id DESC "
        "LIMIT ?",
        subject, bound, most);
}

std::optional<ChangeEntry> select_change_entry(Connection& connection, ChangeId id) {
    return first<ChangeEntry>(connection, "SELECT id, at, actor, subject, before, after FROM changes WHERE id = ?", id);
}

} // namespace rasoat::store
