#include "server/organisation/seat_suggestions.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

namespace rasoat::organisation {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Lower case, each run of other characters than letters and digits as one '-', none at the ends. Letters beyond ASCII
/// stay as they are.
std::string folded(std::string_view name) {
    std::string text;
    for (const char c : name) {
        const auto lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        const auto in_word = is_digit(lower) || (lower >= 'a' && lower <= 'z') || static_cast<unsigned char>(c) >= 0x80;
        if (in_word)
            text += lower;
        else if (!text.empty() && text.back() != '-')
            text += '-';
    }
    if (!text.empty() && text.back() == '-') text.pop_back();
    return text;
}

/// The number at the end, without leading zeros; empty where there is none.
std::string_view number_at_end(std::string_view name) {
    auto from = name.size();
    while (from > 0 && is_digit(name[from - 1]))
        --from;
    auto digits = name.substr(from);
    while (digits.size() > 1 && digits.front() == '0')
        digits.remove_prefix(1);
    return digits;
}

/// "tc-kt-03" and "tckt03" begin with neither more nor less than "tc-kt" and "tckt".
bool begins_with_code(std::string_view name, std::string_view code) {
    if (code.empty() || !name.starts_with(code)) return false;
    if (name.size() == code.size()) return true;
    return name[code.size()] == '-' || (is_digit(name[code.size()]) && !is_digit(code.back()));
}

struct FreeSeat {
    store::Seat seat;
    std::string folded_code;
};

/// What is still to be placed: seats and machines leave it as they find each other.
class Matching {
public:
    explicit Matching(store::Reader& reader) {
        std::set<store::MachineId> seated;
        for (auto& seat : reader.seats()) {
            if (seat.machine) {
                seated.insert(*seat.machine);
                continue;
            }
            auto code = folded(seat.code);
            by_code_.emplace(code, seat.id);
            free_[seat.unit].push_back({std::move(seat), std::move(code)});
        }
        // Reading every machine is most of the work; an office in order has no seat that is free, or no machine for it.
        if (free_.empty() || std::cmp_greater_equal(seated.size(), reader.count_machines())) return;
        for (auto& unit : reader.units())
            units_.push_back({unit.id, folded(unit.code), unit.code, unit.name});
        // The longest code that fits is the nearest: "tc-kt" before "tc".
        std::ranges::stable_sort(units_, [](const auto& one, const auto& other) {
            return one.folded_code.size() > other.folded_code.size();
        });
        for (auto& machine : reader.machines())
            if (!seated.contains(machine.id)) machines_.push_back(std::move(machine));
    }

    std::vector<SeatSuggestion> suggest() {
        place([this](const auto& machine) { return by_seat_code(machine); });
        place([this](const auto& machine) { return by_unit_in_name(machine); });
        place([this](const auto& machine) { return by_unit_of_machine(machine); });
        return std::move(suggestions_);
    }

private:
    struct KnownUnit {
        store::UnitId id;
        std::string folded_code;
        std::string code;
        std::string name;
    };

    template <class Rule>
    void place(Rule rule) {
        std::erase_if(machines_, [&](const store::Machine& machine) {
            auto found = rule(machine);
            if (!found) return false;
            suggestions_.push_back(*std::move(found));
            return true;
        });
    }

    std::optional<FreeSeat> take(store::UnitId unit, std::string_view number) {
        auto& seats = free_[unit];
        auto chosen = std::ranges::find_if(seats, [number](const FreeSeat& free) {
            return !number.empty() && number_at_end(free.folded_code) == number;
        });
        if (chosen == seats.end()) chosen = seats.begin();
        if (chosen == seats.end()) return std::nullopt;
        auto taken = std::move(*chosen);
        seats.erase(chosen);
        by_code_.erase(taken.folded_code);
        return taken;
    }

    std::optional<SeatSuggestion> by_seat_code(const store::Machine& machine) {
        const auto found = by_code_.find(folded(machine.hostname));
        if (found == by_code_.end()) return std::nullopt;
        const auto id = found->second;
        by_code_.erase(found);
        for (auto& [unit, seats] : free_)
            std::erase_if(seats, [id](const FreeSeat& free) { return free.seat.id == id; });
        return SeatSuggestion{
            machine.id,
            machine.hostname,
            id,
            SuggestionGround::seat_code,
            {"Tên máy trùng mã vị trí.", "The computer's name is the seat's code."}};
    }

    std::optional<SeatSuggestion> by_unit_in_name(const store::Machine& machine) {
        const auto name = folded(machine.hostname);
        for (const auto& unit : units_) {
            if (!begins_with_code(name, unit.folded_code)) continue;
            const auto seat = take(unit.id, number_at_end(name));
            if (!seat) return std::nullopt; // of that unit, but it has no free seat
            return SeatSuggestion{
                machine.id,
                machine.hostname,
                seat->seat.id,
                SuggestionGround::unit_in_name,
                {fmt::format("Tên máy bắt đầu bằng mã đơn vị \"{}\" ({}).", unit.code, unit.name),
                 fmt::format("The computer's name begins with the code \"{}\" ({}).", unit.code, unit.name)}};
        }
        return std::nullopt;
    }

    std::optional<SeatSuggestion> by_unit_of_machine(const store::Machine& machine) {
        if (!machine.unit) return std::nullopt;
        const auto seat = take(*machine.unit, {});
        if (!seat) return std::nullopt;
        return SeatSuggestion{
            machine.id,
            machine.hostname,
            seat->seat.id,
            SuggestionGround::unit_of_machine,
            {"Máy đăng ký vào đơn vị này, nơi còn vị trí trống.",
             "The machine was enrolled to this unit, which has a free seat."}};
    }

    std::map<store::UnitId, std::vector<FreeSeat>> free_;
    std::map<std::string, store::SeatId, std::less<>> by_code_;
    std::vector<KnownUnit> units_;
    std::vector<store::Machine> machines_;
    std::vector<SeatSuggestion> suggestions_;
};

} // namespace

std::vector<SeatSuggestion> seat_suggestions(store::Reader& reader) {
    return Matching(reader).suggest();
}

} // namespace rasoat::organisation
