#include "server/changes/changes.h"

#include "server/access/audit_trail.h"
#include "server/changes/change_checks.h"
#include "server/changes/present_records.h"
#include "server/rules/conversions.h"
#include "server/rules/record_json.h"
#include "server/rules/record_text.h"

#include <fmt/format.h>

#include <optional>

namespace rasoat::changes {
namespace {

using rules::Record;

[[noreturn]] void refuse_unknown(const Subject& subject) {
    const auto& noun = schema_of(subject.kind).noun;
    throw ChangeRefused(
        ChangeRefused::Reason::none_such,
        {fmt::format("Không có {} này.", noun.vi), fmt::format("There is no such {}.", noun.en)});
}

Record present_or_refuse(store::Reader& reader, const planning::PlanningRules& shipped, const Subject& subject) {
    auto present = present_record(reader, shipped, subject);
    if (!present) refuse_unknown(subject);
    return *std::move(present);
}

void refuse_stale(store::Reader& reader, const Subject& subject, const Record& present, std::string_view version) {
    if (rules::version_of(present) == version) return;
    const auto last = reader.changes_of(to_text(subject), std::nullopt, 1);
    const auto by = last.empty() ? std::string{} : last.front().actor;
    throw ChangeRefused(
        ChangeRefused::Reason::changed_since,
        {fmt::format("{} vừa sửa mục này. Hãy xem lại rồi sửa tiếp.", by.empty() ? "Người khác" : by),
         fmt::format(
             "{} has changed this meanwhile. Look at it again, then change it.", by.empty() ? "Somebody" : by)});
}

void put_fund(store::Transaction& transaction, const Subject& subject, const std::optional<Record>& record) {
    const auto id = store::parse_id<store::FundId>(subject.id);
    if (!id) refuse_unknown(subject);
    if (!record) return transaction.remove_fund(*id);
    auto fund = rules::fund_of(*record);
    fund.id = *id;
    if (transaction.fund(*id))
        transaction.put_fund(fund);
    else
        transaction.put_back_fund(fund);
}

void put_rule(
    store::Transaction& transaction, const planning::PlanningRules& shipped, const Subject& subject,
    const std::optional<Record>& record) {
    const auto kind = *rule_kind(subject.kind);
    const auto as_shipped = shipped_record(shipped, subject);
    if (record == as_shipped) {
        if (transaction.set_rule(kind, subject.id)) transaction.remove_rule(kind, subject.id);
    } else {
        transaction.put_rule({kind, subject.id, record ? rules::to_json(*record) : std::string{}});
    }
    // The model's price stands in its record from now on.
    if (subject.kind == Kind::model) transaction.set_price(subject.id, std::nullopt);
}

void put(
    store::Transaction& transaction, const planning::PlanningRules& shipped, const Subject& subject,
    const std::optional<Record>& record) {
    if (subject.kind == Kind::fund) return put_fund(transaction, subject, record);
    if (subject.kind != Kind::price) return put_rule(transaction, shipped, subject, record);
    const auto as_shipped = record == shipped_record(shipped, subject);
    transaction.set_price(subject.id, as_shipped ? std::nullopt : std::optional(store::Vnd{record->integer("price")}));
}

/// "change fund 12: Amount: VND 900,000,000 -> VND 750,000,000".
std::string detail_of(const Subject& subject, const std::optional<Record>& before, const std::optional<Record>& after) {
    std::string detail;
    for (const auto& difference : rules::differences(schema_of(subject.kind), before, after)) {
        if (!detail.empty()) detail += "; ";
        detail += difference.label.en + ": ";
        if (before) detail += difference.before.en;
        if (before && after) detail += " -> ";
        if (after) detail += difference.after.en;
    }
    return detail;
}

Changed keep(
    store::Transaction& transaction, const Subject& subject, const std::optional<Record>& before,
    const std::optional<Record>& after, Actor actor) {
    const auto* act = !before ? "add" : !after ? "remove" : "change";
    access::record(
        transaction, actor.name, fmt::format("{}-{}", act, name_of(subject.kind)),
        fmt::format("{} {}", name_of(subject.kind), subject.id), detail_of(subject, before, after), actor.now);
    const auto json = [](const std::optional<Record>& record) {
        return record ? rules::to_json(*record) : std::string{};
    };
    return {
        subject,
        transaction.add_change({{}, actor.now, std::string(actor.name), to_text(subject), json(before), json(after)})};
}

/// As it will be read back: a share is kept in millionths.
Record as_kept(Kind kind, const Record& record) {
    return kind == Kind::fund ? rules::record_of(rules::fund_of(record)) : record;
}

std::string new_id(store::Reader& reader, const planning::PlanningRules& shipped, Kind kind, const Record& record) {
    const auto id = kind == Kind::norm ? rules::id_of(rules::norm_of(record)) : record.text("id");
    if (present_record(reader, shipped, {kind, id})) {
        if (kind == Kind::norm)
            rules::refuse(
                record.schema(), "valid_from",
                {"đã có định mức của nhóm và loại máy này từ ngày đó.",
                 "there is a norm for this group and kind from that day already."});
        rules::refuse(
            record.schema(), "id", {fmt::format("\"{}\" đã được dùng.", id), fmt::format("\"{}\" is taken.", id)});
    }
    return id;
}

} // namespace

Changed
add(store::Transaction& transaction, const planning::PlanningRules& shipped, Kind kind, const Record& record,
    Actor actor) {
    Subject subject{kind, {}};
    if (kind == Kind::fund) {
        check_record(transaction, shipped, subject, record);
        subject.id = store::to_string(transaction.add_fund(rules::fund_of(record)));
    } else {
        subject.id = new_id(transaction, shipped, kind, record);
        check_record(transaction, shipped, subject, record);
        put(transaction, shipped, subject, record);
    }
    return keep(transaction, subject, std::nullopt, record, actor);
}

Changed change(
    store::Transaction& transaction, const planning::PlanningRules& shipped, const Subject& subject,
    const Record& given, std::string_view version, Actor actor) {
    const auto record = as_kept(subject.kind, given);
    const auto present = present_or_refuse(transaction, shipped, subject);
    refuse_stale(transaction, subject, present, version);
    if ((subject.kind == Kind::role || subject.kind == Kind::model) && record.text("id") != subject.id)
        rules::refuse(record.schema(), "id", {"không đổi được.", "cannot be changed."});
    if (subject.kind == Kind::norm && record.text("position") != present.text("position"))
        check_unused(transaction, shipped, subject);
    check_record(transaction, shipped, subject, record);
    if (present == record) return {subject, {}};
    put(transaction, shipped, subject, record);
    return keep(transaction, subject, present, record, actor);
}

Changed remove(
    store::Transaction& transaction, const planning::PlanningRules& shipped, const Subject& subject,
    std::string_view version, Actor actor) {
    const auto present = present_or_refuse(transaction, shipped, subject);
    refuse_stale(transaction, subject, present, version);
    check_unused(transaction, shipped, subject);
    put(transaction, shipped, subject, std::nullopt);
    return keep(transaction, subject, present, std::nullopt, actor);
}

Changed
undo(store::Transaction& transaction, const planning::PlanningRules& shipped, store::ChangeId change, Actor actor) {
    const auto entry = transaction.change_entry(change);
    const auto subject = entry ? subject_in(entry->subject) : std::nullopt;
    if (!subject)
        throw ChangeRefused(ChangeRefused::Reason::none_such, {"Không có lần sửa này.", "There is no such change."});
    const auto& schema = schema_of(subject->kind);
    const auto record_in = [&](const std::string& json) {
        return json.empty() ? std::nullopt : std::optional(rules::record_in_json(schema, json));
    };
    const auto before = record_in(entry->before);
    const auto present = present_record(transaction, shipped, *subject);
    if (present != record_in(entry->after))
        throw ChangeRefused(
            ChangeRefused::Reason::not_undoable, {"Mục này đã được sửa tiếp sau đó; hãy hoàn tác lần sửa sau trước.",
                                                  "It has been changed again since; undo the later change first."});
    if (before)
        check_record(transaction, shipped, *subject, *before);
    else
        check_unused(transaction, shipped, *subject);
    put(transaction, shipped, *subject, before);
    return keep(transaction, *subject, present, before, actor);
}

} // namespace rasoat::changes
