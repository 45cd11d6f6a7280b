#include "agent/probes/baseboard.h"
#include "agent/probes/system.h"
#include "agent/probes/virtual_machine.h"
#include "tests/agent/probes/captured_machines.h"

#include <catch2/catch.hpp>

using namespace rasoat::probes;
using namespace rasoat::tests;
using rasoat::report::MachineKind;

namespace {

rasoat::report::System system_of(const CapturedSmbios& machine) {
    const auto identity = identity_in(machine.tables());
    return system_named(identity, hypervisor_named_in(identity));
}

} // namespace

TEST_CASE("captured machines are named as they are sold", "[system]") {
    struct Fact {
        const char* capture;
        const char* maker;
        const char* model;
        const char* serial; ///< empty: absent
        MachineKind kind;
        const char* chassis;
        const char* board;
    };
    // Serial numbers that expected.json has and this table has not are placeholders: MSI's "To be filled by O.E.M.".
    const Fact facts[] = {
        {"jcdmi_dmidecode", "LENOVO", "ThinkPad T430", "PBKGNED", MachineKind::laptop, "Notebook", "2347A49"},
        {"libsmbios_latitude_D500", "Dell Computer Corporation", "Latitude D500", "5QK2X31", MachineKind::laptop,
         "Portable", "04Y212"},
        {"libsmbios_opti", "Dell Computer Corporation", "OptiPlex GX110", "6EGWH", MachineKind::desktop,
         "Low Profile Desktop", "OptiPlex GX110"},
        {"pydmi_LenovoThinkPad-T61p", "LENOVO", "ThinkPad T61p", "L3C7558", MachineKind::laptop, "Notebook", "64606XG"},
        {"sidero_Beelink-EQ12", "AZW", "EQ", "BN1004GH10075", MachineKind::desktop, "Desktop", "EQ"},
        {"sidero_HyperV", "Microsoft Corporation", "Virtual Machine", "1519-7810-4472-8775-7272-8851-12",
         MachineKind::virtual_machine, "Desktop", "Virtual Machine"},
        {"smbioslib_jeffgerlap_3_2_0", "Microsoft Corporation", "Surface Laptop 3", "023078193757", MachineKind::laptop,
         "Laptop", "Surface Laptop 3"},
        {"systemd_Lenovo-Thinkcentre-m720s", "LENOVO", "ThinkCentre M720s", "S4JA0501", MachineKind::desktop, "Desktop",
         "312A"},
        {"uroot_Asus-UX307LA", "ASUSTeK COMPUTER INC.", "UX305LA", "FCN0CJ03468352B", MachineKind::laptop, "Notebook",
         "UX305LA"},
        {"uroot_Gigabyte-GA-MA74GMT-S2", "Gigabyte Technology Co., Ltd.", "GA-MA74GMT-S2", "", MachineKind::desktop,
         "Desktop", "GA-MA74GMT-S2"},
        {"uroot_MSI-MS-7816", "MSI", "MS-7816", "", MachineKind::desktop, "Desktop", "H87-G43 (MS-7816)"},
        {"uroot_VMWare", "VMware, Inc.", "VMware Virtual Platform",
         "VMware-56 4d e2 c3 c3 c0 e1 e2-46 22 55 4d c5 eb 6b a1", MachineKind::virtual_machine, "",
         "440BX Desktop Reference Platform"},
    };
    for (const auto& fact : facts) {
        const auto machine = captured_smbios(fact.capture);
        if (!machine) return;
        INFO(fact.capture);
        const auto system = system_of(*machine);
        CHECK(system.maker == fact.maker);
        CHECK(system.model == fact.model);
        CHECK(system.serial.value_or("") == fact.serial);
        CHECK(system.kind == fact.kind);
        CHECK(system.chassis_type.value_or("") == fact.chassis);
        CHECK(baseboard_named(identity_in(machine->tables())).model == fact.board);
    }
}

TEST_CASE("a UUID that a thousand machines share is absent", "[system]") {
    const auto beelink = captured_smbios("sidero_Beelink-EQ12");
    if (!beelink) return;
    // dmidecode prints 03000200-0400-0500-0006-000700080009, the sample that AMI's firmware comes with.
    CHECK(identity_in(beelink->tables()).uuid == "03000200-0400-0500-0006-000700080009");
    CHECK_FALSE(system_of(*beelink).uuid);
}

TEST_CASE("ASUS's counted-up serial numbers and asset tags are absent", "[system]") {
    const auto asus = captured_smbios("uroot_Asus-UX307LA");
    if (!asus) return;
    // expected.json has what is written there: "BSN12345678901234567" and "ATN12345678901234567".
    CHECK_FALSE(baseboard_named(identity_in(asus->tables())).serial);
    CHECK_FALSE(system_of(*asus).asset_tag);
    CHECK(system_of(*asus).uuid == "850f3e82-9f38-694a-8840-2f8b0cf5d3d0");
}

TEST_CASE("a Lenovo whose version says nothing keeps its order code", "[system]") {
    FirmwareIdentity identity;
    identity.maker = "LENOVO";
    identity.product = "10STS04K00";
    CHECK(system_named(identity, std::nullopt).model == "10STS04K00");
    for (const auto* version : {"Lenovo", "INVALID", "1.0", "To be filled by O.E.M."}) {
        identity.version = version;
        INFO(version);
        CHECK(system_named(identity, std::nullopt).model == "10STS04K00");
    }
    identity.version = "ThinkCentre M720s";
    CHECK(system_named(identity, std::nullopt).model == "ThinkCentre M720s");
}

TEST_CASE("other makers' versions are no model", "[system]") {
    FirmwareIdentity identity;
    identity.maker = "MSI";
    identity.product = "MS-7816";
    identity.version = "Rev A";
    CHECK(system_named(identity, std::nullopt).model == "MS-7816");
}

TEST_CASE("an unknown chassis has neither name nor kind", "[system]") {
    for (const int type : {0, 1, 2, 37, 127}) {
        FirmwareIdentity identity;
        identity.chassis_type = static_cast<std::uint8_t>(type);
        const auto system = system_named(identity, std::nullopt);
        INFO(type);
        CHECK_FALSE(system.chassis_type);
        CHECK_FALSE(system.kind);
    }
}

TEST_CASE("without tables the machine is named from what the system keeps of them", "[system]") {
    const CapturedTree tree{{}, "2i386-2c-nohugepage"};
    if (!unpack_tree(tree, "hwloc-2i386-2c-nohugepage.tar.bz2")) return;
    const auto system = system_named(firmware_identity(tree.root(), {}), std::nullopt);
    CHECK(system.maker == "Dell Inc.");
    CHECK(system.model == "PowerEdge 1950");
    CHECK(system.chassis_type == "Rack Mount Chassis");
    CHECK(system.kind == MachineKind::server);
}

TEST_CASE("a board without SMBIOS is named by its device tree", "[system]") {
    const BuiltMachine pi;
    pi.write("/proc/device-tree/model", std::string_view("Raspberry Pi 3 Model B Rev 1.2\0", 31));
    CHECK(system_named(firmware_identity(pi.root(), {}), std::nullopt).model == "Raspberry Pi 3 Model B Rev 1.2");
}
