#include "agent/delivery/delivery.h"

#include "agent/delivery/back_off.h"
#include "agent/delivery/durable_file.h"
#include "agent/delivery/gzip.h"
#include "agent/delivery/http_date.h"
#include "agent/delivery/problem_answer.h"
#include "agent/delivery/random_names.h"
#include "agent/report/content_digest.h"
#include "agent/report/report_json.h"

#include <algorithm>
#include <optional>

namespace rasoat::delivery {

namespace {

using std::chrono::seconds;

Request post(const Enrolment& enrolment, const SpooledReport& report) {
    return {
        .path = "/api/v1/agents/reports",
        .headers =
            {{"Authorization", "Bearer " + enrolment.key},
             {"Idempotency-Key", report.idempotency_key},
             {"Content-Type", "application/json"},
             {"Content-Encoding", "gzip"},
             {"Rasoat-Content-Digest", "sha256:" + report.digest}},
        .body = report.body};
}

Request heartbeat(const Enrolment& enrolment, const std::string& digest) {
    return {
        .path = "/api/v1/agents/reports",
        .headers = {{"Authorization", "Bearer " + enrolment.key}, {"Content-Type", "application/vnd.rasoat.heartbeat"}},
        .body = "sha256:" + digest};
}

/// One round's work on one status.
class Round {
public:
    Round(
        const Enrolment& enrolment, Spool& spool, const StateFolder& state, DeviceStatus& status,
        std::chrono::sys_seconds now)
        : enrolment_(enrolment), spool_(spool), state_(state), status_(status), now_(now) {}

    /// None: the server wants the whole report.
    std::optional<Delivery> send_heartbeat(const std::string& digest) {
        Response response;
        try {
            response = exchange(enrolment_.endpoint(), heartbeat(enrolment_, digest));
        } catch (const TransportFailed& failure) {
            return failed(Outcome::kept, failure.what(), failure.trouble());
        }
        if (response.status == 204) return confirmed(Outcome::unchanged, digest, response);
        if (response.status == 409 || is_refusal(response.status)) return std::nullopt;
        return not_now(response);
    }

    /// Sends one report.
    Delivery send(const SpooledReport& report) {
        Response response;
        try {
            response = exchange(enrolment_.endpoint(), post(enrolment_, report));
        } catch (const TransportFailed& failure) {
            return failed(Outcome::kept, failure.what(), failure.trouble());
        }
        if (response.status == 204) return confirmed(Outcome::delivered, report.digest, response);
        if (is_refusal(response.status)) return refused(report, response);
        return not_now(response);
    }

    /// Sends what the spool holds; what became of the newest, or why it stopped before.
    Delivery drain() {
        Delivery last{Outcome::kept, "the spool is empty", false};
        while (const auto report = spool_.oldest()) {
            last = send(*report);
            if (last.outcome != Outcome::delivered && last.outcome != Outcome::refused) return last;
            spool_.remove(report->idempotency_key);
        }
        return last;
    }

private:
    static bool is_refusal(int status) { return status == 400 || status == 413 || status == 422; }

    Delivery confirmed(Outcome outcome, const std::string& digest, const Response& response) {
        const auto said = seconds_in(response, "rasoat-next-report").value_or(usual_pause);
        status_ = {};
        status_.last_success = now_;
        status_.next_report = now_ + pause_after_success(said, random_fraction());
        status_.confirmed_digest = digest;
        status_.clock_ahead = clock_ahead(response);
        return {outcome, {}, response.header("rasoat-change-key").has_value()};
    }

    Delivery refused(const SpooledReport& report, const Response& response) {
        const auto problem = "the server refused the report: " + words_of_problem(response);
        try {
            write_durably(state_.refused_report(), report.body);
            write_durably(state_.refusal(), problem + '\n');
        } catch (const StorageProblem&) {
            // The log has the reason; a copy for inspection is not worth losing the next report for.
        }
        status_.confirmed_digest.clear();
        return failed(Outcome::refused, problem, Trouble::refused_report);
    }

    Delivery not_now(const Response& response) {
        if (response.status == 401) {
            const auto trouble = trouble_of_problem(response).value_or(Trouble::unknown_key);
            auto delivery = failed(
                Outcome::key_unknown,
                trouble == Trouble::revoked_key ? "the server has revoked this machine's key"
                                                : "the server does not know this machine's key; enrol it again",
                trouble);
            status_.key_unknown = true;
            return delivery;
        }
        if (response.status < 400) // no answer that the server gives: its page, or a page in its place
            return failed(
                Outcome::kept, "something else than Rà soát answers there: " + words_of_problem(response),
                Trouble::captive_portal);
        const auto patience = seconds_in(response, "retry-after");
        return failed(
            Outcome::kept, "the server cannot take it now: " + words_of_problem(response), Trouble::busy_server,
            patience);
    }

    /// Told only where it matters: a minute is nothing, and the answer took its time.
    [[nodiscard]] std::optional<seconds> clock_ahead(const Response& response) const {
        constexpr seconds small = std::chrono::minutes(5);
        const auto date = response.header("date");
        const auto there = date ? moment_of_http_date(*date) : std::nullopt;
        if (!there || std::chrono::abs(now_ - *there) < small) return std::nullopt;
        return now_ - *there;
    }

    Delivery failed(
        Outcome outcome, const std::string& problem, Trouble trouble, std::optional<seconds> patience = std::nullopt) {
        status_.failures = std::min(status_.failures + 1, 1000U);
        status_.problem = problem;
        status_.trouble = trouble;
        status_.key_unknown = false;
        status_.next_report = now_ + (patience ? pause_after_busy(*patience, status_.failures, random_fraction())
                                               : pause_after_failure(status_.failures, random_fraction()));
        return {outcome, problem, false};
    }

    const Enrolment& enrolment_;
    Spool& spool_;
    const StateFolder& state_;
    DeviceStatus& status_;
    std::chrono::sys_seconds now_;
};

} // namespace

Delivery deliver(
    const report::Report& report, const Enrolment& enrolment, Spool& spool, const StateFolder& state,
    DeviceStatus& status, std::chrono::sys_seconds now) {
    Round round(enrolment, spool, state, status, now);
    const auto digest = report::content_digest(report);
    if (spool.count() == 0 && digest == status.confirmed_digest && report.strain.empty()) {
        if (auto delivery = round.send_heartbeat(digest)) return *std::move(delivery);
    }
    const SpooledReport whole{random_uuid(), digest, gzip(report::to_json(report))};
    try {
        spool.put(whole);
    } catch (const StorageProblem& problem) {
        // No room to keep it: what is kept goes first, then this one straight from memory.
        if (spool.count() > 0) {
            auto delivery = round.drain();
            if (spool.count() > 0) return delivery;
        }
        auto delivery = round.send(whole);
        if (delivery.outcome == Outcome::kept) delivery.problem.append("; and not kept: ").append(problem.what());
        return delivery;
    }
    return round.drain();
}

} // namespace rasoat::delivery
