#include "agent/delivery/enrolment.h"

#include "agent/delivery/answer_json.h"
#include "agent/delivery/back_off.h"
#include "agent/delivery/durable_file.h"
#include "agent/delivery/key_value_file.h"
#include "agent/report/json_writer.h"

#include <algorithm>

namespace rasoat::delivery {

namespace {

constexpr std::size_t largest_state_file = std::size_t{64} * 1024;

std::string enrolment_request(const Invitation& invitation, const report::Report& machine) {
    report::JsonWriter json;
    json.begin_object();
    json.text("token", invitation.token);
    json.text("device_id", machine.device_id);
    json.text("hostname", machine.hostname);
    json.text("unit", invitation.unit);
    json.begin_object("hardware");
    json.text("uuid", machine.system.uuid);
    json.text("serial", machine.system.serial);
    json.end_object();
    json.end_object();
    return json.take();
}

/// The words of a problem document (RFC 9457), else the status alone.
std::string problem_of(const Response& response) {
    const auto members = read_answer(response.body);
    std::string words;
    if (members) {
        if (const auto title = text_member(*members, "title")) words = *title;
        if (const auto detail = text_member(*members, "detail"))
            words.append(words.empty() ? "" : ": ").append(*detail);
    }
    return "HTTP " + std::to_string(response.status) + (words.empty() ? "" : " (" + words + ')');
}

bool is_key(const std::string& key) {
    constexpr std::string_view base64url = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=";
    return key.size() >= 43 && key.size() <= 44 && key.find_first_not_of(base64url) == std::string::npos;
}

} // namespace

std::optional<Enrolment> stored_enrolment(const StateFolder& state) {
    const auto text = read_file(state.enrolment(), largest_state_file);
    if (!text) return std::nullopt;
    const auto name = state.enrolment().string();
    const auto values = parse_key_values(*text, name, {"server", "device_id", "key", "unit"});
    const auto address = server_address(value_or_empty(values, "server"));
    auto authority = read_file(state.certificate_authority(), largest_state_file);
    Enrolment enrolment{
        address.value_or(ServerAddress{}), value_or_empty(values, "device_id"), value_or_empty(values, "key"),
        std::nullopt, std::move(authority).value_or(std::string{})};
    if (auto unit = value_or_empty(values, "unit"); !unit.empty()) enrolment.unit = std::move(unit);
    if (!address || enrolment.device_id.empty() || !is_key(enrolment.key) || enrolment.certificate_authority.empty())
        throw FileProblem(name + ": incomplete; enrol this machine again");
    return enrolment;
}

std::chrono::seconds enrol(const Invitation& invitation, const report::Report& machine, const StateFolder& state) {
    const auto authority = certificate_authority_shown_by(invitation.server, invitation.ca_fingerprint);
    const auto response = exchange(
        {invitation.server, authority}, {.path = "/api/v1/agents/enrol",
                                         .headers = {{"Content-Type", "application/json"}},
                                         .body = enrolment_request(invitation, machine)});
    if (response.status != 201) throw EnrolmentRefused(problem_of(response));

    const auto members = read_answer(response.body);
    const auto device_id = members ? text_member(*members, "device_id") : std::nullopt;
    const auto key = members ? text_member(*members, "key") : std::nullopt;
    if (!device_id || device_id->empty() || !key || !is_key(*key))
        throw EnrolmentRefused("the server's answer holds no device_id and key; is its version the agent's?");

    KeyValues values{{"server", url_of(invitation.server)}, {"device_id", *device_id}, {"key", *key}};
    if (invitation.unit) values["unit"] = *invitation.unit;
    state.create();
    write_durably(state.certificate_authority(), authority);
    write_durably(state.enrolment(), key_value_text(values));

    const auto first = number_member(*members, "next_report_seconds");
    const auto bounded = first ? std::clamp(*first, 0.0, static_cast<double>(longest_pause.count())) : 0.0;
    return std::chrono::seconds(static_cast<std::chrono::seconds::rep>(bounded));
}

} // namespace rasoat::delivery
