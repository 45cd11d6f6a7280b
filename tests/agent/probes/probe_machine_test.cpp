#include "agent/probes/firmware_text.h"
#include "agent/probes/probe_error.h"
#include "agent/probes/probe_machine.h"
#include "tests/agent/probes/captured_machines.h"

#include <catch2/catch.hpp>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace rasoat::probes;
using namespace rasoat::tests;
using rasoat::report::MachineKind;
using rasoat::report::Mebibytes;

TEST_CASE("this machine is probed without a failure by root, and names what it lacks to others", "[probe machine]") {
    const auto report = probe_machine(MachineRoot());
    for (const auto& failure : report.failures) {
        INFO(failure.probe << ": " << failure.reason);
        CHECK((::geteuid() != 0 && failure.reason.find("as root") != std::string::npos));
    }
    CHECK_FALSE(report.hostname.empty());
    REQUIRE_FALSE(report.processors.empty());
    CHECK(report.processors.front().cores >= 1U);
    REQUIRE(report.memory.total);
    CHECK(report.memory.total->count > 0);
    CHECK(report.operating_system.kernel_name == "Linux");
    CHECK(report.operating_system.architecture);
}

TEST_CASE("probing twice gives the same but for free space and memory in use", "[probe machine]") {
    const auto without_what_passes = [] {
        auto report = probe_machine(MachineRoot());
        report.memory.in_use.reset();
        for (auto& volume : report.volumes)
            volume.free.reset();
        return report;
    };
    CHECK(without_what_passes() == without_what_passes());
}

TEST_CASE("an empty directory is a machine of which nothing is known, and no failure", "[probe machine]") {
    const BuiltMachine nothing;
    const auto report = probe_machine(nothing.root());
    CHECK(report == rasoat::report::Report{});
}

TEST_CASE("every captured machine is probed whole from its directory", "[probe machine]") {
    for (const auto& capture : captured_smbios()) {
        INFO(capture.name);
        const BuiltMachine machine;
        machine.write("/sys/firmware/dmi/tables/DMI", capture.table);
        machine.write("/sys/firmware/dmi/tables/smbios_entry_point", capture.entry_point);
        const auto report = probe_machine(machine.root());
        CHECK(report.failures.empty());
        CHECK(report.system.maker);
        CHECK(report.firmware.version);
        CHECK(report.memory.slots.empty() == (capture.name == "sidero_HyperV"));
    }
}

TEST_CASE("a guest without tables is still known as one", "[probe machine]") {
    const BuiltMachine guest;
    guest.write(
        "/proc/cpuinfo", "processor\t: 0\nvendor_id\t: AuthenticAMD\nmodel name\t: AMD EPYC\nflags\t: fpu hypervisor "
                         "lm\ncpu MHz\t: 2596.122\n");
    guest.write("/proc/meminfo", "MemTotal:       24684092 kB\n");
    const auto report = probe_machine(guest.root());
    CHECK(report.failures.empty());
    CHECK(report.system.kind == MachineKind::virtual_machine);
    CHECK(report.system.virtual_machine);
    CHECK(report.memory.total == Mebibytes{24105});
}

TEST_CASE("a part that can't be read fails alone and says why", "[probe machine]") {
    const BuiltMachine machine;
    machine.write("/proc/cpuinfo", std::string(9U << 20U, 'x'));
    machine.write("/proc/meminfo", "MemTotal:       24684092 kB\n");
    const auto report = probe_machine(machine.root());
    CHECK(report.memory.total == Mebibytes{24105});
    REQUIRE_FALSE(report.failures.empty());
    for (const auto& failure : report.failures) {
        INFO(failure.probe);
        CHECK(failure.reason.find("/proc/cpuinfo is larger than") == 0);
    }
}

TEST_CASE("tables that only root may read are told so to everybody else", "[probe machine]") {
    const auto capture = captured_smbios("jcdmi_dmidecode");
    if (!capture) return;
    const BuiltMachine machine;
    machine.write("/sys/firmware/dmi/tables/DMI", capture->table);
    machine.write("/sys/class/dmi/id/sys_vendor", "LENOVO\n");
    machine.write("/sys/class/dmi/id/product_name", "2347A49\n");
    machine.write("/sys/class/dmi/id/product_version", "ThinkPad T430\n");
    const auto table = machine.directory() / "sys/firmware/dmi/tables/DMI";
    std::filesystem::permissions(table, std::filesystem::perms::none);
    std::filesystem::permissions(machine.directory(), std::filesystem::perms(0755));
    const auto check = [&] {
        const auto report = probe_machine(machine.root());
        // What the system shows to everybody is there all the same.
        return report.failures.size() == 1 && report.failures[0].probe == "smbios" &&
               report.failures[0].reason.find("run the agent as root") != std::string::npos &&
               report.system.model == "ThinkPad T430";
    };
    if (::geteuid() != 0) {
        CHECK(check());
        return;
    }
    // Root may read everything, so somebody else looks: a child that gives its rights up.
    constexpr uid_t nobody = 65534;
    const auto child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) ::_exit(::setuid(nobody) == 0 && check() ? 0 : 1);
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    CHECK(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 0);
}
