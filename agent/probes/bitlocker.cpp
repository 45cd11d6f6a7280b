#include "agent/probes/bitlocker.h"

#include <algorithm>
#include <string_view>

namespace rasoat::probes {
namespace {

using report::VolumeEncryption;
using Bytes = std::span<const std::byte>;

template <std::size_t Size>
std::uint64_t little_endian(Bytes bytes, std::size_t offset) {
    std::uint64_t value = 0;
    for (std::size_t i = Size; i-- > 0;)
        value = value << 8U | std::to_integer<std::uint64_t>(bytes[offset + i]);
    return value;
}

bool stands_at(Bytes bytes, std::size_t offset, std::string_view text) {
    return bytes.size() >= offset + text.size() &&
           std::equal(
               text.begin(), text.end(), bytes.begin() + static_cast<std::ptrdiff_t>(offset),
               [](char c, std::byte b) { return static_cast<std::uint8_t>(c) == std::to_integer<std::uint8_t>(b); });
}

constexpr std::string_view signature = "-FVE-FS-";

/// True where one of the protectors of the volume's key is no protection: the key beside it, in clear. That is how
/// "Suspend protection" works. The entries follow two headers of 64 and 48 bytes.
bool has_clear_key(Bytes metadata) {
    constexpr std::size_t block_header = 64;
    constexpr std::size_t entry_header = 8;
    constexpr std::size_t protection_offset = entry_header + 26;
    constexpr std::uint64_t volume_master_key = 0x0002;
    constexpr std::uint64_t clear_key = 0x0000;
    if (metadata.size() < block_header + 48) return false;
    const auto size = little_endian<4>(metadata, block_header); // from there on
    const auto first = little_endian<4>(metadata, block_header + 8);
    auto entries = metadata.subspan(block_header);
    entries = entries.first(std::min<std::uint64_t>(entries.size(), size));
    if (first < 48 || first > entries.size()) return false;
    entries = entries.subspan(first);
    while (entries.size() >= entry_header) {
        const auto length = little_endian<2>(entries, 0);
        if (length < entry_header || length > entries.size()) return false;
        const bool is_key = little_endian<2>(entries, 2) == volume_master_key && length >= protection_offset + 2;
        if (is_key && little_endian<2>(entries, protection_offset) == clear_key) return true;
        entries = entries.subspan(length);
    }
    return false;
}

} // namespace

std::optional<BitlockerHeader> bitlocker_header(Bytes sector) {
    constexpr std::size_t sector_size = 512;
    if (sector.size() < sector_size || !stands_at(sector, 3, signature)) return std::nullopt;
    BitlockerHeader header;
    // Vista's header begins as NTFS' own does and tells clusters instead of these.
    const bool tells_offsets = sector[1] == std::byte{0x58};
    for (std::size_t i = 0; tells_offsets && i < header.metadata_offsets.size(); ++i)
        header.metadata_offsets.at(i) = little_endian<8>(sector, 176 + i * 8);
    return header;
}

std::optional<VolumeEncryption> bitlocker_state(Bytes metadata) {
    constexpr std::size_t block_header = 64;
    if (metadata.size() < block_header || !stands_at(metadata, 0, signature)) return std::nullopt;
    // The state and the one that is strived for: 1 decrypted, 2 on the way, 4 encrypted, 5 on the way and paused.
    switch (little_endian<2>(metadata, 12)) {
    case 1:
        return VolumeEncryption::none;
    case 2:
    case 3:
    case 5:
        return VolumeEncryption::partial;
    case 4:
        return has_clear_key(metadata) ? VolumeEncryption::suspended : VolumeEncryption::whole;
    default:
        return std::nullopt;
    }
}

} // namespace rasoat::probes
