#include "server/api/record_changes.h"

#include "server/api/http/problem.h"
#include "server/api/kept_records.h"
#include "server/api/list_parameters.h"
#include "server/api/services.h"
#include "server/rules/record_json.h"
#include "server/rules/record_text.h"

#include <algorithm>

namespace rasoat::api {
namespace {

constexpr std::size_t most_subject_bytes = 100;

std::optional<rules::Record> record_in(const rules::Schema& schema, const std::string& json) {
    return json.empty() ? std::nullopt : std::optional(rules::record_in_json(schema, json));
}

/// How the record is called in lists.
planner::Bilingual name_of(const rules::Record& record, const changes::Subject& subject) {
    const auto& fields = record.schema().fields;
    if (std::ranges::find(fields, "name_vi", &rules::Field::key) != fields.end())
        return {record.text("name_vi"), record.text("name_en")};
    if (subject.kind == changes::Kind::price) return {subject.id, subject.id};
    return record.schema().noun;
}

void write_change(JsonWriter& json, const store::ChangeEntry& entry, const changes::Subject& subject, bool undoable) {
    const auto& schema = changes::schema_of(subject.kind);
    const auto before = record_in(schema, entry.before);
    const auto after = record_in(schema, entry.after);
    json.begin_object();
    write_id(json, "id", entry.id);
    json.text("at", time_text(entry.at));
    json.text("actor", entry.actor);
    json.text("of", entry.subject);
    json.text("act", !before ? "added" : !after ? "removed" : "changed");
    if (const auto& named = after ? after : before) write_text(json, "name", name_of(*named, subject));
    json.boolean("undoable", undoable);
    json.begin_array("differences");
    for (const auto& difference : rules::differences(schema, before, after)) {
        json.begin_object();
        json.text("key", difference.key);
        write_text(json, "label", difference.label);
        write_text_or_null(json, "before", before ? std::optional(difference.before) : std::nullopt);
        write_text_or_null(json, "after", after ? std::optional(difference.after) : std::nullopt);
        json.end_object();
    }
    json.end_array();
    json.end_object();
}

access::Permission permission_for(changes::Kind kind) {
    switch (kind) {
    case changes::Kind::fund:
        return access::Permission::manage_funds;
    case changes::Kind::norm:
    case changes::Kind::terms:
    case changes::Kind::price:
        return access::Permission::manage_prices;
    case changes::Kind::role:
    case changes::Kind::model:
    case changes::Kind::policies:
        break;
    }
    return access::Permission::manage_rules;
}

} // namespace

Answer record_changes(const Services& services, Call& call) {
    const auto given = call.query("of", most_subject_bytes);
    const auto subject = changes::subject_in(given);
    if (!subject)
        throw http::ProblemError(http::invalid_value(
            "of", {"Cần cho biết của mục nào: fund:12, role:clerk, hoặc fund: cho tất cả.",
                   "It has to say of what: fund:12, role:clerk, or fund: for all of them."}));
    const auto cursor = call.query("cursor", most_cursor_bytes);
    const auto before = store::parse_id<store::ChangeId>(cursor);
    if (!cursor.empty() && !before) throw http::ProblemError(bad_cursor());
    const auto limit = call.query_number_or("limit", default_page, most_on_page);
    const auto reader = services.store.snapshot();
    const auto present = changes::present_records(*reader, services.review.shipped_rules(), subject->kind);
    const auto entries = reader->changes_of(given, before, limit + 1);
    JsonWriter json;
    json.begin_object();
    json.begin_array("items");
    for (std::size_t index = 0; index < entries.size() && index < limit; ++index) {
        const auto& entry = entries[index];
        const auto of = changes::subject_in(entry.subject).value_or(*subject);
        const auto now = std::ranges::find(present, of.id, &changes::PresentRecord::id);
        const auto after = record_in(changes::schema_of(of.kind), entry.after);
        const auto stands = now == present.end() ? !after : after == now->record;
        const auto newest = reader->changes_of(entry.subject, std::nullopt, 1).front().id == entry.id;
        write_change(json, entry, of, stands && newest);
    }
    json.end_array();
    write_id_or_null(json, "next_cursor", entries.size() > limit ? std::optional(entries[limit - 1].id) : std::nullopt);
    json.end_object();
    return shown(json.take());
}

Answer undo_record_change(const Services& services, Call& call) {
    const auto id = call.path_id<store::ChangeId>("id");
    const auto entry = id ? services.store.snapshot()->change_entry(*id) : std::nullopt;
    const auto subject = entry ? changes::subject_in(entry->subject) : std::nullopt;
    if (!subject) throw http::ProblemError(http::not_found({"lần sửa", "change"}, call.path("id")));
    if (!access::allows(call.session().role, permission_for(subject->kind)))
        throw http::ProblemError(
            http::forbidden({"Tài khoản này không có quyền đó.", "This account does not have that permission."}));
    const auto undone = services.store.write([&](store::Transaction& transaction) {
        return changes::undo(transaction, services.review.shipped_rules(), *id, {call.session().username, call.now()});
    });
    JsonWriter json;
    json.begin_object();
    write_id(json, "change_id", undone.change);
    json.text("of", changes::to_text(undone.subject));
    json.end_object();
    return shown(json.take());
}

} // namespace rasoat::api
