#include "tests/fleet/fleet.h"

#include "tests/fleet/metrics_page.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <optional>
#include <random>
#include <thread>

namespace rasoat::fleet {

namespace {

constexpr std::string_view stored_series = "rasoat_reports_total{outcome=\"stored\"}";
constexpr std::string_view machines_series = "rasoat_machines";

std::string post(
    const Arguments& arguments, std::string_view path, std::string_view type, std::string_view more,
    std::string_view body) {
    return fmt::format(
        "POST {} HTTP/1.1\r\nHost: {}:{}\r\nContent-Type: {}\r\n{}Content-Length: {}\r\n\r\n{}", path, arguments.host,
        arguments.port, type, more, body.size(), body);
}

std::string heartbeat_request(const Arguments& arguments, const PlayedAgent& agent) {
    return post(
        arguments, "/api/v1/agents/reports", "application/vnd.rasoat.heartbeat",
        fmt::format("Authorization: Bearer {}\r\n", agent.key), "sha256:" + agent.held_digest);
}

std::string report_request(const Arguments& arguments, const PlayedAgent& agent) {
    return post(
        arguments, "/api/v1/agents/reports", "application/json",
        fmt::format(
            "Authorization: Bearer {}\r\nContent-Encoding: gzip\r\nIdempotency-Key: fleet-{}-{}\r\n"
            "Rasoat-Content-Digest: sha256:{}\r\n",
            agent.key, agent.number, agent.version, agent.next_digest),
        agent.next_report);
}

std::string enrolment_request(const Arguments& arguments, const PlayedAgent& agent) {
    const auto body = fmt::format(
        R"({{"token":"{}","device_id":"{}","hostname":"{}"}})", arguments.token, device_id_of(agent.number),
        host_name_of(agent.number));
    return post(arguments, "/api/v1/agents/enrol", "application/json", "", body);
}

std::string key_in(const std::string& answer) {
    simdjson::dom::parser parser;
    std::string_view key;
    if (parser.parse(answer)["key"].get(key)) throw ConnectionError("the answer to an enrolment holds no key");
    return std::string(key);
}

/// Numbers that no earlier run used: the server may hold machines of those.
std::uint64_t first_number_of_run() {
    return (std::uint64_t{std::random_device{}()} << 20U);
}

} // namespace

void Tally::add(const Tally& other) {
    enrolments.add(other.enrolments);
    new_reports.add(other.new_reports);
    changes.add(other.changes);
    heartbeats.add(other.heartbeats);
    resent += other.resent;
    bytes_sent += other.bytes_sent;
    for (const auto& [status, times] : other.refused)
        refused[status] += times;
}

Fleet::Fleet(const Arguments& arguments, std::vector<Template> templates)
    : arguments_(arguments), templates_(std::move(templates)), agents_(arguments.agents), client_(arguments.ca) {
    const auto first = first_number_of_run();
    for (std::size_t i = 0; i < agents_.size(); ++i)
        agents_[i].number = first + i;
}

void Fleet::on_all_connections(const std::function<void(std::size_t)>& work) {
    std::vector<std::thread> threads;
    std::mutex mutex;
    std::exception_ptr failure;
    for (std::size_t i = 0; i < arguments_.connections; ++i)
        threads.emplace_back([&, i] {
            try {
                work(i);
            } catch (...) {
                const std::lock_guard lock(mutex);
                failure = std::current_exception();
            }
        });
    for (auto& thread : threads)
        thread.join();
    if (failure) std::rethrow_exception(failure);
}

void Fleet::enrol() {
    if (arguments_.mix.enrolments > 0) return;
    on_all_connections([this](std::size_t number) {
        Connection connection(client_, arguments_.host, arguments_.port);
        for (auto i = number; i < agents_.size(); i += arguments_.connections) {
            auto& agent = agents_[i];
            const auto answer = connection.exchange(enrolment_request(arguments_, agent));
            if (answer.status != 201)
                throw ConnectionError(fmt::format("an enrolment was answered {}: {}", answer.status, answer.body));
            agent.key = key_in(answer.body);
        }
    });
}

void Fleet::prepare_reports() {
    const auto workers = std::max(1U, std::thread::hardware_concurrency());
    std::vector<std::thread> threads;
    for (unsigned worker = 0; worker < workers; ++worker)
        threads.emplace_back([this, worker, workers] {
            for (std::size_t i = worker; i < agents_.size(); i += workers)
                prepare(agents_[i], form_of(i));
        });
    for (auto& thread : threads)
        thread.join();
}

/// One connection's work: its own agents, one request after the other.
struct Fleet::Sender {
    Fleet& fleet;
    std::size_t number;
    Connection connection;
    Tally tally;
    std::size_t next_enrolled; ///< the first agent of this connection that has no key
    std::size_t next_new;      ///< the first that has not reported
    std::size_t next_held = 0; ///< turns through the agents that have
    std::vector<std::size_t> reported;
    std::uint64_t sent = 0;

