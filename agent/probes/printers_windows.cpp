#include "agent/probes/printers_windows.h"

#include "agent/probes/firmware_text.h"
#include "agent/probes/printer_port.h"
#include "agent/probes/probe_error.h"
#include "agent/probes/registry_windows.h"
#include "agent/windows/text.h"

#include <windows.h>
#include <winspool.h>

namespace rasoat::probes {
namespace {

constexpr DWORD level = 2; // with driver and port

/// EnumPrinters' array, which points into itself.
struct PrinterList {
    std::vector<std::byte> bytes;
    DWORD count = 0;
};

PrinterList printer_list() {
    PrinterList list;
    for (int attempt = 0; attempt < 4; ++attempt) {
        DWORD needed = 0;
        const auto size = static_cast<DWORD>(list.bytes.size());
        auto* const buffer = reinterpret_cast<BYTE*>(list.bytes.data());
        if (EnumPrintersW(PRINTER_ENUM_LOCAL, nullptr, level, buffer, size, &needed, &list.count) != 0) return list;
        const auto failure = GetLastError();
        if (failure == RPC_S_SERVER_UNAVAILABLE) throw ProbeError("the print spooler does not run on this machine");
        if (failure != ERROR_INSUFFICIENT_BUFFER)
            throw ProbeError("Windows does not list its printers: " + windows::reason(failure));
        list.bytes.resize(needed);
    }
    throw ProbeError("Windows does not list its printers: their number changes");
}

std::string text(const wchar_t* text) {
    return text == nullptr ? std::string{} : clean_text(windows::to_utf8(text));
}

} // namespace

std::vector<report::Printer> printers() {
    const auto list = printer_list();
    std::vector<report::Printer> printers;
    if (list.count == 0) return printers;
    const auto usbprint = registry_key_if_there("SYSTEM\\CurrentControlSet\\Enum\\USBPRINT", 3);
    const auto usb =
        usbprint.subkeys.empty() ? RegistryKey{} : registry_key_if_there("SYSTEM\\CurrentControlSet\\Enum\\USB", 2);
    const auto* const records = reinterpret_cast<const PRINTER_INFO_2W*>(list.bytes.data());
    for (DWORD i = 0; i < list.count; ++i) {
        const auto& record = records[i];
        report::Printer printer;
        printer.name = text(record.pPrinterName);
        if (printer.name.empty()) continue;
        printer.driver = firmware_text(text(record.pDriverName));
        const auto port = text(record.pPortName);
        printer.connection = (record.Attributes & PRINTER_ATTRIBUTE_NETWORK) != 0
                                 ? std::optional{report::PrinterConnection::remote}
                                 : printer_connection(port);
        if (printer.connection == report::PrinterConnection::usb)
            printer.serial = usb_printer_serial(port, usbprint, usb);
        printers.push_back(std::move(printer));
    }
    return printers;
}

} // namespace rasoat::probes
