#include "server/store/sqlite/writes.h"

/// Funds and rules that officers set, and who changed what.
namespace rasoat::store {

FundId SqliteWrites::add_fund(const Fund& fund) {
    change();
    const auto share = fund.share.value_or(FundShare{});
    return insert<FundId>(
        "INSERT INTO funds (code, name_vi, name_en, year, amount, unit, kind, line, carries_over, share_rule, "
        "share_millionths, share_item) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        fund.code, fund.name.vi, fund.name.en, fund.year, fund.amount, fund.unit, fund.kind, fund.line,
        fund.carries_over, share.rule, share.share.millionths, share.item);
}

void SqliteWrites::put_fund(const Fund& fund) {
    change();
    const auto share = fund.share.value_or(FundShare{});
    update(
        "fund",
        "UPDATE funds SET code = ?, name_vi = ?, name_en = ?, year = ?, amount = ?, unit = ?, kind = ?, line = ?, "
        "carries_over = ?, share_rule = ?, share_millionths = ?, share_item = ? WHERE id = ?",
        fund.code, fund.name.vi, fund.name.en, fund.year, fund.amount, fund.unit, fund.kind, fund.line,
        fund.carries_over, share.rule, share.share.millionths, share.item, fund.id);
}

void SqliteWrites::remove_fund(FundId fund) {
    change();
    update("fund", "DELETE FROM funds WHERE id = ?", fund);
}

void SqliteWrites::put_back_fund(const Fund& fund) {
    change();
    const auto share = fund.share.value_or(FundShare{});
    run("INSERT INTO funds (id, code, name_vi, name_en, year, amount, unit, kind, line, carries_over, share_rule, "
        "share_millionths, share_item) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        fund.id, fund.code, fund.name.vi, fund.name.en, fund.year, fund.amount, fund.unit, fund.kind, fund.line,
        fund.carries_over, share.rule, share.share.millionths, share.item);
}

void SqliteWrites::put_rule(const SetRule& rule) {
    change_rules();
    run("INSERT INTO set_rules (kind, id, document, place) VALUES (?, ?, ?, (SELECT coalesce(max(place), 0) + 1 FROM "
        "set_rules)) ON CONFLICT (kind, id) DO UPDATE SET document = excluded.document",
        rule.kind, rule.id, rule.document);
}

void SqliteWrites::remove_rule(RuleKind kind, std::string_view id) {
    change_rules();
    update("rule", "DELETE FROM set_rules WHERE kind = ? AND id = ?", kind, id);
}

ChangeId SqliteWrites::add_change(const ChangeEntry& change) {
    return insert<ChangeId>(
        "INSERT INTO changes (at, actor, subject, before, after) VALUES (?, ?, ?, ?, ?)", change.at, change.actor,
        change.subject, change.before, change.after);
}

void SqliteWrites::change_rules() {
    run("UPDATE rules_revision SET value = ?", change());
}

} // namespace rasoat::store
