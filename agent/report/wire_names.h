#pragma once

#include "agent/report/report.h"

#include <array>
#include <optional>
#include <string_view>
#include <utility>

/// The words by which the report's enumerations go in JSON, for writer and reader alike.
namespace rasoat::report {

template <class Enum>
inline constexpr auto wire_names = nullptr;

template <>
inline constexpr auto wire_names<MachineKind> = std::to_array<std::pair<MachineKind, std::string_view>>({
    {MachineKind::desktop, "desktop"},
    {MachineKind::laptop, "laptop"},
    {MachineKind::tablet, "tablet"},
    {MachineKind::all_in_one, "all-in-one"},
    {MachineKind::server, "server"},
    {MachineKind::virtual_machine, "virtual-machine"},
});

template <>
inline constexpr auto wire_names<SwitchState> = std::to_array<std::pair<SwitchState, std::string_view>>({
    {SwitchState::on, "on"},
    {SwitchState::off, "off"},
    {SwitchState::absent, "absent"},
});

template <>
inline constexpr auto wire_names<MemoryKind> = std::to_array<std::pair<MemoryKind, std::string_view>>({
    {MemoryKind::sdram, "SDRAM"},
    {MemoryKind::ddr, "DDR"},
    {MemoryKind::ddr2, "DDR2"},
    {MemoryKind::ddr3, "DDR3"},
    {MemoryKind::ddr4, "DDR4"},
    {MemoryKind::ddr5, "DDR5"},
    {MemoryKind::lpddr2, "LPDDR2"},
    {MemoryKind::lpddr3, "LPDDR3"},
    {MemoryKind::lpddr4, "LPDDR4"},
    {MemoryKind::lpddr5, "LPDDR5"},
});

template <>
inline constexpr auto wire_names<DiskKind> = std::to_array<std::pair<DiskKind, std::string_view>>({
    {DiskKind::hdd, "hdd"},
    {DiskKind::ssd, "ssd"},
    {DiskKind::nvme, "nvme"},
});

template <>
inline constexpr auto wire_names<DiskBus> = std::to_array<std::pair<DiskBus, std::string_view>>({
    {DiskBus::ide, "IDE"},
    {DiskBus::sata, "SATA"},
    {DiskBus::nvme, "NVME"},
    {DiskBus::usb, "USB"},
    {DiskBus::scsi, "SCSI"},
    {DiskBus::mmc, "MMC"},
    {DiskBus::virtio, "VIRTIO"},
});

template <>
inline constexpr auto wire_names<DiskHealth> = std::to_array<std::pair<DiskHealth, std::string_view>>({
    {DiskHealth::good, "good"},
    {DiskHealth::warning, "warning"},
    {DiskHealth::failing, "failing"},
});

template <>
inline constexpr auto wire_names<NetworkKind> = std::to_array<std::pair<NetworkKind, std::string_view>>({
    {NetworkKind::ethernet, "ethernet"},
    {NetworkKind::wifi, "wifi"},
    {NetworkKind::other, "other"},
});

template <>
inline constexpr auto wire_names<VolumeEncryption> = std::to_array<std::pair<VolumeEncryption, std::string_view>>({
    {VolumeEncryption::none, "none"},
    {VolumeEncryption::partial, "partial"},
    {VolumeEncryption::suspended, "suspended"},
    {VolumeEncryption::whole, "whole"},
});

template <>
inline constexpr auto wire_names<PrinterConnection> = std::to_array<std::pair<PrinterConnection, std::string_view>>({
    {PrinterConnection::usb, "usb"},
    {PrinterConnection::network, "network"},
    {PrinterConnection::parallel, "parallel"},
    {PrinterConnection::serial, "serial"},
    {PrinterConnection::remote, "remote"},
    {PrinterConnection::software, "software"},
});

template <class Enum>
[[nodiscard]] constexpr std::string_view wire_name(Enum value) {
    for (const auto& [candidate, name] : wire_names<Enum>)
        if (candidate == value) return name;
    return {};
}

/// None where no value of `Enum` goes by that name.
template <class Enum>
[[nodiscard]] constexpr std::optional<Enum> named(std::string_view name) {
    for (const auto& [value, candidate] : wire_names<Enum>)
        if (candidate == name) return value;
    return std::nullopt;
}

} // namespace rasoat::report
