#pragma once

#include "tests/fleet/arguments.h"
#include "tests/fleet/captures.h"
#include "tests/fleet/connection.h"
#include "tests/fleet/latencies.h"
#include "tests/fleet/played_agent.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace rasoat::fleet {

/// What one connection did, or all of them together.
struct Tally {
    Latencies enrolments;
    Latencies new_reports;
    Latencies changes;
    Latencies heartbeats;
    std::uint64_t resent = 0;             ///< after the connection broke, under the same idempotency key
    std::map<int, std::uint64_t> refused; ///< answers that confirm nothing, by status; 0: no answer
    std::uint64_t bytes_sent = 0;

    void add(const Tally& other);
};

/// What was found in the server after the run.
struct Verification {
    std::size_t asked = 0;
    std::size_t missing = 0; ///< acknowledged content or keys that the server does not hold
    double machines_added = 0;
    double machines_expected = 0;
    double reports_stored = 0;
    double reports_acknowledged = 0;

    /// Every acknowledged report is there, and once.
    [[nodiscard]] bool passed() const {
        return missing == 0 && machines_added == machines_expected && reports_stored == reports_acknowledged;
    }
};

/// Many agents over a given number of connections; agent i goes by connection i mod connections.
class Fleet {
public:
    Fleet(const Arguments& arguments, std::vector<Template> templates);

    /// Gives every agent its key, where enrolments are not part of the mix. Throws ConnectionError where one is
    /// refused.
    void enrol();
    /// Makes the first report of every agent, so that the measured time goes to the server.
    void prepare_reports();
    /// Sends for the time given. Returns what all connections did, and how long it took.
    struct Run {
        Tally tally;
        double seconds = 0;
    };
    [[nodiscard]] Run run();
    [[nodiscard]] Verification verify();

private:
    using Clock = std::chrono::steady_clock;
    struct Sender;
    /// Calls `work(connection number)` for each connection at one time, and throws on what one of them threw.
    void on_all_connections(const std::function<void(std::size_t)>& work);
    [[nodiscard]] std::string metrics_page();
    [[nodiscard]] bool is_missing(Connection& connection, const PlayedAgent& agent) const;
    [[nodiscard]] const Template& form_of(std::size_t agent) const { return templates_[agent % templates_.size()]; }

    Arguments arguments_;
    std::vector<Template> templates_;
    std::vector<PlayedAgent> agents_;
    TlsClient client_;
    std::string metrics_before_;
    double reports_acknowledged_ = 0;
    double machines_reported_ = 0;
};

} // namespace rasoat::fleet
