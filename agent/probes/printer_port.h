#pragma once

#include "agent/probes/registry_key.h"
#include "agent/report/report.h"

#include <optional>
#include <string_view>

namespace rasoat::probes {

/// By what the printer at a port of Windows hangs on the machine: "USB001", "IP_192.168.1.50", "LPT1:", "WSD-...".
/// None for ports of makers' own monitors that say nothing.
std::optional<report::PrinterConnection> printer_connection(std::string_view port);

/// The serial number of the printer at a USB port ("USB001"), where it told one. `usbprint` and `usb` are the keys of
/// these names below HKLM\SYSTEM\CurrentControlSet\Enum: the first knows the port, the second the number, and they are
/// one device by its container or by the prefix of its children's names.
report::Text usb_printer_serial(std::string_view port, const RegistryKey& usbprint, const RegistryKey& usb);

} // namespace rasoat::probes
