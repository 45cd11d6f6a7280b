#include "agent/probes/operating_system.h"
#include "tests/agent/probes/captured_machines.h"
#include "tests/shared_data.h"

#include <catch2/catch.hpp>

using namespace rasoat::probes;
using namespace rasoat::tests;

TEST_CASE("captured releases are named as they call themselves", "[operating system]") {
    struct Fact {
        const char* file;
        const char* name;
        const char* full_name;
        const char* version;
    };
    // GLPI's VERSION is the point release or the code name ("11.2", "7.9.2009 (Core)"); this is the cycle by which ends
    // of support are counted.
    const Fact facts[] = {
        {"os-release-centos-7.9", "CentOS Linux", "CentOS Linux 7 (Core)", "7"},
        {"os-release-debian-11.2", "Debian GNU/Linux", "Debian GNU/Linux 11 (bullseye)", "11"},
        {"os-release-fedora-35", "Fedora Linux", "Fedora Linux 35 (Thirty Five)", "35"},
    };
    const auto folder = shared_data("glpi-agent/distro");
    if (!folder) return;
    for (const auto& fact : facts) {
        INFO(fact.file);
        for (const auto* place : {"/etc/os-release", "/usr/lib/os-release"}) {
            const BuiltMachine machine;
            machine.copy(place, *folder / fact.file);
            const auto system = operating_system(machine.root());
            CHECK(system.name == fact.name);
            CHECK(system.full_name == fact.full_name);
            CHECK(system.version == fact.version);
        }
    }
}

TEST_CASE("kernel and name come from proc", "[operating system]") {
    const BuiltMachine machine;
    machine.write("/proc/sys/kernel/ostype", "Linux\n");
    machine.write("/proc/sys/kernel/osrelease", "6.1.0-28-amd64\n");
    machine.write("/proc/sys/kernel/arch", "x86_64\n");
    machine.write("/etc/hostname", "VP-UBND-03\n");
    const auto system = operating_system(machine.root());
    CHECK(system.kernel_name == "Linux");
    CHECK(system.kernel_version == "6.1.0-28-amd64");
    CHECK(system.architecture == "x86_64");
    CHECK_FALSE(system.installed);
    CHECK(hostname(machine.root()) == "VP-UBND-03");
    machine.write("/proc/sys/kernel/hostname", "vp-ubnd-04\n");
    CHECK(hostname(machine.root()) == "vp-ubnd-04");
}

TEST_CASE("the day of installation is that of the installer's records", "[operating system]") {
    const BuiltMachine machine;
    machine.write("/var/log/installer/syslog", "done");
    const auto day = std::chrono::sys_days{std::chrono::year{2023} / 6 / 15};
    const auto at = std::chrono::file_clock::from_sys(day + std::chrono::nanoseconds{std::chrono::hours{10}});
    std::filesystem::last_write_time(machine.directory() / "var/log/installer/syslog", at);
    CHECK(operating_system(machine.root()).installed == day);
}