    Sender(Fleet& of, std::size_t connection_number)
        : fleet(of), number(connection_number), connection(of.client_, of.arguments_.host, of.arguments_.port),
          next_enrolled(connection_number), next_new(connection_number) {
        while (next_enrolled < of.agents_.size() && !of.agents_[next_enrolled].key.empty())
            next_enrolled += of.arguments_.connections;
    }

    enum class Kind { enrolment, new_report, change, heartbeat };

    /// By turns, in the shares of the mix; what cannot be sent yet or any more gives its turn to another kind.
    std::optional<Kind> next_kind() const {
        const auto& mix = fleet.arguments_.mix;
        auto turn = sent % (mix.enrolments + mix.new_reports + mix.changes + mix.heartbeats);
        const bool keyless = mix.enrolments > 0 && next_enrolled < fleet.agents_.size();
        const bool new_ones = mix.new_reports > 0 && next_new < std::min(next_enrolled, fleet.agents_.size());
        if (turn < mix.enrolments && keyless) return Kind::enrolment;
        turn = turn < mix.enrolments ? 0 : turn - mix.enrolments;
        if (turn < mix.new_reports && new_ones) return Kind::new_report;
        if (reported.empty() || mix.heartbeats + mix.changes == 0) {
            if (new_ones) return Kind::new_report;
            return keyless ? std::optional(Kind::enrolment) : std::nullopt;
        }
        if (turn < mix.new_reports + mix.changes && mix.changes > 0) return Kind::change;
        return mix.heartbeats > 0 ? Kind::heartbeat : Kind::change;
    }

    std::size_t next_reported() { return reported[next_held++ % reported.size()]; }

    void enrol(std::size_t index, Clock::time_point due) {
        auto& agent = fleet.agents_[index];
        const auto answer = answer_to(enrolment_request(fleet.arguments_, agent), 201);
        if (!answer) return;
        tally.enrolments.add(Clock::now() - due);
        agent.key = key_in(answer->body);
    }

    void send_report(std::size_t index, Clock::time_point due, Latencies& latencies) {
        auto& agent = fleet.agents_[index];
        if (!answer_to(report_request(fleet.arguments_, agent), 204)) return;
        latencies.add(Clock::now() - due);
        agent.held_digest = agent.next_digest;
        agent.next_report.clear();
        agent.next_report.shrink_to_fit();
        if (!agent.reported) reported.push_back(index);
        agent.reported = true;
    }

    void send_heartbeat(std::size_t index, Clock::time_point due) {
        if (answer_to(heartbeat_request(fleet.arguments_, fleet.agents_[index]), 204))
            tally.heartbeats.add(Clock::now() - due);
    }

    /// None where it was refused or no answer came.
    std::optional<Answer> answer_to(const std::string& request, int wanted) {
        constexpr int attempts = 3;
        for (int attempt = 0; attempt < attempts; ++attempt) {
            try {
                tally.bytes_sent += request.size();
                auto answer = connection.exchange(request);
                if (answer.status == wanted) return answer;
                ++tally.refused[answer.status];
                return std::nullopt;
            } catch (const ConnectionError&) {
                ++tally.resent;
            }
        }
        ++tally.refused[0];
        return std::nullopt;
    }

