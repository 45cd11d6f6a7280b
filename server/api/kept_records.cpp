#include "server/api/kept_records.h"

#include "server/api/http/problem.h"
#include "server/api/json_body.h"
#include "server/api/services.h"
#include "server/rules/record_json.h"

namespace rasoat::api {
namespace {

/// The version that If-Match bears, which must be there: otherwise two people overwrite each other unseen.
std::string version_in(const Call& call) {
    auto given = std::string(call.field("If-Match").value_or(""));
    if (given.empty()) throw http::ProblemError(http::precondition_required());
    if (given.size() >= 2 && given.front() == '"' && given.back() == '"') given = given.substr(1, given.size() - 2);
    return given;
}

changes::Actor actor_of(const Call& call) {
    return {call.session().username, call.now()};
}

std::string record_document(const changes::PresentRecord& present, const MoreMembers& more) {
    JsonWriter json;
    json.begin_object();
    write_kept_record(json, present, more);
    json.end_object();
    return json.take();
}

changes::PresentRecord present_or_404(const Services& services, const changes::Subject& subject) {
    const auto reader = services.store.snapshot();
    for (auto& present : changes::present_records(*reader, services.review.shipped_rules(), subject.kind))
        if (present.id == subject.id) return std::move(present);
    const auto& noun = changes::schema_of(subject.kind).noun;
    throw http::ProblemError(http::not_found(noun, subject.id));
}

Answer with_version(Answer answer, const changes::PresentRecord& present) {
    return std::move(answer).with("ETag", '"' + rules::version_of(present.record) + '"');
}

} // namespace

rules::Record record_in_body(const Call& call, const rules::Schema& schema) {
    static_cast<void>(JsonBody(call.body()));
    return rules::record_in_json(schema, call.body());
}

void write_kept_record(JsonWriter& json, const changes::PresentRecord& present, const MoreMembers& more) {
    json.text("id", present.id);
    json.text("version", rules::version_of(present.record));
    json.boolean("shipped", present.shipped);
    rules::write_members(json, present.record, "id");
    if (more) more(json, present);
}

Answer kept_records(const Services& services, changes::Kind kind, const MoreMembers& more) {
    const auto reader = services.store.snapshot();
    JsonWriter json;
    json.begin_object();
    json.begin_array("items");
    for (const auto& present : changes::present_records(*reader, services.review.shipped_rules(), kind)) {
        json.begin_object();
        write_kept_record(json, present, more);
        json.end_object();
    }
    json.end_array();
    json.end_object();
    return shown(json.take());
}

Answer kept_record(const Services& services, const changes::Subject& subject, const MoreMembers& more) {
    const auto present = present_or_404(services, subject);
    return with_version(shown(record_document(present, more)), present);
}

Answer add_kept_record(const Services& services, const Call& call, changes::Kind kind, const MoreMembers& more) {
    const auto record = record_in_body(call, changes::schema_of(kind));
    const auto added = services.store.write([&](store::Transaction& transaction) {
        return changes::add(transaction, services.review.shipped_rules(), kind, record, actor_of(call));
    });
    const auto present = present_or_404(services, added.subject);
    return with_version(created(record_document(present, more)), present);
}

Answer change_kept_record(
    const Services& services, const Call& call, const changes::Subject& subject, const rules::Record& record,
    const MoreMembers& more) {
    const auto version = version_in(call);
    services.store.write([&](store::Transaction& transaction) {
        changes::change(transaction, services.review.shipped_rules(), subject, record, version, actor_of(call));
    });
    return kept_record(services, subject, more);
}

Answer remove_kept_record(const Services& services, const Call& call, const changes::Subject& subject) {
    const auto version = version_in(call);
    const auto removed = services.store.write([&](store::Transaction& transaction) {
        return changes::remove(transaction, services.review.shipped_rules(), subject, version, actor_of(call));
    });
    JsonWriter json;
    json.begin_object();
    write_id(json, "change_id", removed.change);
    json.end_object();
    return shown(json.take());
}

} // namespace rasoat::api
