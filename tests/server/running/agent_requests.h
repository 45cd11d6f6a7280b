#pragma once

#include "agent/report/report.h"
#include "tests/server/running/api_client.h"

#include <string>
#include <string_view>

/// What agents send, word by word, so that tests can also send it wrongly.
namespace rasoat::tests {

struct EnrolledAgent {
    std::string device_id;
    std::string key;
};

[[nodiscard]] EnrolledAgent enrol(ApiClient& client, const std::string& token, const std::string& device_id);

/// An office PC with facts of its own: the same name, the same machine; `memory` tells its states apart.
[[nodiscard]] report::Report office_pc(const std::string& name, report::Mebibytes memory = {8192});

[[nodiscard]] std::string gzip_of(std::string_view text);

/// POST of a report's JSON, gzip, under that idempotency key.
[[nodiscard]] fleet::Answer
send_report(ApiClient& client, const EnrolledAgent& agent, const std::string& json, const std::string& idempotency_key);

/// A heartbeat with the digest of the report.
[[nodiscard]] fleet::Answer send_heartbeat(ApiClient& client, const EnrolledAgent& agent, const report::Report& report);

} // namespace rasoat::tests
