#include "server/inventory/stored_report.h"

#include "agent/report/report_reader.h"
#include "server/store/packed_text.h"

namespace rasoat::inventory {

std::optional<report::Report> stored_report(store::Reader& reader, store::MachineId machine) {
    const auto stored = reader.report_of(machine);
    if (!stored) return std::nullopt;
    try {
        return report::read_report(store::unpack(stored->packed_report));
    } catch (const store::StoreCorrupt&) {
        return std::nullopt;
    } catch (const report::ReportRefused&) {
        return std::nullopt;
    }
}

} // namespace rasoat::inventory
