#include "agent/delivery/enrolment.h"

#include "agent/delivery/answer_json.h"
#include "agent/delivery/back_off.h"
#include "agent/delivery/durable_file.h"
#include "agent/delivery/key_value_file.h"
#include "agent/delivery/problem_answer.h"
#include "agent/report/json_writer.h"
#include "agent/report/sha256.h"

#include <algorithm>

namespace rasoat::delivery {

namespace {

constexpr std::string_view enrolment_path = "/api/v1/agents/enrol";
constexpr std::size_t largest_state_file = std::size_t{64} * 1024;

std::string enrolment_request(const report::Text& token, const report::Text& unit, const report::Report& machine) {
    report::JsonWriter json;
    json.begin_object();
    json.text("token", token);
    json.text("device_id", machine.device_id);
    json.text("hostname", machine.hostname);
    json.text("unit", unit);
    json.begin_object("hardware");
    json.text("uuid", machine.system.uuid);
    json.text("serial", machine.system.serial);
    json.end_object();
    json.end_object();
    return json.take();
}

bool is_key(const std::string& key) {
    constexpr std::string_view base64url = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=";
    return key.size() >= 43 && key.size() <= 44 && key.find_first_not_of(base64url) == std::string::npos;
}

/// What an answer without a key comes to.
[[noreturn]] void throw_problem_of(const Response& response) {
    constexpr int too_many_requests = 429;
    const auto trouble = trouble_of_problem(response);
    if (response.status == too_many_requests || response.status >= 500)
        throw EnrolmentPutOff(
            words_of_problem(response), trouble.value_or(Trouble::busy_server), seconds_in(response, "retry-after"));
    throw EnrolmentRefused(words_of_problem(response), trouble.value_or(Trouble::unknown_key));
}

/// Sends the request, and keeps as `enrolment` what comes back. When to report first.
std::chrono::seconds
enrolled(Enrolment enrolment, const Request& request, const report::Report& machine, const StateFolder& state) {
    const auto response = exchange(enrolment.endpoint(), request);
    if (response.status != 201) throw_problem_of(response);
    const auto members = read_answer(response.body);
    const auto device_id = members ? text_member(*members, "device_id") : std::nullopt;
    const auto key = members ? text_member(*members, "key") : std::nullopt;
    if (!device_id || device_id->empty() || !key || !is_key(*key))
        throw EnrolmentRefused("the server's answer holds no device_id and key; is its version the agent's?");
    enrolment.device_id = *device_id;
    enrolment.key = *key;
    enrolment.hardware = hardware_marks(machine);
    state.create();
    write_durably(state.certificate_authority(), enrolment.certificate_authority);
    store(enrolment, state);

    const auto first = number_member(*members, "next_report_seconds");
    const auto bounded = first ? std::clamp(*first, 0.0, static_cast<double>(longest_pause.count())) : 0.0;
    return std::chrono::seconds(static_cast<std::chrono::seconds::rep>(bounded));
}

} // namespace

std::optional<Enrolment> stored_enrolment(const StateFolder& state) {
    const auto text = read_file(state.enrolment(), largest_state_file);
    if (!text) return std::nullopt;
    const auto name = state.enrolment().string();
    const auto values = parse_key_values(
        *text, name, {"server", "device_id", "key", "unit", "retiring_key", "hardware", "token_digest"});
    const auto address = server_address(value_or_empty(values, "server"));
    auto authority = read_file(state.certificate_authority(), largest_state_file);
    Enrolment enrolment;
    enrolment.server = address.value_or(ServerAddress{});
    enrolment.device_id = value_or_empty(values, "device_id");
    enrolment.key = value_or_empty(values, "key");
    enrolment.certificate_authority = std::move(authority).value_or(std::string{});
    enrolment.retiring_key = value_or_empty(values, "retiring_key");
    enrolment.hardware = marks_in(value_or_empty(values, "hardware"));
    enrolment.token_digest = value_or_empty(values, "token_digest");
    enrolment.session = state.session();
    if (auto unit = value_or_empty(values, "unit"); !unit.empty()) enrolment.unit = std::move(unit);
    if (!address || enrolment.device_id.empty() || !is_key(enrolment.key) || enrolment.certificate_authority.empty())
        throw FileProblem(name + ": incomplete; enrol this machine again");
    return enrolment;
}

void store(const Enrolment& enrolment, const StateFolder& state) {
    KeyValues values{{"server", url_of(enrolment.server)}, {"device_id", enrolment.device_id}, {"key", enrolment.key}};
    if (enrolment.unit) values["unit"] = *enrolment.unit;
    if (!enrolment.retiring_key.empty()) values["retiring_key"] = enrolment.retiring_key;
    if (!enrolment.hardware.empty()) values["hardware"] = marks_text(enrolment.hardware);
    if (!enrolment.token_digest.empty()) values["token_digest"] = enrolment.token_digest;
    write_durably(state.enrolment(), key_value_text(values));
}

std::string digest_of_token(const std::string& token) {
    return report::sha256_hex(token);
}

std::chrono::seconds enrol(const Invitation& invitation, const report::Report& machine, const StateFolder& state) {
    const auto authority =
        certificate_authority_shown_by(invitation.server, invitation.ca_fingerprint, invitation.proxy);
    Request request{
        .path = std::string(enrolment_path),
        .headers = {{"Content-Type", "application/json"}},
        .body = enrolment_request(invitation.token, invitation.unit, machine)};
    Enrolment enrolment;
    enrolment.server = invitation.server;
    enrolment.unit = invitation.unit;
    enrolment.certificate_authority = authority;
    enrolment.token_digest = digest_of_token(invitation.token);
    enrolment.proxy = invitation.proxy;
    return enrolled(std::move(enrolment), request, machine, state);
}

std::chrono::seconds enrol_copy(const Enrolment& original, const report::Report& machine, const StateFolder& state) {
    Request request{
        .path = "/api/v1/agents/copies",
        .headers = {{"Authorization", "Bearer " + original.key}, {"Content-Type", "application/json"}},
        .body = enrolment_request(std::nullopt, std::nullopt, machine)};
    auto enrolment = original;
    enrolment.retiring_key.clear();
    enrolment.token_digest.clear();
    enrolment.session.clear(); // the copied session is the original's
    return enrolled(std::move(enrolment), request, machine, state);
}

Enrolment change_key(const Enrolment& enrolment, const StateFolder& state) {
    const auto response = exchange(
        enrolment.endpoint(),
        {.path = "/api/v1/agents/keys", .headers = {{"Authorization", "Bearer " + enrolment.key}}, .body = {}});
    const auto members = response.status == 201 ? read_answer(response.body) : std::nullopt;
    const auto key = members ? text_member(*members, "key") : std::nullopt;
    if (!key || !is_key(*key)) return enrolment;
    auto changed = enrolment;
    changed.retiring_key = enrolment.key;
    changed.key = *key;
    store(changed, state);
    return changed;
}

Enrolment retire_old_key(const Enrolment& enrolment, const StateFolder& state) {
    const auto response = exchange(
        enrolment.endpoint(), {.path = "/api/v1/agents/keys/retired",
                               .headers = {{"Authorization", "Bearer " + enrolment.retiring_key}},
                               .body = {}});
    if (response.status != 204 && response.status != 401) return enrolment;
    auto changed = enrolment;
    changed.retiring_key.clear();
    store(changed, state);
    return changed;
}

} // namespace rasoat::delivery
