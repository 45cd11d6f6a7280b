#pragma once

#include "agent/probes/ata_command.h"
#include "agent/probes/handle_windows.h"

#include <cstdint>
#include <optional>
#include <string>

/// What an ATA disk tells through Windows' SMART interface (SMART_RCV_DRIVE_DATA, Windows 7 and later). The disk must
/// be open for reading and writing, which administrators may; nothing is written.
namespace rasoat::probes {

/// The 512 bytes of IDENTIFY DEVICE; none where the disk is no ATA disk or its driver does not pass the question on.
std::optional<std::string> ata_identify(const Handle& disk, std::uint32_t drive);

/// The 512 bytes of SMART's attributes and of their thresholds.
std::optional<std::string> ata_smart_values(const Handle& disk, std::uint32_t drive);
std::optional<std::string> ata_smart_thresholds(const Handle& disk, std::uint32_t drive);

/// The answer to SMART's RETURN STATUS.
std::optional<AtaRegisters> ata_smart_status(const Handle& disk, std::uint32_t drive);

} // namespace rasoat::probes
