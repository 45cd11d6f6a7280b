#include "tests/agent/probes/windows_captures.h"

#include "agent/probes/utf16.h"
#include "tests/shared_data.h"

#include <charconv>
#include <stdexcept>

namespace rasoat::tests {
namespace {

using probes::RegistryKey;
using probes::RegistryType;
using probes::RegistryValue;

std::vector<std::byte> utf16_bytes(std::string_view ascii) {
    std::vector<std::byte> bytes;
    for (const char c : ascii) {
        bytes.push_back(static_cast<std::byte>(c));
        bytes.push_back(std::byte{0});
    }
    bytes.insert(bytes.end(), {std::byte{0}, std::byte{0}});
    return bytes;
}

/// UTF-16 with or without its mark, or what is not UTF-16 as it is; lines end with \n alone.
std::string plain_text(std::string_view raw) {
    std::string text(raw);
    if (raw.starts_with("\xFF\xFE") || (raw.size() > 1 && raw[1] == '\0')) {
        if (raw.starts_with("\xFF\xFE")) raw.remove_prefix(2);
        text = probes::utf8_from_utf16(std::as_bytes(std::span{raw}));
    }
    std::erase(text, '\r');
    return text;
}

std::vector<std::byte> hexadecimal_bytes(std::string_view digits) {
    std::vector<std::byte> bytes;
    while (!digits.empty()) {
        std::uint8_t byte = 0;
        const auto [rest, error] = std::from_chars(digits.data(), digits.data() + digits.size(), byte, 16);
        if (error != std::errc{}) throw std::runtime_error("no hexadecimal bytes: " + std::string(digits));
        bytes.push_back(std::byte{byte});
        digits.remove_prefix(std::min<std::size_t>(static_cast<std::size_t>(rest - digits.data()) + 1, digits.size()));
    }
    return bytes;
}

/// A quoted text at the start of `line`, without its backslashes; moves `line` past it.
std::string take_quoted(std::string_view& line) {
    std::string text;
    std::size_t i = 1;
    for (; i < line.size() && line[i] != '"'; ++i) {
        if (line[i] == '\\') ++i;
        if (i < line.size()) text += line[i];
    }
    line.remove_prefix(std::min(i + 1, line.size()));
    return text;
}

/// "hex(7):25,00" is type 7, "hex:25" is 3, "dword:0000000a" a number, "\"text\"" a text (ASCII is enough for those
/// that the tests read; others become UTF-8 bytes in UTF-16's place, one each).
RegistryValue read_value(std::string_view written) {
    if (written.starts_with('"')) return {RegistryType::text, utf16_bytes(take_quoted(written))};
    if (written.starts_with("dword:")) {
        std::uint32_t number = 0;
        std::from_chars(written.data() + 6, written.data() + written.size(), number, 16);
        std::vector<std::byte> data;
        for (const unsigned shift : {0U, 8U, 16U, 24U})
            data.push_back(static_cast<std::byte>(number >> shift & 0xFFU));
        return {RegistryType::dword, data};
    }
    if (!written.starts_with("hex")) throw std::runtime_error("no registry value: " + std::string(written));
    const auto colon = written.find(':');
    std::uint32_t type = 3;
    if (written[3] == '(') std::from_chars(written.data() + 4, written.data() + colon, type, 16);
    return {static_cast<RegistryType>(type), hexadecimal_bytes(written.substr(colon + 1))};
}

/// The key of a path below `root`, made where it is not there yet.
RegistryKey& place(RegistryKey& root, std::string_view path) {
    auto* key = &root;
    while (!path.empty()) {
        const auto end = std::min(path.find('\\'), path.size());
        const std::string name(path.substr(0, end));
        path.remove_prefix(std::min(end + 1, path.size()));
        if (key->subkey(name) == nullptr) key->subkeys.push_back({name, {}, {}});
        for (auto& one : key->subkeys) {
            if (one.name != name) continue;
            key = &one;
            break;
        }
    }
    return *key;
}

} // namespace

RegistryKey read_registry_export(std::string_view utf16) {
    auto text = plain_text(utf16);
    for (auto fold = text.find("\\\n  "); fold != std::string::npos; fold = text.find("\\\n  ", fold))
        text.erase(fold, 4);
    RegistryKey root;
    std::string root_path;
    auto* current = &root;
    std::string_view rest = text;
    while (!rest.empty()) {
        auto line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(line.size() + 1, rest.size()));
        if (line.starts_with('[') && line.ends_with(']')) {
            const auto path = line.substr(1, line.size() - 2);
            if (root_path.empty()) {
                root_path = path;
                root.name = path.substr(path.rfind('\\') + 1);
            }
            if (!path.starts_with(root_path)) throw std::runtime_error("not below the first key: " + std::string(path));
            current = &place(root, path.substr(std::min(root_path.size() + 1, path.size())));
        } else if (line.starts_with('"')) {
            auto name = take_quoted(line);
            if (!line.starts_with('=')) throw std::runtime_error("no registry line: " + std::string(line));
            current->values[std::move(name)] = read_value(line.substr(1));
        }
    }
    if (root_path.empty()) throw std::runtime_error("no registry export");
    return root;
}

std::optional<RegistryKey> captured_registry(std::string_view name) {
    const auto file = shared_data("glpi-agent/windows/registry/" + std::string(name) + ".reg");
    if (!file) return std::nullopt;
    return read_registry_export(file_bytes(*file));
}

std::vector<WmiObject> captured_wmi(std::string_view name) {
    const auto file = shared_data("glpi-agent/windows/wmi/" + std::string(name) + ".wmi");
    if (!file) return {};
    const auto text = plain_text(file_bytes(*file));
    std::vector<WmiObject> objects;
    bool between = true;
    std::string_view rest = text;
    while (!rest.empty()) {
        const auto line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(line.size() + 1, rest.size()));
        const auto equals = line.find('=');
        if (equals == std::string_view::npos) {
            between = between || line.empty();
            continue;
        }
        if (between) objects.emplace_back();
        between = false;
        std::string value(line.substr(equals + 1));
        for (auto mark = value.find("&amp;"); mark != std::string::npos; mark = value.find("&amp;", mark + 1))
            value.erase(mark + 1, 4);
        objects.back()[std::string(line.substr(0, equals))] = value;
    }
    return objects;
}

RegistryKey registry_key_with(
    const std::map<std::string, std::string>& texts, const std::map<std::string, std::uint32_t>& numbers) {
    RegistryKey key;
    for (const auto& [name, text] : texts)
        key.values[name] = {RegistryType::text, utf16_bytes(text)};
    for (const auto& [name, number] : numbers) {
        std::vector<std::byte> data;
        for (const unsigned shift : {0U, 8U, 16U, 24U})
            data.push_back(static_cast<std::byte>(number >> shift & 0xFFU));
        key.values[name] = {RegistryType::dword, data};
    }
    return key;
}

} // namespace rasoat::tests
