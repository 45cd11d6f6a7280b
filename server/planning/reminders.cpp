#include "server/planning/reminders.h"

#include "planner/model/number_text.h"
#include "server/access/audit_trail.h"

#include <fmt/format.h>

#include <algorithm>

namespace rasoat::planning {
namespace {

std::string
lines_of(const UnitQuality& unit, std::span<const FigureDefinition> definitions, planner::Language language) {
    std::string lines;
    for (std::size_t index = 0; index < definitions.size(); ++index)
        if (unit.figures[index] > 0)
            lines += fmt::format(
                "  - {}: {}. {}\n", definitions[index].title.in(language), unit.figures[index],
                definitions[index].counts.in(language));
    return lines;
}

/// A letter on its way, and to whom.
struct Addressed {
    std::size_t place; ///< in the list of units
    mail::Letter letter;
};

} // namespace

mail::Letter reminder_letter(
    const ReviewedFleet& reviewed, const UnitQuality& unit, std::span<const FigureDefinition> definitions,
    const std::string& to, const std::string& address_of_server) {
    const auto& name = reviewed.fleet.units[unit.unit.value()].name;
    constexpr double per_cent = 100;
    const auto share = static_cast<int>(unit.good_share * per_cent);
    return {
        to, fmt::format("Rà soát máy tính: dữ liệu của {} cần bổ sung", name),
        fmt::format(
            "Kính gửi {0},\n\n"
            "Dữ liệu máy tính của đơn vị trên hệ thống Rà soát hiện đúng, đủ, sạch, sống được {1} % ({2} máy, {3} vị "
            "trí). "
            "Đề nghị đơn vị rà soát và bổ sung:\n\n{4}\n"
            "Xem từng máy, từng vị trí tại {6}\n\n"
            "----\n\n"
            "To {0},\n\n"
            "The data of your computers in Rà soát are correct, complete, clean and live to {1}% ({2} machines, {3} "
            "seats). Please look into:\n\n{5}\n"
            "Each machine and seat is listed at {6}\n\n"
            "{7}\n",
            name, share, unit.machines, unit.seats, lines_of(unit, definitions, planner::Language::vietnamese),
            lines_of(unit, definitions, planner::Language::english), address_of_server, reviewed.organisation)};
}

std::vector<Reminded> remind(
    store::Store& store, const ReviewedFleet& reviewed, const settings::DataQualityRules& rules,
    const mail::MailSettings& settings, std::span<const store::UnitId> units, const std::string& address_of_server,
    std::string_view actor, store::Time now) {
    std::vector<Reminded> reminded;
    std::vector<Addressed> addressed;
    {
        const auto reader = store.snapshot();
        const auto quality = data_quality(reviewed, *reader, rules, now);
        const auto definitions = figure_definitions(rules);
        for (const auto id : units) {
            const auto index = reviewed.unit_index.find(id);
            const auto unit = reader->unit(id);
            if (index == reviewed.unit_index.end() || !unit) continue;
            reminded.push_back({id, unit->email, std::nullopt});
            if (unit->email.empty()) {
                reminded.back().trouble = {"Đơn vị chưa có địa chỉ thư.", "The unit has no e-mail address."};
                continue;
            }
            const auto figures = std::ranges::find(quality.units, std::optional(index->second), &UnitQuality::unit);
            addressed.push_back(
                {reminded.size() - 1,
                 reminder_letter(reviewed, *figures, definitions, unit->email, address_of_server)});
        }
    }
    std::vector<mail::Letter> letters;
    for (const auto& one : addressed)
        letters.push_back(one.letter);
    if (letters.empty()) return reminded;
    const auto failures = mail::send(settings, letters);
    store.write([&](store::Transaction& transaction) {
        for (std::size_t index = 0; index < addressed.size(); ++index) {
            auto& one = reminded[addressed[index].place];
            if (failures[index]) {
                one.trouble = {
                    "Máy chủ thư không nhận: " + *failures[index], "The mail server refused it: " + *failures[index]};
                continue;
            }
            transaction.add_reminder({one.unit, now, std::string(actor), one.to});
            access::record(transaction, actor, "remind-unit", "unit " + store::to_string(one.unit), one.to, now);
        }
    });
    return reminded;
}

} // namespace rasoat::planning
