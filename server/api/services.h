#pragma once

#include "server/access/sign_in_throttle.h"
#include "server/api/http/connection_watch.h"
#include "server/api/http/event_log.h"
#include "server/api/http/request_metrics.h"
#include "server/api/installer_folder.h"
#include "server/intake/agents/agent_message.h"
#include "server/intake/intake.h"
#include "server/mail/mail.h"
#include "server/planning/plan_preparations.h"
#include "server/planning/plan_runs.h"
#include "server/planning/review.h"
#include "server/store/store.h"

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace rasoat::api {

/// What agents did since the start, counted as it happens.
struct AgentCounters {
    std::atomic<std::uint64_t> enrolled{0};
    std::atomic<std::uint64_t> reports_stored{0};
    std::atomic<std::uint64_t> reports_repeated{0}; ///< answered from their idempotency key
    std::atomic<std::uint64_t> reports_refused{0};
    std::atomic<std::uint64_t> machines_added{0};
    std::atomic<std::uint64_t> heartbeats_held{0};
    std::atomic<std::uint64_t> heartbeats_not_held{0}; ///< answered "send it whole"
    std::atomic<std::uint64_t> unknown_keys{0};
};

/// What a running server is, for those who have to be told.
struct Identity {
    std::string version;
    std::string public_url;     ///< "https://host:port", without a slash at the end
    std::string ca_fingerprint; ///< SHA-256, 64 hexadecimal digits
    std::uint64_t machines_at_start = 0;
};

struct AgentRules {
    std::chrono::seconds next_report{3600};
    std::chrono::seconds key_lifetime = std::chrono::days(365); ///< after which a device is asked to change its key
    std::size_t copies_a_day = 200; ///< machines copied from an image that a unit may have let in by a copied key
    intake::Limits intake;
    intake::People people_in_originals = intake::People::left_out;
    /// What agents of other makers may speak; empty: they are not let in.
    std::vector<intake::AgentFormat> other_formats{intake::AgentFormat::ocs_xml, intake::AgentFormat::glpi_json};
};

/// Everything that handlers work with.
struct Services {
    store::Store& store;
    planning::Review& review;
    planning::PlanRuns& plan_runs;
    planning::PlanPreparations& plan_preparations;
    access::SignInThrottle& throttle;
    http::EventLog& log;
    const Identity& identity;
    AgentRules agents;
    std::chrono::milliseconds plan_time_limit;
    const InstallerFolder& installers;
    std::optional<mail::MailSettings> mail; ///< none: no letters are sent
    std::chrono::days history_kept{1826};   ///< nothing is shown of what lies further back
    AgentCounters& counters;
    const std::deque<http::RouteMetrics>& route_metrics;
    std::function<http::ConnectionCounts()> connections;
};

} // namespace rasoat::api
