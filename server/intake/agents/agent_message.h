#pragma once

#include "agent/report/report.h"
#include "server/intake/intake.h"

#include <chrono>
#include <string>
#include <string_view>

/// The dialogue of agents that offices have installed already: GLPI, FusionInventory and OCS. Bytes in, what they mean
/// and what to answer out.
namespace rasoat::intake {

/// How a message was written.
enum class AgentFormat {
    ocs_xml,  ///< <REQUEST>, of OCS Inventory and FusionInventory agents
    glpi_json ///< of GLPI agents
};

/// How it was packed. The answer is packed alike, since OCS agents read no other.
enum class Packing { plain, gzip, zlib };

/// Whether what names people stays in the original text that is kept.
enum class People { left_out, kept };

struct AgentMessage {
    enum class Purpose {
        greeting, ///< PROLOG, contact: "what shall I do?"
        inventory,
        other ///< what only other servers do: SNMP results, parameters of tasks
    };
    Purpose purpose = Purpose::other;
    AgentFormat format = AgentFormat::ocs_xml;
    Packing packing = Packing::plain;
    std::string device_id;
    report::Report report; ///< of an inventory
    std::string original;  ///< of an inventory: as it came, unpacked, as UTF-8
};

/// What such an agent sent. How it is packed and written is told from the bytes, as these agents have named it
/// differently over the years. Throws Refused, and nothing else.
[[nodiscard]] AgentMessage agent_message(std::string body, const Limits& limits, People people);

struct AgentReply {
    std::string body;
    std::string media_type;
};

/// To a greeting: send an inventory, and come again after `next` (rounded up to hours, which is what these agents
/// know).
[[nodiscard]] AgentReply reply_to_greeting(AgentFormat format, Packing packing, std::chrono::seconds next);

/// To an inventory that is on disk, and to whatever asks for nothing.
[[nodiscard]] AgentReply reply_received(AgentFormat format, Packing packing, std::chrono::seconds next);

} // namespace rasoat::intake
