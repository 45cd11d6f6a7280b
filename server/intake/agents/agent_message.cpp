#include "server/intake/agents/agent_message.h"

#include "agent/report/json_node.h"
#include "agent/report/report_reader.h"
#include "server/intake/agents/personal_data.h"
#include "server/intake/agents/xml_report.h"
#include "server/intake/ascii_case.h"
#include "server/intake/inflate.h"
#include "server/intake/xml/xml_reader.h"
#include "server/intake/xml/xml_tree.h"

#include <algorithm>
#include <array>

namespace rasoat::intake {

namespace {

constexpr std::size_t longest_device_id = 200;

Packing packing_of(std::string_view body) {
    if (body.starts_with("\x1f\x8b")) return Packing::gzip;
    // RFC 1950: deflate with a window of 32 KiB or less, and a header that 31 divides.
    if (body.size() >= 2 && (body[0] & 0x8f) == 0x08) {
        const auto header = static_cast<unsigned char>(body[0]) * 256U + static_cast<unsigned char>(body[1]);
        if (header % 31 == 0) return Packing::zlib;
    }
    return Packing::plain;
}

std::string unpacked(std::string body, Packing packing, const Limits& limits) {
    if (packing == Packing::plain) {
        if (body.size() > limits.bytes) throw Refused(RefusalKind::too_large, "", "a smaller inventory");
        return body;
    }
    auto content = inflated(body, limits.bytes, packing == Packing::gzip ? Wrapper::gzip : Wrapper::zlib);
    if (auto* text = std::get_if<std::string>(&content)) return std::move(*text);
    if (std::get<InflateFailure>(content) == InflateFailure::too_large)
        throw Refused(RefusalKind::too_large, "", "a smaller inventory");
    throw Refused(RefusalKind::not_gzip, "", "one whole zlib or gzip stream");
}

void check_device_id(std::string_view device_id, std::string_view field) {
    if (device_id.empty() || device_id.size() > longest_device_id)
        throw Refused(
            RefusalKind::wrong_field, std::string(field),
            "a name of 1 to " + std::to_string(longest_device_id) + " bytes");
}

AgentMessage::Purpose purpose_named(std::string_view query) {
    if (same_but_for_case(query, "inventory")) return AgentMessage::Purpose::inventory;
    if (same_but_for_case(query, "prolog") || same_but_for_case(query, "contact"))
        return AgentMessage::Purpose::greeting;
    return AgentMessage::Purpose::other;
}

void read_xml(std::string document, People people, AgentMessage& message) {
    document = xml_as_utf8(std::move(document));
    const auto request = xml_tree(document);
    if (request.name != "REQUEST") throw Refused(RefusalKind::wrong_field, "/" + std::string(request.name), "REQUEST");
    message.device_id = request.child_text("DEVICEID");
    check_device_id(message.device_id, "/REQUEST/DEVICEID");
    message.purpose = purpose_named(request.child_text("QUERY"));
    if (message.purpose != AgentMessage::Purpose::inventory) return;
    if (const auto type = request.child_text("ITEMTYPE"); !type.empty() && type != "Computer")
        throw Refused(RefusalKind::wrong_field, "/REQUEST/ITEMTYPE", "Computer");
    const auto* content = request.child("CONTENT");
    if (content == nullptr) throw Refused(RefusalKind::wrong_field, "/REQUEST/CONTENT", "an inventory");
    message.report = xml_report(*content);
    message.report.device_id = message.device_id;
    message.original = people == People::left_out ? xml_without_people(document) : std::move(document);
}

/// What a JSON message asks for, and the device's id in it.
AgentMessage::Purpose json_purpose(const std::string& document, std::string& device_id) {
    simdjson::dom::parser parser(report::largest_report);
    simdjson::dom::element parsed;
    if (document.size() > report::largest_report || parser.parse(document).get(parsed) != simdjson::SUCCESS)
        return AgentMessage::Purpose::inventory; // whose reader says what is wrong
    const report::JsonNode root(parsed);
    if (const auto id = root.member("deviceid")) device_id = id->text();
    if (const auto query = root.member("query")) return purpose_named(query->text());
    if (const auto action = root.member("action")) return purpose_named(action->text());
    return AgentMessage::Purpose::inventory; // GLPI's own default
}

void read_json(std::string document, People people, AgentMessage& message) {
    const auto purpose = json_purpose(document, message.device_id);
    message.purpose = purpose;
    if (purpose == AgentMessage::Purpose::inventory) {
        message.report = report::read_report(document);
        message.original = people == People::left_out ? json_without_people(document) : std::move(document);
    }
    check_device_id(message.device_id, "/deviceid");
}

std::string in_hours(std::chrono::seconds next) {
    return std::to_string(std::max<std::int64_t>(std::chrono::ceil<std::chrono::hours>(next).count(), 1));
}

AgentReply packed(std::string text, AgentFormat format, Packing packing) {
    switch (packing) {
    case Packing::zlib:
        return {deflated(text, Wrapper::zlib), "application/x-compress-zlib"};
    case Packing::gzip:
        return {deflated(text, Wrapper::gzip), "application/x-compress-gzip"};
    case Packing::plain:
        break;
    }
    return {std::move(text), format == AgentFormat::glpi_json ? "application/json" : "application/xml"};
}

std::string xml_reply(std::string_view elements) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<REPLY>" + std::string(elements) + "</REPLY>\n";
}

std::string json_reply(std::chrono::seconds next) {
    return R"({"status":"ok","expiration":)" + in_hours(next) + "}";
}

} // namespace

AgentMessage agent_message(std::string body, const Limits& limits, People people) {
    AgentMessage message;
    message.packing = packing_of(body);
    auto document = unpacked(std::move(body), message.packing, limits);
    try {
        const auto first = document.find_first_not_of(" \t\r\n");
        if (first != std::string::npos && document[first] == '{') {
            message.format = AgentFormat::glpi_json;
            read_json(std::move(document), people, message);
        } else {
            read_xml(std::move(document), people, message);
        }
    } catch (const XmlRefused& refused) {
        throw Refused(RefusalKind::not_json, "", std::string("XML or JSON (") + refused.what() + ")");
    } catch (const report::ReportRefused& refused) {
        const auto kind = refused.pointer().empty() ? RefusalKind::not_json : RefusalKind::wrong_field;
        throw Refused(kind, refused.pointer(), refused.expected());
    }
    return message;
}

AgentReply reply_to_greeting(AgentFormat format, Packing packing, std::chrono::seconds next) {
    if (format == AgentFormat::glpi_json) return packed(json_reply(next), format, packing);
    return packed(
        xml_reply("<PROLOG_FREQ>" + in_hours(next) + "</PROLOG_FREQ><RESPONSE>SEND</RESPONSE>"), format, packing);
}

AgentReply reply_received(AgentFormat format, Packing packing, std::chrono::seconds next) {
    if (format == AgentFormat::glpi_json) return packed(json_reply(next), format, packing);
    return packed(xml_reply("<RESPONSE>NO_ACCOUNT_UPDATE</RESPONSE>"), format, packing);
}

} // namespace rasoat::intake