    void send_one(Kind kind, Clock::time_point due) {
        switch (kind) {
        case Kind::enrolment:
            enrol(next_enrolled, due);
            next_enrolled += fleet.arguments_.connections;
            break;
        case Kind::new_report:
            // One whose enrolment was refused has nothing to report with.
            if (!fleet.agents_[next_new].key.empty()) send_report(next_new, due, tally.new_reports);
            next_new += fleet.arguments_.connections;
            break;
        case Kind::change: {
            const auto index = next_reported();
            auto& agent = fleet.agents_[index];
            ++agent.version;
            prepare(agent, fleet.form_of(index));
            send_report(index, fleet.arguments_.rate ? due : Clock::now(), tally.changes);
            break;
        }
        case Kind::heartbeat:
            send_heartbeat(next_reported(), due);
            break;
        }
        ++sent;
    }

    void send_until(Clock::time_point start, Clock::time_point end) {
        const auto& rate = fleet.arguments_.rate;
        while (const auto kind = next_kind()) {
            auto due = Clock::now();
            if (rate) {
                const auto turn = static_cast<double>(sent * fleet.arguments_.connections + number);
                due = start + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(turn / *rate));
                std::this_thread::sleep_until(std::min(due, end));
            }
            if (std::max(due, Clock::now()) >= end) return;
            send_one(*kind, due);
        }
    }
};

Fleet::Run Fleet::run() {
    metrics_before_ = metrics_page();
    std::vector<std::unique_ptr<Sender>> senders;
    for (std::size_t i = 0; i < arguments_.connections; ++i)
        senders.push_back(std::make_unique<Sender>(*this, i));
    const auto start = Clock::now();
    const auto end = start + std::chrono::seconds(arguments_.seconds);
    on_all_connections([&](std::size_t number) { senders[number]->send_until(start, end); });
    Run result;
    result.seconds = std::chrono::duration<double>(Clock::now() - start).count();
    for (const auto& sender : senders)
        result.tally.add(sender->tally);
    reports_acknowledged_ = static_cast<double>(result.tally.new_reports.count() + result.tally.changes.count());
    machines_reported_ = static_cast<double>(result.tally.new_reports.count());
    return result;
}

std::string Fleet::metrics_page() {
    Connection connection(client_, arguments_.host, arguments_.port);
    return connection
        .exchange(fmt::format("GET /metrics HTTP/1.1\r\nHost: {}:{}\r\n\r\n", arguments_.host, arguments_.port))
        .body;
}

/// Of an agent that has reported, the server must hold the content; of one that has not, it must know the key and ask
/// for the whole report (409).
bool Fleet::is_missing(Connection& connection, const PlayedAgent& agent) const {
    if (agent.reported) return connection.exchange(heartbeat_request(arguments_, agent)).status != 204;
    auto unreported = agent;
    unreported.held_digest = std::string(64, '0');
    return connection.exchange(heartbeat_request(arguments_, unreported)).status != 409;
}

Verification Fleet::verify() {
    std::atomic<std::size_t> asked{0};
    std::atomic<std::size_t> missing{0};
    on_all_connections([&](std::size_t number) {
        Connection connection(client_, arguments_.host, arguments_.port);
        for (auto i = number; i < agents_.size(); i += arguments_.connections) {
            if (agents_[i].key.empty()) continue;
            ++asked;
            if (is_missing(connection, agents_[i])) ++missing;
        }
    });
    const auto after = metrics_page();
    const auto grown = [&](std::string_view series) {
        return metric(after, series).value_or(-1) - metric(metrics_before_, series).value_or(0);
    };
    return {asked, missing, grown(machines_series), machines_reported_, grown(stored_series), reports_acknowledged_};
}

} // namespace rasoat::fleet
