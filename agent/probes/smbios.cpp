#include "agent/probes/smbios.h"

#include <algorithm>
#include <string_view>

namespace rasoat::probes {
namespace {

using Bytes = std::span<const std::byte>;

constexpr std::size_t header_size = 4; // type, length, handle (6.1.2)

std::uint8_t at(Bytes bytes, std::size_t offset) {
    return std::to_integer<std::uint8_t>(bytes[offset]);
}

bool starts_with(Bytes bytes, std::string_view anchor) {
    return bytes.size() >= anchor.size() &&
           std::equal(anchor.begin(), anchor.end(), bytes.begin(), [](char c, std::byte b) {
               return static_cast<std::uint8_t>(c) == std::to_integer<std::uint8_t>(b);
           });
}

std::uint32_t dword_at(Bytes bytes, std::size_t offset) {
    std::uint32_t value = 0;
    for (std::size_t i = 4; i-- > 0;)
        value = value << 8U | at(bytes, offset + i);
    return value;
}

/// Versions that some firmware writes in place of the true one; dmidecode knows the same three.
SmbiosVersion corrected(SmbiosVersion version) {
    if (version == SmbiosVersion{2, 0x1F} || version == SmbiosVersion{2, 0x21}) return {2, 3};
    if (version == SmbiosVersion{2, 0x33}) return {2, 6};
    return version;
}

struct EntryPoint {
    std::optional<SmbiosVersion> version;
    std::optional<std::size_t> table_size; ///< as it claims
};

/// 5.2.1 (32-bit "_SM_"), 5.2.2 (64-bit "_SM3_") and the "_DMI_" that the former contains.
EntryPoint read_entry_point(Bytes bytes) {
    if (starts_with(bytes, "_SM3_") && bytes.size() >= 0x10) {
        return {SmbiosVersion{at(bytes, 7), at(bytes, 8)}, dword_at(bytes, 0x0C)};
    }
    if (starts_with(bytes, "_SM_") && bytes.size() >= 0x18) {
        const auto size = static_cast<std::size_t>(at(bytes, 0x16) | at(bytes, 0x17) << 8U);
        return {corrected({at(bytes, 6), at(bytes, 7)}), size};
    }
    if (starts_with(bytes, "_DMI_") && bytes.size() >= 0x0F) {
        const auto size = static_cast<std::size_t>(at(bytes, 6) | at(bytes, 7) << 8U);
        const auto revision = at(bytes, 0x0E); // two digits, a half byte each
        return {
            SmbiosVersion{static_cast<std::uint8_t>(revision >> 4U), static_cast<std::uint8_t>(revision & 0x0FU)},
            size};
    }
    return {};
}

/// The strings behind a formatted area, up to the empty one that ends them. `rest` is moved past them. A last string
/// that the table's end cuts off is dropped: half a serial number is a wrong one.
std::vector<std::string> take_strings(Bytes& rest) {
    std::vector<std::string> strings;
    while (!rest.empty()) {
        const auto end = std::find(rest.begin(), rest.end(), std::byte{0});
        const auto length = static_cast<std::size_t>(end - rest.begin());
        if (end == rest.end()) {
            rest = {};
            return strings;
        }
        if (length > 0) {
            std::string text(length, '\0');
            std::transform(rest.begin(), end, text.begin(), [](std::byte b) { return std::to_integer<char>(b); });
            strings.push_back(std::move(text));
        }
        rest = rest.subspan(length + 1);
        if (length > 0) continue;
        // No strings at all are two zero bytes, the end after strings is one (6.1.3).
        if (strings.empty() && !rest.empty() && rest.front() == std::byte{0}) rest = rest.subspan(1);
        return strings;
    }
    return strings;
}

template <std::size_t Size>
std::optional<std::uint64_t> little_endian(const std::vector<std::uint8_t>& area, std::size_t offset) {
    if (offset > area.size() || area.size() - offset < Size) return std::nullopt;
    std::uint64_t value = 0;
    for (std::size_t i = Size; i-- > 0;)
        value = value << 8U | area[offset + i];
    return value;
}

} // namespace

std::optional<std::uint8_t> SmbiosStructure::byte(std::size_t offset) const {
    if (offset >= area.size()) return std::nullopt;
    return area[offset];
}

std::optional<std::uint16_t> SmbiosStructure::word(std::size_t offset) const {
    const auto value = little_endian<2>(area, offset);
    if (!value) return std::nullopt;
    return static_cast<std::uint16_t>(*value);
}

std::optional<std::uint32_t> SmbiosStructure::dword(std::size_t offset) const {
    const auto value = little_endian<4>(area, offset);
    if (!value) return std::nullopt;
    return static_cast<std::uint32_t>(*value);
}

std::optional<std::uint64_t> SmbiosStructure::qword(std::size_t offset) const {
    return little_endian<8>(area, offset);
}

std::optional<std::string> SmbiosStructure::text(std::size_t offset) const {
    const auto index = byte(offset);
    if (!index || *index == 0 || *index > strings.size()) return std::nullopt;
    return strings[*index - std::size_t{1}];
}

SmbiosTables::SmbiosTables(std::optional<SmbiosVersion> version, Bytes table) : version_(version) {
    // A structure takes four bytes at least, so this ends. The count in the entry point is not needed, and often wrong.
    while (table.size() >= header_size) {
        const auto length = static_cast<std::size_t>(at(table, 1));
        if (length < header_size || length > table.size()) break;
        SmbiosStructure structure;
        structure.type = at(table, 0);
        structure.handle = static_cast<std::uint16_t>(at(table, 2) | at(table, 3) << 8U);
        structure.area.reserve(length);
        for (std::size_t i = 0; i < length; ++i)
            structure.area.push_back(at(table, i));
        table = table.subspan(length);
        structure.strings = take_strings(table);
        const bool last = structure.type == smbios_type::end_of_table;
        structures_.push_back(std::move(structure));
        // Before 3.0 the table's length says where it ends, and some firmware goes on behind this marker (7.45).
        if (last && (!version_ || version_->major >= 3)) break;
    }
}

SmbiosTables SmbiosTables::parse(Bytes entry_point, Bytes table) {
    const auto entry = read_entry_point(entry_point);
    const auto size = entry.table_size && *entry.table_size > 0 ? *entry.table_size : table.size();
    return {entry.version, table.first(std::min(size, table.size()))};
}

SmbiosTables SmbiosTables::parse_rsmb(Bytes raw) {
    constexpr std::size_t rsmb_header = 8;
    if (raw.size() < rsmb_header) return {};
    const auto size = static_cast<std::size_t>(dword_at(raw, 4));
    const auto table = raw.subspan(rsmb_header);
    return {corrected({at(raw, 1), at(raw, 2)}), table.first(size > 0 ? std::min(size, table.size()) : table.size())};
}

const SmbiosStructure* SmbiosTables::first(std::uint8_t type) const {
    const auto found = std::find_if(
        structures_.begin(), structures_.end(), [type](const SmbiosStructure& one) { return one.type == type; });
    return found == structures_.end() ? nullptr : &*found;
}

std::vector<const SmbiosStructure*> SmbiosTables::all(std::uint8_t type) const {
    std::vector<const SmbiosStructure*> found;
    for (const auto& structure : structures_) {
        if (structure.type == type) found.push_back(&structure);
    }
    return found;
}

} // namespace rasoat::probes
