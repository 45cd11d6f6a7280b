#include "server/imports/row_lookup.h"

#include "server/planning/search_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace rasoat::imports {

namespace {

using planning::folded;

/// By which lists name machines. A machine's own serial counts before its board's.
constexpr std::array serials{
    store::FactKind::system_serial, store::FactKind::chassis_serial, store::FactKind::board_serial};

NotFound unknown(std::string_view vi, std::string_view en, std::string_view text) {
    return {{fmt::format("Không có {} \"{}\".", vi, text), fmt::format("There is no {} \"{}\".", en, text)}};
}

std::string lower(std::string_view text) {
    std::string result(text);
    std::ranges::transform(
        result, result.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return result;
}

/// Whole words of `text`, which is folded, within whole words of `within`.
bool words_within(std::string_view text, std::string_view within) {
    return !text.empty() && fmt::format(" {} ", within).find(fmt::format(" {} ", text)) != std::string::npos;
}

/// The parts of a role's name, folded: "Chuyên viên, văn thư" has two.
std::vector<std::string> parts_of(std::string_view name) {
    std::vector<std::string> parts;
    while (!name.empty()) {
        const auto end = std::min(name.find(','), name.size());
        parts.push_back(folded(name.substr(0, end)));
        if (!parts.back().empty() && parts.back().front() == ' ') parts.back().erase(0, 1);
        name.remove_prefix(std::min(end + 1, name.size()));
    }
    return parts;
}

bool holds_words(std::string_view name, std::string_view wanted) {
    return std::ranges::any_of(parts_of(name), [&](const std::string& part) { return words_within(wanted, part); });
}

bool is_held_as_words(std::string_view name, std::string_view wanted) {
    return std::ranges::any_of(parts_of(name), [&](const std::string& part) { return words_within(part, wanted); });
}

std::string name_key(store::UnitId unit, std::string_view name) {
    return store::to_string(unit) + "/" + folded(name);
}

} // namespace

Lookup<store::Unit> RowLookup::unit(std::string_view text) {
    if (!units_) units_ = reader_.units();
    const auto wanted = folded(text);
    const store::Unit* found = nullptr;
    for (const auto& unit : *units_) {
        if (folded(unit.code) == wanted) return unit;
        if (folded(unit.name) != wanted) continue;
        if (found != nullptr)
            return NotFound{
                {fmt::format("Có nhiều đơn vị tên \"{}\"; hãy ghi mã đơn vị.", text),
                 fmt::format("Several units are named \"{}\"; write the unit's code.", text)},
                true};
        found = &unit;
    }
    if (found == nullptr) return unknown("đơn vị", "unit", text);
    return *found;
}

Lookup<const planner::Role*> RowLookup::role(std::string_view text) const {
    const auto wanted = folded(text);
    for (const auto& role : surroundings_.roles)
        if (folded(role.id) == wanted || folded(role.name.vi) == wanted || folded(role.name.en) == wanted) return &role;
    // "Văn thư" is what one role's name holds; "Kế toán trưởng" holds what one role's name says.
    for (const auto says : {holds_words, is_held_as_words}) {
        const planner::Role* found = nullptr;
        std::size_t count = 0;
        for (const auto& role : surroundings_.roles) {
            if (!says(role.name.vi, wanted) && !says(role.name.en, wanted)) continue;
            found = &role;
            ++count;
        }
        if (count == 1) return found;
    }
    return unknown("vị trí việc làm", "role", text);
}

Lookup<PricedItem> RowLookup::item(std::string_view text) const {
    const auto wanted = folded(text);
    std::optional<PricedItem> found;
    const auto look = [&](const auto& items) {
        for (const auto& item : items)
            if (!found &&
                (folded(item.id) == wanted || folded(item.name.vi) == wanted || folded(item.name.en) == wanted))
                found = PricedItem{item.id, item.name, item.price};
    };
    look(surroundings_.catalogue.models);
    look(surroundings_.catalogue.memory);
    look(surroundings_.catalogue.disks);
    if (!found) return unknown("mặt hàng trong danh mục", "item in the catalogue", text);
    return *std::move(found);
}

const std::vector<store::Machine>& RowLookup::machines() {
    if (machines_) return *machines_;
    machines_ = reader_.machines();
    for (std::size_t index = 0; index < machines_->size(); ++index) {
        by_hostname_.emplace(lower((*machines_)[index].hostname), index);
        if (const auto& code = (*machines_)[index].asset_code; !code.empty())
            by_asset_code_.emplace(lower(code), index);
    }
    return *machines_;
}

Lookup<store::Machine> RowLookup::only_machine(const Index& index, const std::string& key, NotFound none) {
    const auto [first, last] = index.equal_range(key);
    if (first == last) return none;
    if (std::next(first) != last)
        return NotFound{
            {fmt::format("Có nhiều máy cùng tên hoặc mã \"{}\"; hãy thêm cột số sê-ri.", key),
             fmt::format("Several machines have the name or code \"{}\"; add a column of serial numbers.", key)},
            true};
    return (*machines_)[first->second];
}

Lookup<store::Machine> RowLookup::machine_named(std::string_view hostname) {
    (void)machines();
    return only_machine(by_hostname_, lower(hostname), unknown("máy tên", "machine named", hostname));
}

Lookup<store::Machine> RowLookup::machine_with_asset_code(std::string_view code) {
    (void)machines();
    return only_machine(by_asset_code_, lower(code), unknown("máy có mã tài sản", "machine with the asset code", code));
}

Lookup<store::Machine> RowLookup::machine_with_serial(std::string_view serial) {
    constexpr std::size_t enough_to_be_doubtful = 3;
    std::vector<store::MachineId> holders;
    for (const auto kind : serials) {
        for (auto id : reader_.machines_with({kind, lower(serial)}, enough_to_be_doubtful)) {
            const auto record = reader_.machine(id);
            if (record && record->merged_into) id = *record->merged_into;
            if (std::ranges::find(holders, id) == holders.end()) holders.push_back(id);
        }
        if (!holders.empty()) break;
    }
    if (holders.empty()) return unknown("máy có số sê-ri", "machine with the serial", serial);
    if (holders.size() > 1)
        return NotFound{
            {fmt::format("Có nhiều máy cùng số sê-ri \"{}\"; hãy thêm cột tên máy.", serial),
             fmt::format("Several machines have the serial \"{}\"; add a column of computer names.", serial)},
            true};
    return *reader_.machine(holders.front());
}

bool RowLookup::bears_serial(store::MachineId machine) {
    return std::ranges::any_of(reader_.facts_of(machine), [](const store::IdentityFact& fact) {
        return std::ranges::find(serials, fact.kind) != serials.end();
    });
}

const std::vector<store::Seat>& RowLookup::seats() {
    if (seats_) return *seats_;
    seats_ = reader_.seats();
    for (std::size_t index = 0; index < seats_->size(); ++index) {
        const auto& seat = (*seats_)[index];
        seats_by_code_.emplace(folded(seat.code), index);
        seats_by_name_.emplace(name_key(seat.unit, seat.name), index);
    }
    return *seats_;
}

std::optional<store::Seat> RowLookup::seat_with_code(std::string_view code) {
    (void)seats();
    const auto found = seats_by_code_.find(folded(code));
    return found == seats_by_code_.end() ? std::nullopt : std::optional((*seats_)[found->second]);
}

std::vector<store::Seat> RowLookup::seats_named(store::UnitId unit, std::string_view name) {
    (void)seats();
    std::vector<store::Seat> found;
    const auto [first, last] = seats_by_name_.equal_range(name_key(unit, name));
    std::for_each(first, last, [&](const auto& entry) { found.push_back((*seats_)[entry.second]); });
    return found;
}

} // namespace rasoat::imports
