#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace rasoat::probes {

/// A command to an ATA disk that changes nothing on it, as its registers have it (ATA/ATAPI-7).
struct AtaCommand {
    std::uint8_t command = 0;
    std::uint8_t feature = 0;
    std::uint8_t lba_mid = 0;
    std::uint8_t lba_high = 0;
    bool reads_sector = false; ///< answers with 512 bytes, else with its registers
};

inline constexpr AtaCommand smart_read_data{0xB0, 0xD0, 0x4F, 0xC2, true};
inline constexpr AtaCommand smart_read_thresholds{0xB0, 0xD1, 0x4F, 0xC2, true};
inline constexpr AtaCommand smart_return_status{0xB0, 0xDA, 0x4F, 0xC2, false};
inline constexpr AtaCommand check_power_mode{0xE5, 0, 0, 0, false};

/// The command in a SCSI one: ATA PASS-THROUGH (16) and (12) (SAT-3, 12.2.2).
[[nodiscard]] std::array<std::uint8_t, 16> pass_through_16(const AtaCommand& command);
[[nodiscard]] std::array<std::uint8_t, 12> pass_through_12(const AtaCommand& command);

/// The registers that an ATA disk answered with.
struct AtaRegisters {
    std::uint8_t count = 0;
    std::uint8_t lba_mid = 0;
    std::uint8_t lba_high = 0;
    bool operator==(const AtaRegisters&) const = default;
};

/// From sense data: the ATA Status Return descriptor (SAT-3, 12.2.6), or what fixed format holds of it. None where
/// there is neither.
[[nodiscard]] std::optional<AtaRegisters> registers_in_sense(std::span<const std::uint8_t> sense);

/// The answer to smart_return_status; none where it is neither.
[[nodiscard]] std::optional<bool> predicts_failure(const AtaRegisters& registers);

/// The answer to check_power_mode: the disk stands still, and would have to start to answer anything else.
[[nodiscard]] bool stands_by(const AtaRegisters& registers);

} // namespace rasoat::probes
