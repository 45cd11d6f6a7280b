// The probes of the Windows agent, run by Wine on a registry that holds what real machines' registries held.
#include "agent/report/report_reader.h"
#include "tests/agent/delivery/child_process.h"
#include "tests/shared_data.h"
#include "tests/temporary_folder.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>

using namespace rasoat::report;
using namespace rasoat::tests;

namespace {

constexpr auto wine64 = "/usr/lib/wine/wine64";
constexpr auto wineserver = "/usr/lib/wine/wineserver64";

/// A Windows of its own, as Wine makes it.
class WinePrefix {
public:
    WinePrefix() {
        run({wineserver, "--persistent"}, environment());
        wine({"wineboot", "--init"});
    }
    WinePrefix(const WinePrefix&) = delete;
    WinePrefix& operator=(const WinePrefix&) = delete;
    ~WinePrefix() { run({wineserver, "--kill"}, environment()); }

    /// Takes over a registry export.
    void import(const std::filesystem::path& file) const { REQUIRE(wine({"regedit", "/S", file.string()}) == 0); }
    void import_text(const std::string& text) const {
        const auto file = folder_.path() / "import.reg";
        std::ofstream(file) << "REGEDIT4\n\n" << text;
        import(file);
    }

    [[nodiscard]] Report inventory() const {
        const auto exit_code = wine({RASOAT_WINDOWS_AGENT, "inventory"});
        const auto output = file_bytes(folder_.path() / "output");
        INFO(output);
        REQUIRE(exit_code == 0);
        return read_report(output.substr(0, output.find_first_of("\r\n")));
    }

private:
    [[nodiscard]] std::vector<std::string> environment() const {
        return {
            "WINEPREFIX=" + (folder_.path() / "wine").string(), "WINEARCH=win64", "WINEDEBUG=-all",
            "WINEDLLOVERRIDES=mscoree,mshtml=", "DISPLAY="};
    }
    /// Output goes to a file, because the servers that Wine starts in between would hold a pipe open.
    int wine(std::vector<std::string> arguments) const {
        arguments.insert(arguments.begin(), {"/bin/sh", "-c", R"(exec "$0" "$@" >"$OUTPUT" 2>/dev/null)", wine64});
        auto variables = environment();
        variables.push_back("OUTPUT=" + (folder_.path() / "output").string());
        return run(arguments, variables).exit_code;
    }

    TemporaryFolder folder_;
};

/// The bytes of a file as a registry export writes them.
std::string hexadecimal(const std::string& bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text = "hex:";
    for (const char c : bytes) {
        const auto byte = static_cast<std::uint8_t>(c);
        if (text.back() != ':') text += ',';
        text += digits[byte >> 4U];
        text += digits[byte & 0x0FU];
    }
    return text;
}

constexpr auto windows_11 = R"reg([HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Windows NT\CurrentVersion]
"ProductName"="Windows 10 Pro"
"EditionID"="Professional"
"CurrentBuild"="22631"
"CurrentBuildNumber"="22631"
"CurrentMajorVersionNumber"=dword:0000000a
"CurrentMinorVersionNumber"=dword:00000000
"DisplayVersion"="23H2"
"UBR"=dword:0000116c
"CSDVersion"=-

[HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Control\SecureBoot\State]
"UEFISecureBootEnabled"=dword:00000001

[HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Security Center\Provider\Av\{D68DDC3A-831F-4fae-9E44-DA132C1ACF46}]
"DISPLAYNAME"="Windows Defender"
"STATE"=dword:00061100
)reg";

constexpr auto adapter = R"reg(
[HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Enum\PCI\VEN_1002&DEV_73FF\4&1]
"ClassGUID"="{4d36e968-e325-11ce-bfc1-08002be10318}"
"Class"="Display"
"Driver"="{4d36e968-e325-11ce-bfc1-08002be10318}\\0007"
"HardwareID"="PCI\\VEN_1002&DEV_73FF&REV_C1"

[HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Control\Class\{4d36e968-e325-11ce-bfc1-08002be10318}\0007]
"DriverDesc"="AMD Radeon RX 6600 XT"
"HardwareInformation.qwMemorySize"=hex(b):00,00,00,ff,01,00,00,00
)reg";

