#include "server/api/agents.h"

#include "agent/report/json_writer.h"
#include "server/access/enrolment.h"
#include "server/api/http/problem.h"
#include "server/api/json_body.h"
#include "server/api/report_refusal.h"
#include "server/intake/intake.h"
#include "server/inventory/receive.h"

#include <fmt/format.h>

#include <algorithm>
#include <random>

namespace rasoat::api {

namespace {

constexpr std::string_view heartbeat_type = "application/vnd.rasoat.heartbeat";

/// Not all at once: each agent is told a time up to a tenth sooner or later than the rule. A machine in which nothing
/// has changed is asked half as often.
std::int64_t next_report_seconds(const AgentRules& rules, int times = 1) {
    thread_local std::minstd_rand random{std::random_device{}()};
    const auto whole = rules.next_report.count() * times;
    const auto tenth = whole / 10;
    return whole + std::uniform_int_distribution<std::int64_t>(-tenth, tenth)(random);
}

Answer stored(const Services& services, const Call& call, int times = 1) {
    auto answer = done().with("Rasoat-Next-Report", std::to_string(next_report_seconds(services.agents, times)));
    if (call.now() - call.device().device.enrolled_at < services.agents.key_lifetime) return answer;
    return std::move(answer).with("Rasoat-Change-Key", "yes");
}

[[noreturn]] void refuse_field(std::string_view name, const std::string& vi, const std::string& en) {
    auto problem =
        http::bad_request({fmt::format("Tiêu đề {} {}.", name, vi), fmt::format("The header {} {}.", name, en)});
    problem.field = name;
    throw http::ProblemError(std::move(problem));
}

std::string idempotency_key(const Call& call) {
    constexpr std::size_t least = 8;
    constexpr std::size_t most = 100;
    const auto key = call.field("Idempotency-Key").value_or("");
    const bool printable = std::all_of(key.begin(), key.end(), [](char c) { return c > 0x20 && c < 0x7f; });
    if (key.size() < least || key.size() > most || !printable)
        refuse_field(
            "Idempotency-Key", fmt::format("phải có từ {} đến {} ký tự ASCII in được", least, most),
            fmt::format("must have {} to {} printable ASCII characters", least, most));
    return std::string(key);
}

void check_digest_header(const Call& call) {
    const auto given = call.field("Rasoat-Content-Digest");
    if (given && intake::digest_in(*given).empty())
        refuse_field(
            "Rasoat-Content-Digest", "phải là \"sha256:\" và 64 chữ số thập lục phân thường",
            "must be \"sha256:\" and 64 lower-case hexadecimal digits");
}

Answer take_heartbeat(const Services& services, Call& call) {
    const auto digest = intake::digest_in(call.body());
    if (digest.empty())
        throw http::ProblemError(http::bad_request(
            {"Nội dung phải là \"sha256:\" và 64 chữ số thập lục phân thường.",
             "The body must be \"sha256:\" and 64 lower-case hexadecimal digits."}));
    if (inventory::heartbeat(services.store, call.device(), digest, call.now())) {
        ++services.counters.heartbeats_held;
        constexpr int nothing_new = 2;
        return stored(services, call, nothing_new);
    }
    ++services.counters.heartbeats_not_held;
    throw http::ProblemError(http::Problem{
        "/problems/send-it-whole",
        409,
        {"Hãy gửi báo cáo đầy đủ", "Send it whole"},
        {"Máy chủ chưa có nội dung này; hãy gửi báo cáo đầy đủ.",
         "The server does not hold this content; send the whole report."},
        {},
        {}});
}

Answer take_whole_report(const Services& services, Call& call) {
    check_digest_header(call);
    const auto encoding = std::string(call.field("Content-Encoding").value_or(""));
    auto key = idempotency_key(call);
    auto [report, json] = intake::understood(call.take_body(), encoding, services.agents.intake);
    try {
        const auto received = inventory::receive(
            services.store, call.device().device, {std::move(report), std::move(json), std::move(key), call.now()});
        ++(received.repeated ? services.counters.reports_repeated : services.counters.reports_stored);
        if (received.new_machine) ++services.counters.machines_added;
    } catch (const inventory::KeyReused&) {
        auto problem = http::invalid_value(
            "Idempotency-Key", {"Khóa này đã dùng cho một báo cáo khác.", "This key came before with another report."});
        throw http::ProblemError(std::move(problem));
    }
    return stored(services, call);
}

} // namespace

Answer enrol_agent(const Services& services, Call& call) {
    JsonBody body(call.body());
    const auto token = body.text("token", {1, 200});
    const auto device_id = body.text("device_id", {1, 200});
    const auto hostname = body.text("hostname", {1, 255});
    const auto enrolled = access::enrol_device(services.store, token, device_id, call.now());
    ++services.counters.enrolled;
    services.log.info(
        "agent_enrolled",
        {{"id", call.request_id()}, {"device", device_id}, {"hostname", hostname}, {"peer", call.peer()}});

    report::JsonWriter json;
    json.begin_object();
    json.text("device_id", std::string_view(device_id));
    json.text("key", std::string_view(enrolled.key));
    json.integer("next_report_seconds", next_report_seconds(services.agents));
    json.end_object();
    return created(json.take());
}

Answer take_report(const Services& services, Call& call) {
    const auto type = call.media_type();
    if (type == heartbeat_type) return take_heartbeat(services, call);
    try {
        if (type != "application/json")
            throw http::ProblemError(http::unsupported_type(type, fmt::format("application/json, {}", heartbeat_type)));
        return take_whole_report(services, call);
    } catch (const intake::Refused& refused) {
        ++services.counters.reports_refused;
        throw http::ProblemError(refusal_of(refused, services.agents));
    }
}

} // namespace rasoat::api
