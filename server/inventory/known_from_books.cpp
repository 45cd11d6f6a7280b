#include "server/inventory/known_from_books.h"

#include "agent/report/placeholder.h"
#include "agent/report/report_json.h"
#include "server/store/packed_text.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace rasoat::inventory {
namespace {

using store::FactKind;
using store::IdentityFact;

constexpr std::size_t enough_to_be_doubtful = 3;

std::string lower(std::string_view text) {
    std::string result(text);
    std::ranges::transform(
        result, result.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return result;
}

report::Text text_of(const std::string& text) {
    return text.empty() ? report::Text() : report::Text(text);
}

std::optional<IdentityFact> fact(FactKind kind, const report::Text& text) {
    if (!text || text->empty() || report::is_placeholder(*text)) return std::nullopt;
    return IdentityFact{kind, lower(*text)};
}

/// The one record of the books that bears the fact; none where there are several.
std::optional<store::Machine> only_one_with(store::Reader& reader, const std::optional<IdentityFact>& wanted) {
    if (!wanted) return std::nullopt;
    std::optional<store::Machine> only;
    for (const auto id : reader.machines_with(*wanted, enough_to_be_doubtful)) {
        auto machine = reader.machine(id);
        if (!machine || machine->merged_into || has_reported(*machine)) continue;
        if (only) return std::nullopt;
        only = std::move(machine);
    }
    return only;
}

/// Whether the books have a serial number for it that is none of the report's.
bool serial_differs(store::Reader& reader, store::MachineId machine, const report::Report& report) {
    const auto facts = reader.facts_of(machine);
    const auto known = std::ranges::find(facts, FactKind::system_serial, &IdentityFact::kind);
    if (known == facts.end()) return false;
    const auto said = [&](const report::Text& serial) {
        return fact(FactKind::system_serial, serial) == std::optional(*known);
    };
    return fact(FactKind::system_serial, report.system.serial).has_value() && !said(report.system.serial) &&
           !said(report.system.chassis_serial) && !said(report.baseboard.serial);
}

} // namespace

const std::string& name_of(const BooksEntry& entry) {
    for (const auto* name : {&entry.hostname, &entry.asset_code, &entry.serial})
        if (!name->empty()) return *name;
    return entry.model;
}

bool has_reported(const store::Machine& machine) {
    return !machine.digest.empty();
}

store::MachineId add_known_from_books(store::Transaction& transaction, const BooksEntry& entry, store::Time now) {
    store::Machine machine;
    machine.unit = entry.unit;
    machine.hostname = name_of(entry);
    machine.first_reported = now;
    machine.asset_code = entry.asset_code;
    const auto id = transaction.add_machine(machine);
    report::Report written;
    written.hostname = machine.hostname;
    written.device_id = "books-" + store::to_string(id);
    written.system.model = text_of(entry.model);
    written.system.serial = text_of(entry.serial);
    transaction.put_report(id, {store::pack(report::to_json(written)), {}});
    std::vector<IdentityFact> facts;
    for (auto& found :
         {fact(FactKind::system_serial, entry.serial), fact(FactKind::books_name, entry.hostname),
          fact(FactKind::books_asset_code, entry.asset_code)})
        if (found) facts.push_back(*found);
    transaction.put_facts(id, facts);
    return id;
}

void find_in_books(
    store::Reader& reader, const store::Device& device, const report::Report& report, Identification& found) {
    const auto take = [&](store::MachineId machine) {
        found.machine = machine;
        std::erase_if(found.doubtful, [machine](const Candidate& candidate) { return candidate.machine == machine; });
    };
    for (const auto* serial : {&report.system.serial, &report.system.chassis_serial, &report.baseboard.serial})
        if (const auto known = only_one_with(reader, fact(FactKind::system_serial, *serial))) return take(known->id);
    const auto tagged = only_one_with(reader, fact(FactKind::books_asset_code, report.system.asset_tag));
    if (tagged && !serial_differs(reader, tagged->id, report)) return take(tagged->id);
    const auto named = only_one_with(reader, fact(FactKind::books_name, report.hostname));
    if (!named) return;
    const auto differs = serial_differs(reader, named->id, report);
    if (named->unit == device.unit && !differs) return take(named->id);
    const auto listed = std::ranges::find(found.doubtful, named->id, &Candidate::machine) != found.doubtful.end();
    if (!listed) found.doubtful.push_back({named->id, doubtful_from});
}

} // namespace rasoat::inventory
