// What agents of other makers send: OCS and FusionInventory XML, GLPI JSON, packed or plain.

#include "agent/report/report_json.h"
#include "server/intake/agents/agent_message.h"

#include <cstdint>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    using namespace rasoat;
    constexpr intake::Limits limits{std::size_t{1} << 20U};
    const std::string body(reinterpret_cast<const char*>(bytes), size);
    for (const auto people : {intake::People::left_out, intake::People::kept}) {
        try {
            const auto message = intake::agent_message(body, limits, people);
            if (message.device_id.empty()) std::abort();
            // What is stored must be readable again.
            if (message.purpose == intake::AgentMessage::Purpose::inventory && report::to_json(message.report).empty())
                std::abort();
        } catch (const intake::Refused&) {
        }
    }
    return 0;
}
