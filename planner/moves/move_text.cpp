#include "planner/moves/move_text.h"

#include "planner/options/option_text.h"

#include <algorithm>

namespace rasoat::planner {
namespace {

const std::string& name_of_seat(const Fleet& fleet, std::uint32_t seat) {
    const Seat& place = fleet.seats.at(seat);
    return place.name.empty() ? place.id : place.name;
}

const std::string& name_of_machine(const Fleet& fleet, std::uint32_t machine) {
    const Machine& described = fleet.machines.at(machine);
    return described.name.empty() ? described.id : described.name;
}

Bilingual item_of(const Purchase& purchase, const Catalogue& catalogue) {
    switch (purchase.kind) {
    case Purchase::Kind::model:
        return catalogue.models.at(purchase.item).name;
    case Purchase::Kind::memory:
        return catalogue.memory.at(purchase.item).name;
    case Purchase::Kind::disk:
        return catalogue.disks.at(purchase.item).name;
    case Purchase::Kind::licence:
        break;
    }
    return {"bản quyền Windows 11", "Windows 11 licence"};
}

/// "; cài Windows 11 mới nhất" where something is done on the way.
Bilingual and_on_the_way(const Upgrade& upgrade, const Catalogue& catalogue) {
    if (upgrade == Upgrade{}) return {};
    Bilingual text = describe({.kind = OptionKind::upgrade, .upgrade = upgrade}, catalogue);
    // It goes on in the sentence; all of these begin with a letter of ASCII.
    for (std::string* part : {&text.vi, &text.en})
        if (!part->empty() && part->front() >= 'A' && part->front() <= 'Z')
            part->front() = static_cast<char>(part->front() - 'A' + 'a');
    return {"; " + text.vi, "; " + text.en};
}

Bilingual and_what_comes_off(const MoveStep& step, const Fleet& fleet) {
    if (!step.comes_off) return {};
    const std::string& machine = name_of_machine(fleet, *step.comes_off);
    return {"; gỡ " + machine, "; take " + machine + " off"};
}

Bilingual joined(Bilingual text, const Bilingual& first, const Bilingual& second = {}) {
    return {text.vi + first.vi + second.vi + ".", text.en + first.en + second.en + "."};
}

Bilingual lent(const MoveStep& step, const Fleet& fleet, const std::string& seat) {
    if (step.brought)
        return {
            "Cần mang một máy tạm đến: đặt tạm ở " + seat, "Bring a loaner: put it up at " + seat + " for the time"};
    const std::string& machine = name_of_machine(fleet, *step.machine);
    return {"Đặt tạm " + machine + " ở " + seat, "Put " + machine + " up at " + seat + " for the time"};
}

Bilingual handed(const MoveStep& step, const Fleet& fleet, const std::string& seat) {
    const std::string& machine = name_of_machine(fleet, *step.machine);
    if (!step.other)
        return {"Giao máy dự phòng " + machine + " cho " + seat, "Give the spare " + machine + " to " + seat};
    const std::string& from = name_of_seat(fleet, *step.other);
    return {"Chuyển " + machine + " từ " + from + " sang " + seat, "Move " + machine + " from " + from + " to " + seat};
}

} // namespace

Bilingual text_of(const MoveStep& step, const Fleet& fleet) {
    const Catalogue& catalogue = fleet.catalogue;
    if (step.kind == MoveKind::buy) {
        const Bilingual item = item_of(step.purchase, catalogue);
        const std::string count = std::to_string(step.purchase.count) + " × ";
        return {"Mua " + count + item.vi + ".", "Buy " + count + item.en + "."};
    }
    const std::string& seat = name_of_seat(fleet, *step.seat);
    switch (step.kind) {
    case MoveKind::buy:
        break;
    case MoveKind::upgrade: {
        const Bilingual done = describe({.kind = OptionKind::upgrade, .upgrade = step.upgrade}, catalogue);
        return joined({seat + ": ", seat + ": "}, done);
    }
    case MoveKind::install: {
        const Bilingual& model = catalogue.models.at(step.model).name;
        return joined(
            {"Lắp máy mới " + model.vi + " ở " + seat, "Install a new " + model.en + " at " + seat},
            and_what_comes_off(step, fleet));
    }
    case MoveKind::hand_down:
        return joined(
            handed(step, fleet, seat), and_on_the_way(step.upgrade, catalogue), and_what_comes_off(step, fleet));
    case MoveKind::exchange: {
        const std::string& other = name_of_seat(fleet, *step.other);
        const std::string& there = name_of_machine(fleet, *step.comes_off);
        const std::string& here = name_of_machine(fleet, *step.machine);
        return joined(
            {"Đổi máy giữa " + seat + " (" + there + ") và " + other + " (" + here + ")",
             "Exchange the machines of " + seat + " (" + there + ") and " + other + " (" + here + ")"},
            and_on_the_way(step.upgrade, catalogue), and_on_the_way(step.other_upgrade, catalogue));
    }
    case MoveKind::lend:
        return joined(lent(step, fleet, seat), and_what_comes_off(step, fleet));
    case MoveKind::retire:
        break;
    }
    const std::string& machine = name_of_machine(fleet, *step.machine);
    return {
        "Thu hồi " + machine + " (từ " + seat + "), làm thủ tục thanh lý.",
        "Retire " + machine + " (from " + seat + ")."};
}

} // namespace rasoat::planner
