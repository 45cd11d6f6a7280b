#include "server/inventory/stored_report.h"

#include "agent/report/report_reader.h"
#include "server/store/packed_text.h"

namespace rasoat::inventory {
namespace {

std::string unpacked(const store::StoredReport& stored) {
    try {
        return store::unpack(stored.packed_report);
    } catch (const store::StoreCorrupt&) {
        return {};
    }
}

} // namespace

std::optional<report::Report> stored_report(store::Reader& reader, store::MachineId machine) {
    return read_stored_report(stored_report_json(reader, machine));
}

std::optional<report::Report> stored_report(const store::StoredReport& stored) {
    return read_stored_report(unpacked(stored));
}

std::string stored_report_json(store::Reader& reader, store::MachineId machine) {
    const auto stored = reader.report_of(machine);
    return stored ? unpacked(*stored) : std::string{};
}

std::optional<report::Report> read_stored_report(std::string_view json) {
    if (json.empty()) return std::nullopt;
    try {
        return report::read_report(json);
    } catch (const report::ReportRefused&) {
        return std::nullopt;
    }
}

} // namespace rasoat::inventory
