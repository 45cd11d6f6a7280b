// A report as our agent and GLPI agents send it: JSON, alone and gzipped.

#include "agent/report/report_json.h"
#include "agent/report/report_reader.h"
#include "server/intake/intake.h"

#include <cstdint>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    using namespace rasoat;
    constexpr intake::Limits limits{std::size_t{1} << 20U};
    const std::string body(reinterpret_cast<const char*>(bytes), size);
    for (const auto* encoding : {"", "gzip"}) {
        try {
            const auto understood = intake::understood(body, encoding, limits);
            // What is stored is the canonical form; it must say the same when it is read again.
            if (report::read_report(report::to_json(understood.report)) != understood.report) std::abort();
        } catch (const intake::Refused&) {
        }
    }
    return 0;
}
