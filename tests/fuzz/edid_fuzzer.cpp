// A monitor's EDID, through the decoder and the monitor that is made of it.

#include "agent/probes/edid.h"
#include "agent/probes/monitors.h"
#include "agent/report/report_json.h"

#include <cstdint>
#include <cstdlib>
#include <span>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    using namespace rasoat;
    const auto edid = probes::parse_edid(std::as_bytes(std::span(bytes, size)));
    if (!edid) return 0;
    if (size < 128) std::abort();
    report::Report report;
    report.monitors.push_back(probes::monitor_described(*edid));
    if (report::to_json(report).empty()) std::abort();
    return 0;
}
