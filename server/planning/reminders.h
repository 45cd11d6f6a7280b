#pragma once

#include "server/mail/mail.h"
#include "server/planning/data_quality.h"
#include "server/store/store.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Letters to units whose data lag.
namespace rasoat::planning {

/// What became of one unit's reminder.
struct Reminded {
    store::UnitId unit;
    std::string to;                            ///< empty: the unit has no address
    std::optional<planner::Bilingual> trouble; ///< none: the mail server took it
};

/// The letter to one unit: which figures of its data are not at zero, in both languages, and where to look.
[[nodiscard]] mail::Letter reminder_letter(
    const ReviewedFleet& reviewed, const UnitQuality& unit, std::span<const FigureDefinition> definitions,
    const std::string& to, const std::string& address_of_server);

/// Sends each unit its reminder and notes who was reminded by whom. Units that are not there are left out. Throws
/// mail::MailFailed.
[[nodiscard]] std::vector<Reminded> remind(
    store::Store& store, const ReviewedFleet& reviewed, const settings::DataQualityRules& rules,
    const mail::MailSettings& mail, std::span<const store::UnitId> units, const std::string& address_of_server,
    std::string_view actor, store::Time now);

} // namespace rasoat::planning
