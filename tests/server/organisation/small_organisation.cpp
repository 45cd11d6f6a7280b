#include "tests/server/organisation/small_organisation.h"

#include "server/organisation/reorganisation_text.h"
#include "server/organisation/units_on_day.h"
#include "tests/server/store/sample_records.h"

#include <sstream>

namespace rasoat::tests {

SmallOrganisation::SmallOrganisation()
    : district(store().write([](store::Transaction& t) {
          return t.add_unit({{}, std::nullopt, "huyen", "Huyện Cần Giuộc"});
      })),
      an(make_commune("xa-an", "Xã An", 1)), binh(make_commune("xa-binh", "Xã Bình", 2)) {}

SmallOrganisation::Commune
SmallOrganisation::make_commune(const std::string& code, const std::string& name, std::uint8_t key) {
    return store().write([&](store::Transaction& t) {
        Commune commune;
        commune.unit = t.add_unit({{}, district, code, name});
        commune.seated = t.add_seat(sample_seat(commune.unit, code + "-01"));
        commune.free = t.add_seat(sample_seat(commune.unit, code + "-02"));
        auto machine = sample_machine("pc-" + code);
        machine.unit = commune.unit;
        commune.machine = t.add_machine(machine);
        t.assign(commune.seated, commune.machine);
        auto device = sample_device(commune.unit, key);
        device.machine = commune.machine;
        commune.agent = t.add_device(device);
        commune.token = t.add_enrolment_token(
            {.id = {},
             .hash = some_hash(key),
             .unit = commune.unit,
             .made_at = at(),
             .expires_at = at(1000),
             .revoked_at = {},
             .used = 0});
        const auto fund = [&](int year) {
            return t.add_fund(
                {{}, code + std::to_string(year), {name, name}, {year}, store::Vnd{100'000'000}, commune.unit, ""});
        };
        commune.fund_2025 = fund(2025);
        commune.fund_2026 = fund(2026);
        return commune;
    });
}

organisation::Actor SmallOrganisation::actor() {
    return {officer, at()};
}

store::ReorganisationId SmallOrganisation::reorganise(const std::string& json) {
    return organisation::reorganise(store(), organisation::request_from_json(json), actor());
}

void SmallOrganisation::undo(store::ReorganisationId id) {
    organisation::undo(store(), id, actor());
}

std::vector<std::string> SmallOrganisation::names_on(store::Day day) {
    std::vector<std::string> names;
    for (const auto& unit : organisation::units_on(*now(), day))
        names.push_back(unit.name);
    return names;
}

std::string SmallOrganisation::state() {
    const auto reader = now();
    std::ostringstream text;
    for (const auto& unit : reader->units())
        text << unit.id.value << ' ' << unit.code << ' ' << unit.name << ' '
             << unit.parent.value_or(store::UnitId{}).value << '\n';
    for (const auto& unit : reader->ended_units())
        text << "ended " << unit.id.value << '\n';
    for (const auto& period : reader->unit_periods())
        text << "period " << period.unit.value << '\n';
    for (const auto& period : reader->seat_periods())
        text << "seat period " << period.seat.value << '\n';
    for (const auto& seat : reader->seats())
        text << "seat " << seat.code << ' ' << seat.unit.value << '\n';
    for (const auto& machine : reader->machines())
        text << "machine " << machine.hostname << ' ' << machine.unit.value_or(store::UnitId{}).value << '\n';
    for (const auto& commune : {an, binh})
        text << "device " << reader->device(commune.agent)->unit.value << '\n';
    for (const auto& token : reader->enrolment_tokens())
        text << "token " << token.unit.value << '\n';
    for (const auto& fund : reader->funds())
        text << "fund " << fund.code << ' ' << fund.unit.value_or(store::UnitId{}).value << '\n';
    return text.str();
}

} // namespace rasoat::tests
