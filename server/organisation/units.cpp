#include "server/organisation/units.h"

#include "server/access/audit_trail.h"
#include "server/organisation/organisation_refused.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace rasoat::organisation {
namespace {

/// Enough to catch a slip; whether it exists only a letter tells.
void refuse_unfit_email(const std::string& email) {
    if (email.empty()) return;
    const auto at = email.find('@');
    const auto odd = std::ranges::any_of(email, [](char c) { return c <= ' ' || c == '<' || c == '>' || c == ','; });
    if (odd || at == std::string::npos || at == 0 || at + 1 == email.size() || email.rfind('@') != at)
        throw OrganisationRefused(
            "/email", {"Phải là một địa chỉ thư điện tử như vanphong@xa.gov.vn.",
                       "Must be one e-mail address, such as office@commune.gov.vn."});
}

} // namespace

store::UnitId add_unit(store::Transaction& transaction, const UnitDraft& draft, const std::string& email, Actor actor) {
    refuse_unfit_email(email);
    const auto units = transaction.units();
    if (draft.parent && std::ranges::find(units, *draft.parent, &store::Unit::id) == units.end())
        throw OrganisationRefused("/parent_id", {"Không có đơn vị này.", "There is no such unit."});
    const auto ended = transaction.ended_units();
    const auto takes = [&](const store::Unit& unit) { return unit.code == draft.code; };
    if (std::ranges::any_of(units, takes) || std::ranges::any_of(ended, takes))
        throw OrganisationRefused(
            "/code", {fmt::format("Mã đơn vị \"{}\" đã được dùng.", draft.code),
                      fmt::format("The code \"{}\" is taken.", draft.code)});
    const auto id = transaction.add_unit(
        {.id = {}, .parent = draft.parent, .code = draft.code, .name = draft.name, .email = email});
    access::record(transaction, actor.name, "add-unit", "unit " + store::to_string(id), draft.name, actor.now);
    return id;
}

void set_email(store::Transaction& transaction, store::UnitId id, const std::string& email, Actor actor) {
    refuse_unfit_email(email);
    auto unit = transaction.unit(id);
    if (!unit || unit->ended_on) throw OrganisationRefused("/id", {"Không có đơn vị này.", "There is no such unit."});
    unit->email = email;
    transaction.put_unit(*unit);
    access::record(transaction, actor.name, "set-unit-email", "unit " + store::to_string(id), email, actor.now);
}

} // namespace rasoat::organisation
