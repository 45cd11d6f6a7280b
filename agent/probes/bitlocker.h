#pragma once

#include "agent/report/report.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

/// BitLocker as it stands on the disk (libbde's "BitLocker Drive Encryption (BDE) format"): an encrypted volume begins
/// with a header in clear that says where its metadata are, and these say how far the encryption has come and by what
/// the key is protected. The bytes are not to be trusted: nothing outside them is read. No key is looked at.
namespace rasoat::probes {

struct BitlockerHeader {
    std::array<std::uint64_t, 3> metadata_offsets{}; ///< three copies, from the volume's start; 0: not told (Vista)
};

/// From the volume's first sector as the disk holds it. None where the volume is not encrypted by BitLocker.
std::optional<BitlockerHeader> bitlocker_header(std::span<const std::byte> sector);

/// How many bytes of metadata are worth reading.
inline constexpr std::size_t bitlocker_metadata_size = 65536;

/// From one copy of the metadata. None where the bytes are none.
std::optional<report::VolumeEncryption> bitlocker_state(std::span<const std::byte> metadata);

} // namespace rasoat::probes
