#include "tests/fleet/captures.h"

#include <fmt/format.h>
#include <simdjson.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

namespace rasoat::fleet {

namespace {

using simdjson::dom::element;

/// Stands in a template's text for the value of a slot until the text is cut there.
std::string mark(Slot slot) {
    return fmt::format("@{{{}}}", static_cast<int>(slot));
}

struct CloseGzip {
    void operator()(gzFile_s* file) const { gzclose(file); }
};

std::string gunzipped(const std::filesystem::path& path) {
    const std::unique_ptr<gzFile_s, CloseGzip> file(gzopen(path.c_str(), "rb"));
    if (!file) throw CapturesError(path.string() + ": cannot be read");
    std::string text;
    std::array<char, 65536> part{};
    for (int count = 0; (count = gzread(file.get(), part.data(), part.size())) > 0;)
        text.append(part.data(), static_cast<std::size_t>(count));
    return text;
}

std::string whole_file(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw CapturesError(path.string() + ": cannot be read");
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

/// What takes a member's place: a gap's mark.
using Replaced = std::vector<std::pair<std::string_view, Slot>>;

std::string object_with(const element& object, const Replaced& replaced) {
    std::string text = "{";
    for (const auto& member : simdjson::dom::object(object)) {
        const auto found =
            std::find_if(replaced.begin(), replaced.end(), [&](const auto& one) { return one.first == member.key; });
        text += fmt::format(
            "{}\"{}\":{}", text.size() > 1 ? "," : "", member.key,
            found == replaced.end() ? simdjson::to_string(member.value) : '"' + mark(found->second) + '"');
    }
    return text + "}";
}

std::string first_with(const element& array, const Replaced& replaced) {
    std::string text = "[";
    for (const auto item : simdjson::dom::array(array))
        text += fmt::format("{}{}", text.size() > 1 ? "," : "", object_with(item, replaced));
    return text + "]";
}

/// Real adapters get addresses of their own; the loopback's stays.
std::string networks_with_own_addresses(const element& networks) {
    std::string text = "[";
    std::size_t real = 0;
    std::string_view last_mac;
    Slot slot = Slot::mac;
    for (const auto network : simdjson::dom::array(networks)) {
        std::string_view mac;
        const bool has_mac = !network.at_key("mac").get(mac) && mac != "00:00:00:00:00:00";
        if (has_mac && mac != last_mac) {
            slot = real++ == 0 ? Slot::mac : Slot::second_mac;
            last_mac = mac;
        }
        text += fmt::format(
            "{}{}", text.size() > 1 ? "," : "",
            object_with(network, has_mac && real <= 2 ? Replaced{{"mac", slot}} : Replaced{}));
    }
    return text + "]";
}

/// The laptop's whole report with another machine's own sections in place of its.
std::string composed(const element& laptop, const element& machine) {
    std::string content;
    const auto add = [&](std::string_view key, const std::string& value) {
        content += fmt::format("{}\"{}\":{}", content.empty() ? "" : ",", key, value);
    };
    add("bios", object_with(machine["bios"], {{"ssn", Slot::serial}, {"msn", Slot::board_serial}}));
    add("hardware", object_with(machine["hardware"], {{"name", Slot::host_name}, {"uuid", Slot::uuid}}));
    for (const auto* own : {"cpus", "memories", "versionclient"})
        if (element value; !machine.at_key(own).get(value)) add(own, simdjson::to_string(value));
    for (const auto& section : simdjson::dom::object(laptop)) {
        constexpr std::array<std::string_view, 5> other_machines{
            "bios", "hardware", "cpus", "memories", "versionclient"};
        if (std::find(other_machines.begin(), other_machines.end(), section.key) != other_machines.end()) continue;
        if (section.key == "storages")
            add(section.key, first_with(section.value, {{"serial", Slot::disk_serial}}));
        else if (section.key == "networks")
            add(section.key, networks_with_own_addresses(section.value));
        else if (section.key == "operatingsystem")
            add(section.key,
                object_with(section.value, {{"kernel_version", Slot::kernel_version}, {"fqdn", Slot::host_name}}));
        else
            add(section.key, simdjson::to_string(section.value));
    }
    return fmt::format(
        R"({{"action":"inventory","deviceid":"{}","itemtype":"Computer","content":{{{}}}}})", mark(Slot::device_id),
        content);
}

Template cut_at_marks(std::string_view text) {
    Template form;
    while (true) {
        const auto start = text.find("@{");
        form.texts.emplace_back(text.substr(0, start));
        if (start == std::string_view::npos) return form;
        form.gaps.push_back(static_cast<Slot>(text[start + 2] - '0'));
        text.remove_prefix(start + 4);
    }
}

/// Scatters a number over all bits, so that neighbours look nothing alike (splitmix64).
std::uint64_t scattered(std::uint64_t number) {
    number += 0x9e3779b97f4a7c15U;
    number = (number ^ (number >> 30U)) * 0xbf58476d1ce4e5b9U;
    number = (number ^ (number >> 27U)) * 0x94d049bb133111ebU;
    return number ^ (number >> 31U);
}

std::string value_of(Slot slot, std::uint64_t agent, std::uint32_t version) {
    const auto own = scattered(agent * 16 + static_cast<std::uint64_t>(slot));
    switch (slot) {
    case Slot::device_id:
        return device_id_of(agent);
    case Slot::host_name:
        return host_name_of(agent);
    case Slot::uuid:
        return fmt::format(
            "{:08x}-{:04x}-4{:03x}-8{:03x}-{:012x}", own >> 32U, (own >> 16U) & 0xffffU, own & 0xfffU, agent & 0xfffU,
            scattered(own) & 0xffffffffffffU);
    case Slot::mac:
    case Slot::second_mac: // the first octets of a real maker: 00:e0:4c is Realtek's
        return fmt::format("00:e0:4c:{:02x}:{:02x}:{:02x}", (own >> 16U) & 0xffU, (own >> 8U) & 0xffU, own & 0xffU);
    case Slot::kernel_version:
        return fmt::format("5.6.{}-200.fc31.x86_64", 15 + version);
    case Slot::serial:
    case Slot::board_serial:
    case Slot::disk_serial:
        break;
    }
    return fmt::format("{:012X}", own & 0xffffffffffffU);
}

} // namespace

std::string device_id_of(std::uint64_t agent) {
    return fmt::format("{}-2026-11-24-07-00-00", host_name_of(agent));
}

std::string host_name_of(std::uint64_t agent) {
    return fmt::format("pc{:010x}", scattered(agent) & 0xffffffffffU);
}

std::vector<Template> read_templates(const std::filesystem::path& inventories) {
    simdjson::dom::parser laptop_parser;
    simdjson::dom::parser machine_parser;
    std::vector<Template> templates;
    try {
        const simdjson::padded_string laptop_text(whole_file(inventories / "glpi-json" / "computer_1.json"));
        const element laptop = laptop_parser.parse(laptop_text);
        const auto lines = gunzipped(inventories / "linuxhw_as_glpi.jsonl.gz");
        for (std::string_view rest = lines; !rest.empty();) {
            const auto line = rest.substr(0, rest.find('\n'));
            rest.remove_prefix(std::min(rest.size(), line.size() + 1));
            if (line.empty()) continue;
            const element machine = machine_parser.parse(line.data(), line.size());
            templates.push_back(cut_at_marks(composed(laptop["content"], machine["content"])));
        }
    } catch (const simdjson::simdjson_error& error) {
        throw CapturesError(fmt::format("{}: {}", inventories.string(), error.what()));
    }
    if (templates.empty()) throw CapturesError(inventories.string() + ": no machines");
    return templates;
}

std::string filled(const Template& form, std::uint64_t agent, std::uint32_t version) {
    std::string text = form.texts.front();
    for (std::size_t i = 0; i < form.gaps.size(); ++i)
        (text += value_of(form.gaps[i], agent, version)) += form.texts[i + 1];
    return text;
}

} // namespace rasoat::fleet
