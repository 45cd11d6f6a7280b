#include "agent/probes/ata_windows.h"

#include <winioctl.h>

#include <array>
#include <cstddef>
#include <cstring>

namespace rasoat::probes {
namespace {

constexpr std::size_t sector = 512;
constexpr AtaCommand identify_device{0xEC, 0, 0, 0, true}; // ACS-3, 7.12
constexpr std::size_t head = offsetof(SENDCMDOUTPARAMS, bBuffer);

/// True where the whole of `answer` came back.
template <std::size_t Size>
bool exchange(
    const Handle& disk, DWORD code, std::uint32_t drive, const AtaCommand& command, std::array<char, Size>& answer) {
    SENDCMDINPARAMS question{};
    question.cBufferSize = command.reads_sector ? sector : 0;
    question.bDriveNumber = static_cast<BYTE>(drive);
    question.irDriveRegs.bFeaturesReg = command.feature;
    question.irDriveRegs.bSectorCountReg = 1;
    question.irDriveRegs.bSectorNumberReg = 1;
    question.irDriveRegs.bCylLowReg = command.lba_mid;
    question.irDriveRegs.bCylHighReg = command.lba_high;
    question.irDriveRegs.bDriveHeadReg = 0xA0;
    question.irDriveRegs.bCommandReg = command.command;
    DWORD size = 0;
    // The structure's last byte is the first of data, which are not sent.
    const bool answered = DeviceIoControl(
                              disk.get(), code, &question, sizeof question - 1, answer.data(),
                              static_cast<DWORD>(answer.size()), &size, nullptr) != 0;
    return answered && size >= answer.size();
}

std::optional<std::string> receive(const Handle& disk, std::uint32_t drive, const AtaCommand& command) {
    std::array<char, head + sector> answer{};
    if (!exchange(disk, SMART_RCV_DRIVE_DATA, drive, command, answer)) return std::nullopt;
    return std::string(answer.data() + head, sector);
}

} // namespace

std::optional<std::string> ata_identify(const Handle& disk, std::uint32_t drive) {
    return receive(disk, drive, identify_device);
}

std::optional<std::string> ata_smart_values(const Handle& disk, std::uint32_t drive) {
    return receive(disk, drive, smart_read_data);
}

std::optional<std::string> ata_smart_thresholds(const Handle& disk, std::uint32_t drive) {
    return receive(disk, drive, smart_read_thresholds);
}

std::optional<AtaRegisters> ata_smart_status(const Handle& disk, std::uint32_t drive) {
    std::array<char, head + sizeof(IDEREGS)> answer{};
    if (!exchange(disk, SMART_SEND_DRIVE_COMMAND, drive, smart_return_status, answer)) return std::nullopt;
    IDEREGS registers{};
    std::memcpy(&registers, answer.data() + head, sizeof registers);
    return AtaRegisters{registers.bSectorCountReg, registers.bCylLowReg, registers.bCylHighReg};
}

} // namespace rasoat::probes
