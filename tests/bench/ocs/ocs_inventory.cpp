#include "tests/bench/ocs/ocs_inventory.h"

#include <fmt/format.h>
#include <simdjson.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

namespace rasoat::bench {
namespace {

using simdjson::dom::element;
using simdjson::dom::object;

/// Sections that OCS keeps in tables of its own or, of the system, in HARDWARE.
constexpr auto sections = std::to_array<std::string_view>(
    {"bios", "cpus", "memories", "storages", "networks", "controllers", "drives", "inputs", "monitors", "printers",
     "softwares", "sounds", "usbdevices", "batteries", "videos"});

std::string in_capitals(std::string_view name) {
    std::string capitals(name);
    std::ranges::transform(capitals, capitals.begin(), [](char letter) {
        return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
    });
    return capitals;
}

std::string escaped(std::string_view text) {
    std::string result;
    for (const auto letter : text) {
        if (letter == '<')
            result += "&lt;";
        else if (letter == '&')
            result += "&amp;";
        else
            result += letter;
    }
    return result;
}

std::string text_of(const element& value) {
    std::string_view text;
    return escaped(value.get(text) == simdjson::SUCCESS ? std::string(text) : simdjson::to_string(value));
}

void add_fields(std::string& xml, const object& record) {
    for (const auto& field : record) {
        if (field.value.is_array() || field.value.is_object()) continue;
        const auto name = in_capitals(field.key);
        xml += fmt::format("<{0}>{1}</{0}>", name, text_of(field.value));
    }
}

void add_section(std::string& xml, std::string_view name, const element& section) {
    const auto add = [&](const element& record) {
        xml += fmt::format("<{}>", in_capitals(name));
        add_fields(xml, object(record));
        xml += fmt::format("</{}>\n", in_capitals(name));
    };
    if (!section.is_array()) return add(section);
    for (const auto& record : simdjson::dom::array(section))
        add(record);
}

/// HARDWARE holds the system, the first processor, and which sections are new: all.
void add_hardware(std::string& xml, const element& content) {
    xml += "<HARDWARE>";
    add_fields(xml, object(content["hardware"]));
    constexpr std::array<std::pair<const char*, const char*>, 3> of_system{
        {{"full_name", "OSNAME"}, {"version", "OSVERSION"}, {"kernel_version", "OSCOMMENTS"}}};
    for (const auto& [field, name] : of_system)
        if (element value; content["operatingsystem"].at_key(field).get(value) == simdjson::SUCCESS)
            xml += fmt::format("<{0}>{1}</{0}>", name, text_of(value));
    if (element value; content["cpus"].at(0).at_key("name").get(value) == simdjson::SUCCESS)
        xml += fmt::format("<PROCESSORT>{}</PROCESSORT>", text_of(value));
    xml += "<CHECKSUM>262143</CHECKSUM></HARDWARE>\n";
}

} // namespace

std::string ocs_inventory(std::string_view json) {
    simdjson::dom::parser parser;
    try {
        const element report = parser.parse(json.data(), json.size());
        const element content = report["content"];
        std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<REQUEST>\n<CONTENT>\n";
        xml += "<ACCOUNTINFO><KEYNAME>TAG</KEYNAME><KEYVALUE>NA</KEYVALUE></ACCOUNTINFO>\n";
        add_hardware(xml, content);
        for (const auto name : sections)
            if (element section; content.at_key(name).get(section) == simdjson::SUCCESS)
                add_section(xml, name, section);
        xml += fmt::format(
            "<VERSIONCLIENT>OCS-NG_unified_unix_agent_v2.10.0</VERSIONCLIENT></CONTENT>\n"
            "<DEVICEID>{}</DEVICEID>\n<QUERY>INVENTORY</QUERY>\n</REQUEST>\n",
            text_of(report["deviceid"]));
        return xml;
    } catch (const simdjson::simdjson_error& error) {
        throw std::runtime_error(fmt::format("a captured report cannot be read: {}", error.what()));
    }
}

std::string deflated(const std::string& text) {
    auto size = compressBound(static_cast<uLong>(text.size()));
    std::string result(size, '\0');
    compress(
        reinterpret_cast<Bytef*>(result.data()), &size, reinterpret_cast<const Bytef*>(text.data()),
        static_cast<uLong>(text.size()));
    result.resize(size);
    return result;
}

} // namespace rasoat::bench
