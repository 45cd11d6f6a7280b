// Firmware tables as Windows gives them and as Linux gives them, through the decoder and every probe that reads them.

#include "agent/probes/baseboard.h"
#include "agent/probes/battery.h"
#include "agent/probes/firmware.h"
#include "agent/probes/identity.h"
#include "agent/probes/memory.h"
#include "agent/probes/processor.h"
#include "agent/probes/smbios.h"
#include "agent/probes/system.h"
#include "agent/report/report_json.h"

#include <cstdint>
#include <cstdlib>
#include <span>

namespace {

using namespace rasoat;

void read_everything(const probes::SmbiosTables& tables, std::size_t bytes) {
    // Four bytes of header are the least that a structure takes.
    if (tables.structures().size() > bytes / 4) std::abort();
    const auto identity = probes::identity_in(tables);
    report::Report report;
    report.system = probes::system_named(identity, std::nullopt);
    report.baseboard = probes::baseboard_named(identity);
    report.firmware = probes::firmware_named(identity);
    report.memory = probes::memory_in(tables);
    report.processors = probes::processors_in(tables);
    report.batteries = probes::batteries_in(tables);
    // What goes out must be JSON, whatever the firmware wrote.
    if (report::to_json(report).empty()) std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const auto input = std::as_bytes(std::span(bytes, size));
    read_everything(probes::SmbiosTables::parse_rsmb(input), size);
    read_everything(probes::SmbiosTables::parse({}, input), size);
    // An entry point of version 3 (24 bytes) or 2 (31 bytes), then the table.
    for (const std::size_t entry_point : {24U, 31U})
        if (size > entry_point)
            read_everything(
                probes::SmbiosTables::parse(input.first(entry_point), input.subspan(entry_point)), size - entry_point);
    return 0;
}