constexpr auto printer = R"reg(
[HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Control\Print\Printers\hp deskjet 5550]
"Name"="hp deskjet 5550"
"Printer Driver"="hp deskjet 5550 series (HPA)"
"Port"="USB001"
"Attributes"=dword:00000840
"Print Processor"="WinPrint"
"Datatype"="RAW"
"Status"=dword:00000000
"Priority"=dword:00000001
)reg";

std::string monitor(const std::string& edid) {
    const std::string key =
        R"reg([HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Enum\DISPLAY\DELA0BC\5&1c2f4b3&0&UID4352)reg";
    return "\n" + key + "]\n\"ClassGUID\"=\"{4d36e96e-e325-11ce-bfc1-08002be10318}\"\n\"Class\"=\"Monitor\"\n\n" + key +
           "\\Device Parameters]\n\"EDID\"=" + hexadecimal(edid) + "\n";
}

} // namespace

TEST_CASE("the Windows agent reads the parts of a machine from its registry", "[windows]") {
    const auto captures = shared_data("glpi-agent");
    if (!captures) return;
    const WinePrefix prefix;
    prefix.import(*captures / "windows/registry/7-USB.reg");
    prefix.import(*captures / "windows/registry/7-USBPRINT.reg");
    prefix.import_text(
        std::string(windows_11) + printer + adapter + monitor(file_bytes(*captures / "edid/lcd.dell-U2415.bin")));
    const auto report = prefix.inventory();

    CHECK(report.operating_system.name == "Microsoft Windows 11 Pro");
    CHECK(report.operating_system.version == "23H2");
    CHECK(report.operating_system.kernel_version == "10.0.22631.4460");
    CHECK_FALSE(report.operating_system.service_pack);
    CHECK(report.operating_system.in_domain == false);
    CHECK(report.operating_system.workgroup);
    CHECK(report.firmware.secure_boot == SwitchState::on);
    CHECK(report.firmware.uefi == true);

    REQUIRE(report.processors.size() >= 1);
    CHECK(report.processors.front().name);
    CHECK(report.processors.front().cores.value_or(0) >= 1);
    CHECK(report.memory.total.value_or(Mebibytes{}).count > 256);
    CHECK(report.memory.in_use);

    const auto drive_c = std::find_if(
        report.volumes.begin(), report.volumes.end(), [](const Volume& one) { return one.mount_point == "C:"; });
    REQUIRE(drive_c != report.volumes.end());
    CHECK(drive_c->system);
    CHECK(drive_c->free);

    REQUIRE(report.monitors.size() == 1);
    CHECK(report.monitors.front().model == "DELL U2415");
    CHECK(report.monitors.front().year == 2019U);
    const auto amd =
        std::find_if(report.gpus.begin(), report.gpus.end(), [](const Gpu& one) { return one.pci_id == "1002:73ff"; });
    REQUIRE(amd != report.gpus.end());
    CHECK(amd->name == "AMD Radeon RX 6600 XT");
    CHECK(amd->memory == Mebibytes{8176});

    REQUIRE(report.antivirus.size() == 1);
    CHECK(report.antivirus.front().name == "Windows Defender");
    CHECK(report.antivirus.front().enabled == true);
    CHECK(report.antivirus.front().up_to_date == true);
    REQUIRE(report.printers.size() == 1);
    CHECK(report.printers.front().name == "hp deskjet 5550");
    CHECK(report.printers.front().connection == PrinterConnection::usb);
    CHECK(report.printers.front().serial == "MY26K1K34C2L");
}

TEST_CASE("a probe that fails on Windows is named with its reason, and the others report", "[windows]") {
    // Wine knows no licence, and has no Security Center.
    const auto report = WinePrefix().inventory();
    const auto failed = [&](std::string_view probe) {
        return std::any_of(report.failures.begin(), report.failures.end(), [&](const ProbeFailure& one) {
            return one.probe == probe && one.reason.size() > 20;
        });
    };
    CHECK(failed("activation"));
    CHECK(failed("antivirus"));
    CHECK(report.operating_system.name.value_or("").starts_with("Microsoft Windows"));
    CHECK_FALSE(report.processors.empty());
    CHECK_FALSE(report.volumes.empty());
}
