#include "agent/probes/printer_port.h"

#include "agent/probes/firmware_text.h"
#include "agent/probes/pnp_id.h"

#include <algorithm>
#include <array>

namespace rasoat::probes {
namespace {

using report::PrinterConnection;

struct PortBeginning {
    std::string_view text; ///< lower case
    PrinterConnection connection;
};

constexpr std::array beginnings = {
    PortBeginning{"usb", PrinterConnection::usb},
    PortBeginning{"dot4", PrinterConnection::usb},
    PortBeginning{"lpt", PrinterConnection::parallel},
    PortBeginning{"com", PrinterConnection::serial},
    PortBeginning{"ip_", PrinterConnection::network},
    PortBeginning{"wsd-", PrinterConnection::network},
    PortBeginning{"http:", PrinterConnection::network},
    PortBeginning{"https:", PrinterConnection::network},
    PortBeginning{"ipp:", PrinterConnection::network},
    PortBeginning{"tcp", PrinterConnection::network},
    PortBeginning{"hp_", PrinterConnection::network},
    PortBeginning{"\\\\", PrinterConnection::remote},
    PortBeginning{"ts0", PrinterConnection::remote},
    PortBeginning{"portprompt:", PrinterConnection::software},
    PortBeginning{"file:", PrinterConnection::software},
    PortBeginning{"nul:", PrinterConnection::software},
    PortBeginning{"xpsport:", PrinterConnection::software},
    PortBeginning{"shrfax:", PrinterConnection::software},
    PortBeginning{"onenote", PrinterConnection::software},
    PortBeginning{"microsoft.office.onenote", PrinterConnection::software},
    PortBeginning{"cups:", PrinterConnection::network},
};

/// "192.168.1.50" and "192.168.1.50:9100".
bool is_address(std::string_view port) {
    const auto dots = std::count(port.begin(), port.end(), '.');
    return dots == 3 && port.find_first_not_of("0123456789.:_") == std::string_view::npos;
}

/// The instance of the printer that prints through `port`: "7&17e8a3c3&0&USB001".
const RegistryKey* printing_through(std::string_view port, const RegistryKey& usbprint) {
    for (const auto& model : usbprint.subkeys) {
        for (const auto& instance : model.subkeys) {
            const auto* parameters = instance.subkey("Device Parameters");
            const auto name = parameters != nullptr ? parameters->text("PortName") : std::nullopt;
            if (name ? lower_case(*name) == lower_case(port)
                     : lower_case(instance.name).ends_with("&" + lower_case(port)))
                return &instance;
        }
    }
    return nullptr;
}

} // namespace

std::optional<PrinterConnection> printer_connection(std::string_view port) {
    const auto lower = lower_case(port);
    if (is_address(lower)) return PrinterConnection::network;
    const auto known = std::find_if(
        beginnings.begin(), beginnings.end(), [&](const PortBeginning& one) { return lower.starts_with(one.text); });
    if (known != beginnings.end()) return known->connection;
    // Programs that print into files name their port by themselves ("C:\...", "PDF:", "Documents\*.pdf").
    if (lower.find("pdf") != std::string::npos || lower.find(":\\") != std::string::npos)
        return PrinterConnection::software;
    return std::nullopt;
}

report::Text usb_printer_serial(std::string_view port, const RegistryKey& usbprint, const RegistryKey& usb) {
    const auto* printer = printing_through(port, usbprint);
    if (printer == nullptr) return std::nullopt;
    const auto container = printer->text("ContainerID");
    for (const auto& model : usb.subkeys) {
        for (const auto& device : model.subkeys) {
            auto serial = usb_serial_in(device.name);
            if (!serial) continue;
            const auto prefix = device.text("ParentIdPrefix");
            const bool is_parent =
                prefix && !prefix->empty() && lower_case(printer->name).starts_with(lower_case(*prefix) + "&");
            const bool is_same = container && device.text("ContainerID") == container;
            if (is_parent || is_same) return serial;
        }
    }
    return std::nullopt;
}

} // namespace rasoat::probes
