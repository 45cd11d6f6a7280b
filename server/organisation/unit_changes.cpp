#include "server/organisation/unit_changes.h"

#include "server/organisation/organisation_refused.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

namespace rasoat::organisation {
namespace {

int year_of(store::Day day) {
    return static_cast<int>(std::chrono::year_month_day(day).year());
}

template <class Period, class RecordId>
bool has_period(const std::vector<Period>& periods, RecordId Period::*of, RecordId id, store::Day until) {
    return std::ranges::any_of(
        periods, [&](const Period& period) { return period.*of == id && period.until == until; });
}

} // namespace

store::Unit UnitChanges::living(store::UnitId id, std::string_view field) const {
    const auto found = std::ranges::find(units_, id, &store::Unit::id);
    if (found == units_.end())
        throw OrganisationRefused(
            std::string(field),
            {"Không có đơn vị này, hoặc nó đã kết thúc.", "There is no such unit, or it has ended."});
    const auto later = std::ranges::any_of(
        known_unit_periods_, [&](const store::UnitPeriod& period) { return period.unit == id && period.until > on_; });
    if (later || (found->begun_on && *found->begun_on > on_))
        throw OrganisationRefused(
            "/on", {fmt::format(
                        "Đơn vị \"{}\" đã thay đổi sau ngày này; hãy chọn ngày muộn hơn hoặc hoàn tác thay đổi "
                        "đó trước.",
                        found->name),
                    fmt::format(
                        "The unit \"{}\" has changed after that day; choose a later day, or undo that change first.",
                        found->name)});
    return *found;
}

bool UnitChanges::is_below(store::UnitId unit, store::UnitId top) const {
    for (std::optional<store::UnitId> at = unit; at;) {
        if (*at == top) return true;
        const auto found = std::ranges::find(units_, *at, &store::Unit::id);
        at = found == units_.end() ? std::nullopt : found->parent;
    }
    return false;
}

void UnitChanges::refuse_taken_code(
    const std::string& code, std::string_view field, std::optional<store::UnitId> but) const {
    const auto takes = [&](const store::Unit& unit) { return unit.code == code && unit.id != but; };
    if (std::ranges::any_of(units_, takes) || std::ranges::any_of(transaction_.ended_units(), takes))
        throw OrganisationRefused(
            std::string(field), {fmt::format("Mã đơn vị \"{}\" đã được dùng; mã không dùng lại.", code),
                                 fmt::format("The code \"{}\" is taken; codes are not used again.", code)});
}

void UnitChanges::change(const store::Unit& before, const store::Unit& after) {
    effects_.units_before.push_back(before);
    if (!has_period(known_unit_periods_, &store::UnitPeriod::unit, before.id, on_) && before.begun_on != on_) {
        effects_.unit_periods.push_back({before.id, on_, before.parent, before.code, before.name});
        transaction_.add_unit_period(effects_.unit_periods.back());
        known_unit_periods_.push_back(effects_.unit_periods.back());
    }
    transaction_.put_unit(after);
    *std::ranges::find(units_, before.id, &store::Unit::id) = after;
}

store::UnitId UnitChanges::make(const UnitDraft& draft, std::optional<store::UnitId> parent, std::string_view field) {
    refuse_taken_code(draft.code, std::string(field) + "/code", std::nullopt);
    store::Unit unit{.id = {}, .parent = parent, .code = draft.code, .name = draft.name, .begun_on = on_};
    unit.id = transaction_.add_unit(unit);
    units_.push_back(unit);
    effects_.units_made.push_back(unit);
    return unit.id;
}

void UnitChanges::end(const store::Unit& unit, store::UnitId successor) {
    auto ended = unit;
    ended.ended_on = on_;
    ended.successor = successor;
    effects_.units_before.push_back(unit);
    transaction_.put_unit(ended);
    std::erase_if(units_, [&](const store::Unit& other) { return other.id == unit.id; });
}

void UnitChanges::move_children(const store::Unit& from, store::UnitId to) {
    const auto units = units_;
    for (const auto& child : units) {
        if (child.parent != from.id) continue;
        auto moved = child;
        // What takes the place of its own parent stands where that stood.
        moved.parent = child.id == to ? from.parent : std::optional(to);
        change(child, moved);
    }
}

void UnitChanges::move_seat(store::Seat seat, store::UnitId to) {
    const auto from = std::exchange(seat.unit, to);
    if (from == to) return;
    if (!has_period(known_seat_periods_, &store::SeatPeriod::seat, seat.id, on_)) {
        effects_.seat_periods.push_back({seat.id, on_, from});
        transaction_.add_seat_period(effects_.seat_periods.back());
    }
    effects_.seats.push_back({seat.id, from, to});
    transaction_.put_seat(seat);
    if (seat.machine) move_machine(*seat.machine, to);
}

void UnitChanges::move_machine(store::MachineId id, store::UnitId to) {
    auto machine = transaction_.machine(id).value();
    const auto from = std::exchange(machine.unit, to);
    if (!from || *from == to) return;
    const auto name = [&](store::UnitId unit) { return transaction_.unit(unit).value().name; };
    effects_.machines.push_back({id, *from, to});
    transaction_.put_machine(machine);
    transaction_.add_history({id, now_, store::MachinePart::unit, name(*from), name(to)});
    for (auto device : transaction_.devices_on(id))
        move_device(std::move(device), to);
}

void UnitChanges::move_device(store::Device device, store::UnitId to) {
    const auto from = std::exchange(device.unit, to);
    if (from == to) return;
    effects_.devices.push_back({device.id, from, to});
    transaction_.put_device(device);
}

void UnitChanges::move_all(const store::Unit& from, store::UnitId to) {
    for (const auto& seat : transaction_.seats())
        if (seat.unit == from.id) move_seat(seat, to);
    for (const auto id : transaction_.machines_in(from.id))
        move_machine(id, to);
    for (auto& device : transaction_.devices_in(from.id))
        move_device(std::move(device), to);
    for (auto token : transaction_.enrolment_tokens()) {
        if (token.unit != from.id) continue;
        effects_.tokens.push_back({token.id, from.id, to});
        token.unit = to;
        transaction_.put_enrolment_token(token);
    }
    for (auto fund : transaction_.funds()) {
        if (fund.unit != from.id || fund.year.value < year_of(on_)) continue;
        effects_.funds.push_back({fund.id, from.id, to});
        fund.unit = to;
        transaction_.put_fund(fund);
    }
    move_children(from, to);
}

void UnitChanges::apply(const Rename& rename) {
    const auto before = living(rename.unit, "/unit_id");
    auto after = before;
    if (rename.code) {
        refuse_taken_code(*rename.code, "/code", rename.unit);
        after.code = *rename.code;
    }
    if (rename.name) after.name = *rename.name;
    if (after == before)
        throw OrganisationRefused("/name", {"Đơn vị đã có tên và mã này.", "The unit already has this name and code."});
    change(before, after);
}

void UnitChanges::apply(const Move& move) {
    const auto before = living(move.unit, "/unit_id");
    auto after = before;
    after.parent = move.parent;
    if (move.parent) {
        static_cast<void>(living(*move.parent, "/parent_id"));
        if (is_below(*move.parent, move.unit))
            throw OrganisationRefused(
                "/parent_id", {"Đơn vị không thể thuộc chính nó hoặc đơn vị cấp dưới của nó.",
                               "A unit cannot belong to itself or to a unit below it."});
    }
    if (after == before) throw OrganisationRefused("/parent_id", {"Đơn vị đã ở đó.", "The unit is already there."});
    change(before, after);
}

void UnitChanges::apply(const Merge& merge) {
    std::vector<store::Unit> ending;
    std::set<store::UnitId> named;
    const auto* existing = std::get_if<store::UnitId>(&merge.into);
    for (std::size_t index = 0; index < merge.units.size(); ++index) {
        const auto field = fmt::format("/units/{}", index);
        const auto unit = living(merge.units[index], field);
        if (!named.insert(unit.id).second)
            throw OrganisationRefused(field, {"Đơn vị được nêu hai lần.", "The unit is named twice."});
        if (existing == nullptr || unit.id != *existing) ending.push_back(unit);
    }
    if (ending.empty())
        throw OrganisationRefused(
            "/units", {"Cần ít nhất một đơn vị để sáp nhập.", "At least one unit to merge is wanted."});
    const auto parent_of_draft = [&]() -> std::optional<store::UnitId> {
        const auto& draft = std::get<UnitDraft>(merge.into);
        if (draft.parent && named.contains(*draft.parent))
            throw OrganisationRefused(
                "/into/parent_id", {"Đơn vị cấp trên cũng đang được sáp nhập.", "That parent is itself being merged."});
        if (draft.parent) static_cast<void>(living(*draft.parent, "/into/parent_id"));
        return draft.parent;
    };
    const auto target = existing != nullptr ? living(*existing, "/into/unit_id").id
                                            : make(std::get<UnitDraft>(merge.into), parent_of_draft(), "/into");
    for (const auto& unit : ending) {
        // As it is by now: a unit merged before it may have been its parent.
        const auto present = *std::ranges::find(units_, unit.id, &store::Unit::id);
        move_all(present, target);
        end(present, target);
    }
}

void UnitChanges::apply(const Split& split) {
    const auto unit = living(split.unit, "/unit_id");
    if (split.parts.empty())
        throw OrganisationRefused("/parts", {"Cần ít nhất một phần.", "At least one part is wanted."});
    effects_.units_before.push_back(unit); // it gives away seats: an undo gives them back to it
    std::set<store::SeatId> placed;
    std::optional<store::UnitId> first;
    for (std::size_t index = 0; index < split.parts.size(); ++index) {
        const auto& part = split.parts[index];
        const auto field = fmt::format("/parts/{}", index);
        if (part.unit.parent) static_cast<void>(living(*part.unit.parent, field + "/parent_id"));
        const auto made = make(part.unit, part.unit.parent ? part.unit.parent : unit.parent, field);
        if (!first) first = made;
        for (std::size_t place = 0; place < part.seats.size(); ++place) {
            const auto seat = transaction_.seat(part.seats[place]);
            if (!seat || seat->unit != unit.id || !placed.insert(seat->id).second)
                throw OrganisationRefused(
                    fmt::format("{}/seats/{}", field, place), {"Vị trí này không thuộc đơn vị, hoặc được nêu hai lần.",
                                                               "This seat is not of the unit, or is named twice."});
            move_seat(*seat, made);
        }
    }
    if (!split.ends) return;
    move_all(unit, *first);
    end(*std::ranges::find(units_, unit.id, &store::Unit::id), *first);
}

} // namespace rasoat::organisation
