#pragma once

#include "tests/fleet/captures.h"

#include <cstdint>
#include <string>

namespace rasoat::fleet {

/// One agent: which machine it plays, and what the server has confirmed to it.
struct PlayedAgent {
    std::uint64_t number = 0;
    std::string key;           ///< the device's, from enrolment
    std::uint32_t version = 0; ///< of its machine; grows with each change
    bool reported = false;     ///< some report was acknowledged
    std::string next_report;   ///< gzip, made before the clock starts; empty once it is sent
    std::string next_digest;   ///< of next_report, 64 hexadecimal digits
    std::string held_digest;   ///< of the last acknowledged report
};

/// Makes next_report and next_digest for the agent's version.
void prepare(PlayedAgent& agent, const Template& form);

} // namespace rasoat::fleet
