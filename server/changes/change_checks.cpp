#include "server/changes/change_checks.h"

#include "server/changes/changes.h"
#include "server/changes/present_records.h"
#include "server/rules/conversions.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace rasoat::changes {
namespace {

/// Below the planner's own bound of 2^58 dong for all funds together.
constexpr std::int64_t most_in_all_funds = 200'000'000'000'000'000;

void check_line(const store::Fund& fund, const store::Fund& other, const rules::Schema& schema) {
    if (other.line != fund.line) return;
    if (other.year == fund.year)
        rules::refuse(
            schema, "line",
            {fmt::format("nguồn {} đã là năm {} của dòng này.", other.code, fund.year.value),
             fmt::format("the fund {} is the year {} of this line already.", other.code, fund.year.value)});
    if (other.unit != fund.unit || other.kind != fund.kind || other.share != fund.share)
        rules::refuse(
            schema, "line",
            {fmt::format("nguồn {} cùng dòng phải giống về đơn vị, loại chi và giới hạn.", other.code),
             fmt::format("the fund {} of this line has to be alike in unit, kind and limit.", other.code)});
}

void check_fund(store::Reader& reader, const Subject& subject, const rules::Record& record) {
    auto fund = rules::fund_of(record);
    fund.id = store::parse_id<store::FundId>(subject.id).value_or(store::FundId{});
    if (fund.unit) {
        const auto unit = reader.unit(*fund.unit);
        if (!unit || unit->ended_on)
            rules::refuse(record.schema(), "unit_id", {"không có đơn vị này.", "there is no such unit."});
    }
    check_fund_among(reader.funds(), fund);
}

void check_role(store::Reader& reader, const planning::PlanningRules& shipped, const rules::Record& record) {
    const auto position = record.text("norm_position");
    if (position.empty()) return;
    const auto norms = present_records(reader, shipped, Kind::norm);
    if (std::ranges::none_of(norms, [&](const auto& norm) { return norm.record.text("position") == position; }))
        rules::refuse(
            record.schema(), "norm_position",
            {"chưa có trong định mức; hãy thêm định mức trước.", "is in no norm; add the norm first."});
}

void check_model(
    store::Reader& reader, const planning::PlanningRules& shipped, const Subject& subject,
    const rules::Record& record) {
    static_cast<void>(rules::model_of(record, shipped.processors));
    for (const auto& part : present_records(reader, shipped, Kind::price))
        if (part.id == subject.id)
            rules::refuse(record.schema(), "id", {"đã là mã của một linh kiện.", "is the code of a part already."});
}

/// Roles of the position, which would lose their ceiling with the norm.
void check_norm_unused(store::Reader& reader, const planning::PlanningRules& shipped, const Subject& subject) {
    const auto norms = present_records(reader, shipped, Kind::norm);
    const auto norm = std::ranges::find(norms, subject.id, &PresentRecord::id);
    if (norm == norms.end()) return;
    const auto position = norm->record.text("position");
    if (std::ranges::count_if(norms, [&](const auto& other) { return other.record.text("position") == position; }) > 1)
        return;
    const auto roles = present_records(reader, shipped, Kind::role);
    const auto users =
        std::ranges::count_if(roles, [&](const auto& role) { return role.record.text("norm_position") == position; });
    if (users > 0)
        throw ChangeRefused(
            ChangeRefused::Reason::in_use,
            {fmt::format("{} vai trò dùng nhóm chức danh này và không còn định mức nào khác của nhóm.", users),
             fmt::format("{} roles go by this position group, and this is its last norm.", users)});
}

void check_role_unused(store::Reader& reader, const planning::PlanningRules& shipped, const Subject& subject) {
    const auto seats = reader.seats();
    std::set<store::UnitId> units;
    std::size_t used = 0;
    for (const auto& seat : seats) {
        if (seat.role != subject.id) continue;
        ++used;
        units.insert(seat.unit);
    }
    if (used > 0)
        throw ChangeRefused(
            ChangeRefused::Reason::in_use,
            {fmt::format("{} vị trí ở {} đơn vị có vai trò này; hãy đổi vai trò của chúng trước.", used, units.size()),
             fmt::format("{} seats in {} units have this role; give them another one first.", used, units.size())});
    if (reader.setting(store::setting::role_of_new_seats) == subject.id)
        throw ChangeRefused(
            ChangeRefused::Reason::in_use, {"Vị trí mới được tự lập với vai trò này (server.toml).",
                                            "New seats are made with this role (server.toml)."});
    if (present_records(reader, shipped, Kind::role).size() == 1)
        throw ChangeRefused(
            ChangeRefused::Reason::in_use, {"Phải còn ít nhất một vai trò.", "At least one role has to stay."});
}

} // namespace

void check_record(
    store::Reader& reader, const planning::PlanningRules& shipped, const Subject& subject,
    const rules::Record& record) {
    switch (subject.kind) {
    case Kind::fund:
        return check_fund(reader, subject, record);
    case Kind::role:
        return check_role(reader, shipped, record);
    case Kind::model:
        return check_model(reader, shipped, subject, record);
    case Kind::norm:
        static_cast<void>(rules::norm_of(record));
        return;
    case Kind::policies:
        static_cast<void>(rules::policies_of(record));
        return;
    case Kind::terms:
    case Kind::price:
        return;
    }
}

void check_fund_among(std::span<const store::Fund> funds, const store::Fund& fund) {
    const auto& schema = rules::fund_schema();
    std::int64_t sum = fund.amount.amount;
    for (const auto& other : funds) {
        if (other.id == fund.id) continue;
        if (other.code == fund.code)
            rules::refuse(
                schema, "code",
                {fmt::format("\"{}\" đã được dùng cho nguồn khác.", fund.code),
                 fmt::format("\"{}\" is another fund's.", fund.code)});
        if (!fund.line.empty()) check_line(fund, other, schema);
        sum += other.amount.amount;
    }
    if (sum > most_in_all_funds)
        rules::refuse(
            schema, "amount",
            {"quá lớn so với tổng các nguồn mà phần mềm tính được.",
             "is more than can be reckoned with all funds together."});
}

void check_unused(store::Reader& reader, const planning::PlanningRules& shipped, const Subject& subject) {
    if (subject.kind == Kind::role) check_role_unused(reader, shipped, subject);
    if (subject.kind == Kind::norm) check_norm_unused(reader, shipped, subject);
}

} // namespace rasoat::changes
