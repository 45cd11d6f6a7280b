#include "agent/probes/ata_command.h"

#include <algorithm>

namespace rasoat::probes {
namespace {

constexpr std::uint8_t no_data_protocol = 3U << 1U;
constexpr std::uint8_t read_protocol = 4U << 1U; // PIO data-in
constexpr std::uint8_t return_registers = 0x20;  // CK_COND
constexpr std::uint8_t read_one_sector = 0x0E;   // T_DIR from the disk, BYT_BLOK, T_LENGTH in the count register

std::uint8_t protocol(const AtaCommand& command) {
    return command.reads_sector ? read_protocol : no_data_protocol;
}

std::uint8_t transfer(const AtaCommand& command) {
    return command.reads_sector ? read_one_sector : return_registers;
}

std::uint8_t sectors(const AtaCommand& command) {
    return command.reads_sector ? 1 : 0;
}

} // namespace

std::array<std::uint8_t, 16> pass_through_16(const AtaCommand& command) {
    std::array<std::uint8_t, 16> block{};
    block[0] = 0x85;
    block[1] = protocol(command);
    block[2] = transfer(command);
    block[4] = command.feature;
    block[6] = sectors(command);
    block[10] = command.lba_mid;
    block[12] = command.lba_high;
    block[14] = command.command;
    return block;
}

std::array<std::uint8_t, 12> pass_through_12(const AtaCommand& command) {
    std::array<std::uint8_t, 12> block{};
    block[0] = 0xA1;
    block[1] = protocol(command);
    block[2] = transfer(command);
    block[3] = command.feature;
    block[4] = sectors(command);
    block[6] = command.lba_mid;
    block[7] = command.lba_high;
    block[9] = command.command;
    return block;
}

std::optional<AtaRegisters> registers_in_sense(std::span<const std::uint8_t> sense) {
    constexpr std::size_t header = 8;
    if (sense.size() < header) return std::nullopt;
    const auto format = sense[0] & 0x7FU;
    if (format == 0x70 || format == 0x71) {
        // Fixed format (SAT-3, 12.2.7): the count in the information field, the address in the command's own.
        if (sense.size() < 12) return std::nullopt;
        return AtaRegisters{.count = sense[6], .lba_mid = sense[10], .lba_high = sense[11]};
    }
    if (format != 0x72 && format != 0x73) return std::nullopt;
    const auto end = std::min(sense.size(), header + sense[7]);
    for (std::size_t at = header; at + 2 <= end; at += std::size_t{2} + sense[at + 1]) {
        constexpr std::uint8_t ata_status_return = 0x09;
        if (sense[at] != ata_status_return || sense[at + 1] < 12 || at + 14 > end) continue;
        return AtaRegisters{.count = sense[at + 5], .lba_mid = sense[at + 9], .lba_high = sense[at + 11]};
    }
    return std::nullopt;
}

std::optional<bool> predicts_failure(const AtaRegisters& registers) {
    if (registers.lba_mid == 0x4F && registers.lba_high == 0xC2) return false;
    if (registers.lba_mid == 0xF4 && registers.lba_high == 0x2C) return true;
    return std::nullopt;
}

bool stands_by(const AtaRegisters& registers) {
    return registers.count == 0x00;
}

} // namespace rasoat::probes
