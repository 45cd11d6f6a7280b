#include "agent/probes/firmware.h"
#include "tests/agent/probes/captured_machines.h"

#include <catch2/catch.hpp>

using namespace rasoat::probes;
using namespace rasoat::tests;
using namespace std::chrono;
using namespace std::string_literals;
using rasoat::report::Day;
using rasoat::report::Firmware;
using rasoat::report::SwitchState;

namespace {

constexpr auto secure_boot = "/sys/firmware/efi/efivars/SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c";

Firmware firmware_at(const BuiltMachine& machine, const FirmwareIdentity& identity = {}) {
    return firmware(machine.root(), identity, {});
}

} // namespace

TEST_CASE("captured firmwares tell their maker, version and date", "[firmware]") {
    for (const auto& machine : captured_smbios()) {
        INFO(machine.name);
        simdjson::dom::parser parser;
        const auto expected = parser.load(machine.expected.string()).value();
        const auto firmware = firmware_named(identity_in(machine.tables()));
        CHECK(firmware.maker == text_or_empty(expected["bios"], "vendor"));
        CHECK(firmware.version == text_or_empty(expected["bios"], "version"));
        REQUIRE(firmware.date);
        const year_month_day date{*firmware.date};
        const auto written = text_or_empty(expected["bios"], "date"); // mm/dd/yyyy
        CHECK(static_cast<unsigned>(date.month()) == std::stoul(written.substr(0, 2)));
        CHECK(static_cast<unsigned>(date.day()) == std::stoul(written.substr(3, 2)));
        CHECK(static_cast<int>(date.year()) == std::stoi(written.substr(6)));
    }
}

TEST_CASE("release dates have two or four digits of year", "[firmware]") {
    CHECK(firmware_date("07/13/2018") == Day{2018y / July / 13});
    CHECK(firmware_date("07/13/98") == Day{1998y / July / 13});
    CHECK(firmware_date("07/13/09") == Day{2009y / July / 13});
    for (const auto* text :
         {"", "13/13/2018", "02/30/2018", "07-13-2018", "7/13", "07/13/18000", "//", "07/13/2018/"}) {
        INFO(text);
        CHECK_FALSE(firmware_date(text));
    }
}

TEST_CASE("Secure Boot is the last byte of its variable", "[firmware]") {
    for (const auto& [value, state] : {std::pair{'\1', SwitchState::on}, std::pair{'\0', SwitchState::off}}) {
        const BuiltMachine machine;
        machine.write(secure_boot, "\6\0\0\0"s + value);
        CHECK(firmware_at(machine).uefi == true);
        CHECK(firmware_at(machine).secure_boot == state);
    }
}

TEST_CASE("UEFI without the variable lacks Secure Boot, without readable variables nothing is known", "[firmware]") {
    const BuiltMachine without;
    without.write("/sys/firmware/efi/efivars/BootOrder-8be4df61-93ca-11d2-aa0d-00e098032b8c", "\7\0\0\0\0\0"s);
    CHECK(firmware_at(without).secure_boot == SwitchState::absent);
    const BuiltMachine unread;
    unread.folder("/sys/firmware/efi");
    CHECK(firmware_at(unread).uefi == true);
    CHECK_FALSE(firmware_at(unread).secure_boot);
    const BuiltMachine odd;
    odd.write(secure_boot, "\6\0\0");
    CHECK_FALSE(firmware_at(odd).secure_boot);
}

TEST_CASE("a legacy boot switches off the Secure Boot that the firmware could do", "[firmware]") {
    const BuiltMachine machine;
    machine.folder("/sys/firmware/acpi");
    FirmwareIdentity identity;
    CHECK(firmware_at(machine, identity).uefi == false);
    CHECK_FALSE(firmware_at(machine, identity).secure_boot);
    identity.supports_uefi = true;
    CHECK(firmware_at(machine, identity).secure_boot == SwitchState::off);
    identity.supports_uefi = false;
    CHECK(firmware_at(machine, identity).secure_boot == SwitchState::absent);
}

TEST_CASE("a capture of the tables alone does not tell how the machine was booted", "[firmware]") {
    const BuiltMachine machine;
    machine.write("/sys/firmware/dmi/tables/DMI", "");
    CHECK_FALSE(firmware_at(machine).uefi);
    CHECK_FALSE(firmware_at(machine).secure_boot);
    CHECK_FALSE(firmware_at(machine).tpm);
}

TEST_CASE("a TPM tells its version", "[firmware]") {
    const BuiltMachine two;
    two.write("/sys/class/tpm/tpm0/tpm_version_major", "2\n");
    CHECK(firmware_at(two).tpm == SwitchState::on);
    CHECK(firmware_at(two).tpm_version == "2.0");
    const BuiltMachine one;
    one.write("/sys/class/tpm/tpm0/device/caps", "Manufacturer: 0x49465800\nTCG version: 1.2\n");
    one.write("/sys/class/tpm/tpm0/device/enabled", "1\n");
    CHECK(firmware_at(one).tpm == SwitchState::on);
    CHECK(firmware_at(one).tpm_version == "1.2");
    one.write("/sys/class/tpm/tpm0/device/enabled", "0\n");
    CHECK(firmware_at(one).tpm == SwitchState::off);
}

TEST_CASE("a TPM that the firmware describes and the kernel doesn't find is switched off", "[firmware]") {
    const BuiltMachine off;
    off.folder("/sys/class/tpm");
    off.write("/sys/firmware/acpi/tables/TPM2", "TPM2");
    CHECK(firmware_at(off).tpm == SwitchState::off);
    CHECK(firmware_at(off).tpm_version == "2.0");
    const BuiltMachine none;
    none.folder("/sys/class/tpm");
    CHECK(firmware_at(none).tpm == SwitchState::absent);
    CHECK_FALSE(firmware_at(none).tpm_version);
}

TEST_CASE("the ThinkCentre's tables describe a TPM 2.0", "[firmware]") {
    const auto machine = captured_smbios("systemd_Lenovo-Thinkcentre-m720s");
    if (!machine) return;
    const BuiltMachine empty;
    const auto firmware = rasoat::probes::firmware(empty.root(), {}, machine->tables());
    CHECK(firmware.tpm_version == "2.0");
    CHECK_FALSE(firmware.tpm); // the capture has nothing of whether it is on
}
