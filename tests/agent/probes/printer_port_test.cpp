#include "agent/probes/printer_port.h"
#include "tests/agent/probes/windows_captures.h"

#include <catch2/catch.hpp>

using namespace rasoat::probes;
using namespace rasoat::tests;
using rasoat::report::PrinterConnection;

TEST_CASE("a printer on USB is found with its serial number", "[printers]") {
    // What GLPI's agent finds at USB001 of these three machines.
    const struct {
        const char* machine;
        const char* serial;
    } machines[] = {{"7", "MY26K1K34C2L"}, {"7bis", "S163EJM"}, {"7ter", "55PKB5Z11418880717"}};
    for (const auto& [machine, serial] : machines) {
        INFO(machine);
        const auto usbprint = captured_registry(std::string(machine) + "-USBPRINT");
        const auto usb = captured_registry(std::string(machine) + "-USB");
        if (!usbprint || !usb) return;
        CHECK(usb_printer_serial("USB001", *usbprint, *usb) == serial);
        CHECK_FALSE(usb_printer_serial("USB002", *usbprint, *usb));
        CHECK_FALSE(usb_printer_serial("USB001", {}, *usb));
        CHECK_FALSE(usb_printer_serial("USB001", *usbprint, {}));
    }
}

TEST_CASE("a port says by what its printer hangs on the machine", "[printers]") {
    CHECK(printer_connection("USB001") == PrinterConnection::usb);
    CHECK(printer_connection("DOT4_001") == PrinterConnection::usb);
    CHECK(printer_connection("LPT1:") == PrinterConnection::parallel);
    CHECK(printer_connection("COM1:") == PrinterConnection::serial);
    CHECK(printer_connection("IP_192.168.1.50") == PrinterConnection::network);
    CHECK(printer_connection("192.168.1.50_1") == PrinterConnection::network);
    CHECK(printer_connection("192.168.1.50:9100") == PrinterConnection::network);
    CHECK(printer_connection("WSD-9c1f6a3e-4b5d") == PrinterConnection::network);
    CHECK(printer_connection("\\\\maychu\\Canon LBP 2900") == PrinterConnection::remote);
    CHECK(printer_connection("TS001") == PrinterConnection::remote);
    CHECK(printer_connection("PORTPROMPT:") == PrinterConnection::software);
    CHECK(printer_connection("XPSPort:") == PrinterConnection::software);
    CHECK(printer_connection("Documents\\*.pdf") == PrinterConnection::software);
    CHECK(printer_connection("C:\\scan.prn") == PrinterConnection::software);
    CHECK_FALSE(printer_connection("CNBJNP_0123456789AB"));
    CHECK_FALSE(printer_connection(""));
}
