#include "agent/probes/virtual_machine.h"
#include "tests/agent/probes/captured_machines.h"

#include <catch2/catch.hpp>

using namespace rasoat::probes;
using namespace rasoat::tests;

TEST_CASE("captured guests name their hypervisor and real machines none", "[virtual machine]") {
    for (const auto& machine : captured_smbios()) {
        INFO(machine.name);
        const auto named = hypervisor_named_in(identity_in(machine.tables()));
        if (machine.name == "sidero_HyperV") {
            CHECK(named == "Hyper-V");
        } else if (machine.name == "uroot_VMWare") {
            CHECK(named == "VMware");
        } else {
            CHECK_FALSE(named);
        }
    }
}

TEST_CASE("a Surface is Microsoft's and real", "[virtual machine]") {
    FirmwareIdentity identity;
    identity.maker = "Microsoft Corporation";
    identity.product = "Surface Laptop 3";
    CHECK_FALSE(hypervisor_named_in(identity));
    identity.product = "Virtual Machine";
    CHECK(hypervisor_named_in(identity) == "Hyper-V");
}

TEST_CASE("hypervisors are known by the names that they give their guests", "[virtual machine]") {
    struct Fact {
        const char* maker;
        const char* product;
        const char* hypervisor;
    };
    const Fact facts[] = {
        {"innotek GmbH", "VirtualBox", "VirtualBox"},
        {"QEMU", "Standard PC (Q35 + ICH9, 2009)", "QEMU"},
        {"Red Hat", "KVM", "KVM"},
        {"Xen", "HVM domU", "Xen"},
        {"Amazon EC2", "t3.micro", "Amazon EC2"},
        {"Google", "Google Compute Engine", "Google Compute Engine"},
        {"OpenStack Foundation", "OpenStack Nova", "OpenStack"},
        {"Parallels Software International Inc.", "Parallels Virtual Platform", "Parallels"},
    };
    for (const auto& fact : facts) {
        INFO(fact.product);
        FirmwareIdentity identity;
        identity.maker = fact.maker;
        identity.product = fact.product;
        CHECK(hypervisor_named_in(identity) == fact.hypervisor);
    }
}

TEST_CASE("a guest without firmware names is known by what its kernel sees", "[virtual machine]") {
    const BuiltMachine guest;
    guest.write("/proc/cpuinfo", "processor\t: 0\nflags\t: fpu hypervisor lm\n");
    CHECK(hypervisor(guest.root(), {}) == "Unknown hypervisor");
    guest.write("/sys/devices/system/clocksource/clocksource0/available_clocksource", "kvm-clock tsc acpi_pm\n");
    CHECK(hypervisor(guest.root(), {}) == "KVM");
    const BuiltMachine box;
    box.write("/sys/bus/pci/devices/0000:00:02.0/vendor", "0x80ee\n");
    box.write("/sys/bus/pci/devices/0000:00:02.0/device", "0xbeef\n");
    CHECK(hypervisor(box.root(), {}) == "VirtualBox");
}

TEST_CASE("Xen's domain 0 is the host, its other domains are guests", "[virtual machine]") {
    const BuiltMachine host;
    host.write("/sys/hypervisor/type", "xen\n");
    host.write("/proc/xen/capabilities", "control_d\n");
    CHECK_FALSE(hypervisor(host.root(), {}));
    const BuiltMachine guest;
    guest.write("/sys/hypervisor/type", "xen\n");
    CHECK(hypervisor(guest.root(), {}) == "Xen");
}

TEST_CASE("a captured server is no guest", "[virtual machine]") {
    const CapturedTree tree{{}, "2i386-2c-nohugepage"};
    if (!unpack_tree(tree, "hwloc-2i386-2c-nohugepage.tar.bz2")) return;
    CHECK_FALSE(hypervisor(tree.root(), firmware_identity(tree.root(), {})));
}

TEST_CASE("a hypervisor's letters tell it, but Hyper-V's, which stand on its hosts too", "[virtual machine]") {
    CHECK(hypervisor_signed("KVMKVMKVM\0\0\0") == "KVM");
    CHECK(hypervisor_signed("VMwareVMware") == "VMware");
    CHECK(hypervisor_signed("VBoxVBoxVBox") == "VirtualBox");
    CHECK_FALSE(hypervisor_signed("Microsoft Hv"));
    CHECK_FALSE(hypervisor_signed(""));
}
