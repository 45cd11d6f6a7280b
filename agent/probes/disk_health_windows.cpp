#include "agent/probes/ata_windows.h"
#include "agent/probes/disk_health_source.h"
#include "agent/probes/nvme_windows.h"
#include "agent/probes/physical_drive_windows.h"
#include "agent/probes/probe_error.h"

#include <charconv>
#include <string_view>

namespace rasoat::probes {
namespace {

/// The number in "PhysicalDrive0".
std::optional<std::uint32_t> drive_number(std::string_view name) {
    constexpr std::string_view prefix = "PhysicalDrive";
    if (!name.starts_with(prefix)) return std::nullopt;
    std::uint32_t number = 0;
    const auto digits = name.substr(prefix.size());
    const auto error = std::from_chars(digits.data(), digits.data() + digits.size(), number).ec;
    return error == std::errc{} ? std::optional{number} : std::nullopt;
}

std::optional<DiskCondition> ask_ata(std::uint32_t number, const report::Disk& disk) {
    const auto open = open_device(physical_drive(number), GENERIC_READ | GENERIC_WRITE);
    if (!open && GetLastError() == ERROR_ACCESS_DENIED) throw AccessDenied(disk.name);
    BOOL turns = TRUE;
    if (!open || (GetDevicePowerState(open.get(), &turns) != 0 && turns == FALSE)) return std::nullopt;
    const auto values = ata_smart_values(open, number);
    if (!values) return std::nullopt;
    const auto thresholds = ata_smart_thresholds(open, number);
    const auto status = ata_smart_status(open, number);
    AtaSmart smart{.values = std::as_bytes(std::span{*values}), .thresholds = {}, .predicts_failure = {}};
    if (thresholds) smart.thresholds = std::as_bytes(std::span{*thresholds});
    if (status) smart.predicts_failure = predicts_failure(*status);
    return ata_condition(smart, disk);
}

} // namespace

std::optional<DiskCondition> disk_condition(const MachineRoot& /*root*/, const report::Disk& disk) {
    const auto number = drive_number(disk.name);
    if (!number) return std::nullopt;
    if (disk.bus == report::DiskBus::nvme) {
        const auto asking = open_device(physical_drive(*number), 0);
        const auto log = asking ? nvme_health_log(asking) : std::nullopt;
        return log ? nvme_condition(*log) : std::nullopt;
    }
    const bool ata = disk.bus == report::DiskBus::sata || disk.bus == report::DiskBus::ide;
    return ata && disk.kind ? ask_ata(*number, disk) : std::nullopt;
}

} // namespace rasoat::probes
