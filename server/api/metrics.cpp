#include "server/api/metrics.h"

#include <fmt/format.h>

namespace rasoat::api {

namespace {

enum class MetricKind { counter, gauge };

void append(std::string& text, std::string_view name, MetricKind kind, std::string_view help) {
    text +=
        fmt::format("# HELP {0} {1}\n# TYPE {0} {2}\n", name, help, kind == MetricKind::counter ? "counter" : "gauge");
}

template <class Number>
void append(std::string& text, std::string_view name, MetricKind kind, std::string_view help, Number value) {
    append(text, name, kind, help);
    text += fmt::format("{} {}\n", name, value);
}

void append_agents(std::string& text, const AgentCounters& counters, const Identity& identity) {
    append(text, "rasoat_reports_total", MetricKind::counter, "Whole reports by what became of them.");
    text += fmt::format("rasoat_reports_total{{outcome=\"stored\"}} {}\n", counters.reports_stored.load());
    text += fmt::format("rasoat_reports_total{{outcome=\"repeated\"}} {}\n", counters.reports_repeated.load());
    text += fmt::format("rasoat_reports_total{{outcome=\"refused\"}} {}\n", counters.reports_refused.load());
    append(text, "rasoat_heartbeats_total", MetricKind::counter, "Heartbeats by whether the content was held.");
    text += fmt::format("rasoat_heartbeats_total{{outcome=\"held\"}} {}\n", counters.heartbeats_held.load());
    text += fmt::format("rasoat_heartbeats_total{{outcome=\"not_held\"}} {}\n", counters.heartbeats_not_held.load());
    append(
        text, "rasoat_unknown_keys_total", MetricKind::counter, "Requests with an unknown or revoked device key.",
        counters.unknown_keys.load());
    append(text, "rasoat_enrolments_total", MetricKind::counter, "Devices enrolled.", counters.enrolled.load());
    append(
        text, "rasoat_machines", MetricKind::gauge, "Machines in the store.",
        identity.machines_at_start + counters.machines_added.load());
}

void append_store(std::string& text, const store::StoreFigures& figures) {
    append(
        text, "rasoat_store_writes_total", MetricKind::counter,
        "Units of work committed; divided by the commits it is the size of a batch.", figures.writes);
    append(text, "rasoat_store_commits_total", MetricKind::counter, "Commits, each durable.", figures.commits);
    append(
        text, "rasoat_store_failed_commits_total", MetricKind::counter, "Commits that could not be written.",
        figures.failed_commits);
    append(
        text, "rasoat_store_commit_seconds_total", MetricKind::counter, "Time spent in commits.",
        figures.seconds_in_commit);
    append(text, "rasoat_store_queue", MetricKind::gauge, "Units of work that wait for a commit.", figures.queued);
    append(text, "rasoat_store_queue_limit", MetricKind::gauge, "How many may wait.", figures.queue_limit);
    append(text, "rasoat_devices", MetricKind::gauge, "Enrolled devices.", figures.devices);
    append(text, "rasoat_store_bytes", MetricKind::gauge, "Size of the store on disk.", figures.bytes_on_disk);
}

void append_connections(std::string& text, const http::ConnectionCounts& counts) {
    append(text, "rasoat_connections", MetricKind::gauge, "Open connections.", counts.open);
    append(text, "rasoat_connections_idle", MetricKind::gauge, "Connections between two requests.", counts.waiting);
    append(text, "rasoat_connections_accepted_total", MetricKind::counter, "Connections accepted.", counts.accepted);
    append(
        text, "rasoat_connections_refused_total", MetricKind::counter, "Connections refused: too many.",
        counts.refused);
    append(
        text, "rasoat_connections_cut_total", MetricKind::counter, "Connections cut: too slow, or idle too long.",
        counts.cut);
}

} // namespace

Answer metrics(const Services& services, Call& /*call*/) {
    auto text = http::prometheus_text(services.route_metrics);
    append_agents(text, services.counters, services.identity);
    append_store(text, services.store.figures());
    append_connections(text, services.connections());
    auto answer = shown(std::move(text));
    answer.media_type = "text/plain; version=0.0.4; charset=utf-8";
    return answer;
}

} // namespace rasoat::api
