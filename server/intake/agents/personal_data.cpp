#include "server/intake/agents/personal_data.h"

#include "server/intake/ascii_case.h"
#include "server/intake/xml/xml_reader.h"

#include <simdjson.h>

#include <algorithm>
#include <array>

namespace rasoat::intake {

namespace {

/// Sections and fields of GLPI, FusionInventory and OCS inventories, in lower case.
constexpr auto about_people = std::to_array<std::string_view>(
    {"datelastloggeduser", "envs", "lastloggeduser", "local_groups", "local_users", "login", "owner", "processes",
     "running_processes", "user", "userdomain", "userid", "username", "users", "winowner"});

bool names_people(std::string_view name) {
    return std::ranges::any_of(about_people, [&](std::string_view one) { return same_but_for_case(one, name); });
}

void write_key(std::string_view key, std::string& json) {
    constexpr std::string_view digits = "0123456789abcdef";
    json += '"';
    for (const char c : key) {
        if (c == '"' || c == '\\') {
            (json += '\\') += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            ((json += "\\u00") += digits[static_cast<unsigned char>(c) / 16U]) +=
                digits[static_cast<unsigned char>(c) % 16U];
        } else {
            json += c;
        }
    }
    json += "\":";
}

// The parser bounds the depth.
void write_value(simdjson::dom::element value, std::string& json) {
    if (value.is_object()) {
        json += '{';
        for (const auto member : simdjson::dom::object(value)) {
            if (names_people(member.key)) continue;
            if (json.back() != '{') json += ',';
            write_key(member.key, json);
            write_value(member.value, json);
        }
        json += '}';
    } else if (value.is_array()) {
        json += '[';
        for (const auto item : simdjson::dom::array(value)) {
            if (json.back() != '[') json += ',';
            write_value(item, json);
        }
        json += ']';
    } else {
        json += simdjson::minify(value);
    }
}

} // namespace

std::string xml_without_people(std::string_view document) {
    XmlReader reader(document);
    std::string kept;
    std::size_t taken = 0;
    for (auto event = reader.next(); event != XmlReader::Event::finished; event = reader.next()) {
        if (event != XmlReader::Event::start || !names_people(reader.name())) continue;
        kept += document.substr(taken, reader.element_start() - taken);
        reader.skip_element();
        taken = reader.position();
    }
    return kept += document.substr(taken);
}

std::string json_without_people(std::string_view document) {
    simdjson::dom::parser parser;
    simdjson::dom::element root;
    std::string kept;
    if (parser.parse(document.data(), document.size()).get(root) != simdjson::SUCCESS) return kept;
    write_value(root, kept);
    return kept;
}

} // namespace rasoat::intake
