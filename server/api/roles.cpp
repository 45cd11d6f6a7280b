#include "server/api/roles.h"

#include "server/api/http/problem.h"
#include "server/api/json/ranking_shift_json.h"
#include "server/api/kept_records.h"
#include "server/api/services.h"
#include "server/planning/rules_what_if.h"
#include "server/rules/conversions.h"

#include <map>
#include <string>

namespace rasoat::api {
namespace {

constexpr std::int64_t mebibytes_in_gibibyte = 1024;

changes::Subject subject_in(const Call& call) {
    return {changes::Kind::role, call.path("id")};
}

/// The name in both languages, and how many seats have the role.
MoreMembers role_members(const Services& services) {
    std::map<std::string, std::uint64_t> seats;
    for (const auto& seat : services.store.snapshot()->seats())
        ++seats[seat.role];
    return [seats = std::move(seats)](JsonWriter& json, const changes::PresentRecord& role) {
        write_text(json, "name", {role.record.text("name_vi"), role.record.text("name_en")});
        json.integer("memory_mb", role.record.integer("memory_gb") * mebibytes_in_gibibyte);
        const auto used = seats.find(role.id);
        json.number("seats", used == seats.end() ? std::uint64_t{0} : used->second);
    };
}

} // namespace

Answer roles(const Services& services, Call& /*call*/) {
    return kept_records(services, changes::Kind::role, role_members(services));
}

Answer add_role(const Services& services, Call& call) {
    return add_kept_record(services, call, changes::Kind::role, role_members(services));
}

Answer role_by_id(const Services& services, Call& call) {
    return kept_record(services, subject_in(call), role_members(services));
}

Answer change_role(const Services& services, Call& call) {
    return change_kept_record(
        services, call, subject_in(call), record_in_body(call, rules::role_schema()), role_members(services));
}

Answer remove_role(const Services& services, Call& call) {
    return remove_kept_record(services, call, subject_in(call));
}

Answer try_role(const Services& services, Call& call) {
    const auto role = rules::role_of(record_in_body(call, rules::role_schema()));
    if (role.id != call.path("id"))
        throw http::ProblemError(http::invalid_value("/id", {"Mã không đổi được.", "The code cannot be changed."}));
    const auto reviewed = services.review.current(call.now());
    return shown(ranking_shift_json(
        planning::ranking_shift(*reviewed, {role, std::nullopt}, *services.store.snapshot(), turned_seats_shown)));
}

} // namespace rasoat::api
