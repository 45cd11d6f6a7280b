#include "agent/probes/registry_key.h"

#include "agent/probes/firmware_text.h"
#include "agent/probes/utf16.h"

#include <algorithm>

namespace rasoat::probes {

bool RegistryNameOrder::operator()(const std::string& left, const std::string& right) const {
    return lower_case(left) < lower_case(right);
}

std::optional<std::string> RegistryKey::text(const std::string& value) const {
    const auto found = values.find(value);
    if (found == values.end()) return std::nullopt;
    switch (found->second.type) {
    case RegistryType::text:
    case RegistryType::expandable:
    case RegistryType::texts:
    case RegistryType::binary:
        return utf8_from_utf16(found->second.data);
    default:
        return std::nullopt;
    }
}

std::vector<std::string> RegistryKey::texts(const std::string& value) const {
    std::vector<std::string> texts;
    auto rest = bytes(value);
    while (rest.size() >= 2) {
        auto text = utf8_from_utf16(rest);
        if (text.empty()) break;
        texts.push_back(std::move(text));
        std::size_t end = 0; // behind the NUL
        while (end + 1 < rest.size() && (rest[end] != std::byte{0} || rest[end + 1] != std::byte{0}))
            end += 2;
        rest = rest.subspan(std::min(end + 2, rest.size()));
    }
    return texts;
}

std::optional<std::uint64_t> RegistryKey::number(const std::string& value) const {
    const auto found = values.find(value);
    if (found == values.end()) return std::nullopt;
    const auto& [type, data] = found->second;
    const bool is_number = type == RegistryType::dword || type == RegistryType::qword || type == RegistryType::binary;
    if (!is_number || (data.size() != 4 && data.size() != 8)) return std::nullopt;
    std::uint64_t number = 0;
    for (auto i = data.size(); i-- > 0;)
        number = number << 8U | std::to_integer<std::uint64_t>(data[i]);
    return number;
}

std::span<const std::byte> RegistryKey::bytes(const std::string& value) const {
    const auto found = values.find(value);
    return found == values.end() ? std::span<const std::byte>{} : std::span<const std::byte>{found->second.data};
}

const RegistryKey* RegistryKey::subkey(std::string_view key) const {
    const auto wanted = lower_case(key);
    const auto found = std::find_if(
        subkeys.begin(), subkeys.end(), [&](const RegistryKey& one) { return lower_case(one.name) == wanted; });
    return found == subkeys.end() ? nullptr : &*found;
}

} // namespace rasoat::probes
