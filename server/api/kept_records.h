#pragma once

#include "server/api/answer.h"
#include "server/api/call.h"
#include "server/api/json/text_json.h"
#include "server/changes/changes.h"
#include "server/changes/present_records.h"
#include "server/rules/record.h"

#include <functional>

/// What all routes of forms share: a record is read, listed, added, changed and removed alike, whatever its kind.
namespace rasoat::api {

struct Services;

/// The body as a record. Throws what becomes 400 or 422.
[[nodiscard]] rules::Record record_in_body(const Call& call, const rules::Schema& schema);

/// More members of an item than those of its record.
using MoreMembers = std::function<void(JsonWriter&, const changes::PresentRecord&)>;

/// An item: id, version, whether it is as shipped, the record's own members, and more.
void write_kept_record(JsonWriter& json, const changes::PresentRecord& present, const MoreMembers& more);

/// {"items": [...]}: all of that kind.
[[nodiscard]] Answer kept_records(const Services& services, changes::Kind kind, const MoreMembers& more = {});
/// One of them, with its version as ETag. Throws what becomes 404.
[[nodiscard]] Answer
kept_record(const Services& services, const changes::Subject& subject, const MoreMembers& more = {});

/// 201 with the record as it was kept.
[[nodiscard]] Answer
add_kept_record(const Services& services, const Call& call, changes::Kind kind, const MoreMembers& more = {});
/// 200 with the record as it is kept now. If-Match has to bear its version (428, 412).
[[nodiscard]] Answer change_kept_record(
    const Services& services, const Call& call, const changes::Subject& subject, const rules::Record& record,
    const MoreMembers& more = {});
/// 200 with the change's id, by which it is undone. If-Match as above.
[[nodiscard]] Answer remove_kept_record(const Services& services, const Call& call, const changes::Subject& subject);

} // namespace rasoat::api
