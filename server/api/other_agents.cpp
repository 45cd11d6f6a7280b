#include "server/api/other_agents.h"

#include "server/access/addressed_agents.h"
#include "server/api/http/problem.h"
#include "server/api/report_refusal.h"
#include "server/intake/agents/agent_message.h"
#include "server/inventory/receive.h"

#include <algorithm>
#include <utility>

namespace rasoat::api {

namespace {

using intake::AgentFormat;
using intake::AgentMessage;

void check_accepted(const AgentRules& rules, AgentFormat format) {
    if (std::ranges::find(rules.other_formats, format) != rules.other_formats.end()) return;
    throw http::ProblemError(http::forbidden(
        {"Máy chủ này không nhận báo cáo của loại tác tử ấy (config/server.toml, [other_agents]).",
         "This server does not take reports of that kind of agent (config/server.toml, [other_agents])."}));
}

intake::AgentMessage understood(const Services& services, Call& call) {
    try {
        return intake::agent_message(call.take_body(), services.agents.intake, services.agents.people_in_originals);
    } catch (const intake::Refused& refused) {
        ++services.counters.reports_refused;
        throw http::ProblemError(refusal_of(refused, services.agents));
    }
}

/// A GLPI agent speaks XML first, and says by this field that it would rather speak JSON.
bool offers_json(const Services& services, const Call& call) {
    const auto& accepted = services.agents.other_formats;
    return call.field("GLPI-Agent-ID").has_value() &&
           std::ranges::find(accepted, AgentFormat::glpi_json) != accepted.end();
}

void store_inventory(const Services& services, const Call& call, AgentMessage message) {
    if (message.report.agent_version.empty())
        message.report.agent_version = call.field("User-Agent").value_or("").substr(0, 200);
    const auto device = access::addressed_device(services.store, call.token(), message.device_id, call.now());
    // These agents send no key of their own, and send a message once: each is a report of its own.
    const auto received = inventory::receive(
        services.store, device,
        {std::move(message.report), std::move(message.original), "request " + call.request_id(), call.now()});
    ++services.counters.reports_stored;
    if (received.new_machine) ++services.counters.machines_added;
}

Answer answer_with(intake::AgentReply reply, const Call& call) {
    auto answer = shown(std::move(reply.body));
    answer.media_type = std::move(reply.media_type);
    // By which a GLPI agent finds its request again in its own log.
    if (const auto request = call.field("GLPI-Request-ID"); request && request->size() == 8)
        return std::move(answer).with("GLPI-Request-ID", std::string(*request));
    return answer;
}

} // namespace

Answer talk_to_other_agent(const Services& services, Call& call) {
    auto message = understood(services, call);
    check_accepted(services.agents, message.format);
    const auto format = message.format;
    const auto packing = message.packing;
    const auto next = services.agents.next_report;
    switch (message.purpose) {
    case AgentMessage::Purpose::greeting:
        return answer_with(
            intake::reply_to_greeting(offers_json(services, call) ? AgentFormat::glpi_json : format, packing, next),
            call);
    case AgentMessage::Purpose::inventory:
        store_inventory(services, call, std::move(message));
        break;
    case AgentMessage::Purpose::other:
        break;
    }
    return answer_with(intake::reply_received(format, packing, next), call);
}

} // namespace rasoat::api
