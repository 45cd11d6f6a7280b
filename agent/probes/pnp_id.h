#pragma once

#include <optional>
#include <string>
#include <string_view>

/// Windows' names of devices: "PCI\VEN_10EC&DEV_8168&SUBSYS_84321043&REV_06\4&87D54EE&0&00E5".
namespace rasoat::probes {

/// "10ec:8168" of a device on PCI; none for others.
std::optional<std::string> pci_id_named(std::string_view pnp_id);

/// True for what is on a bus of the machine; false for what a program made up (WAN miniports, VPNs, virtual switches,
/// Bluetooth's network).
bool is_on_a_bus(std::string_view pnp_id);

/// The last part of a device's path, which is its serial number where the device on USB told one; none where Windows
/// made it up ("6&13f4c3e&0&5").
std::optional<std::string> usb_serial_in(std::string_view instance);

} // namespace rasoat::probes
