#include "agent/strain/load.h"
#include "agent/strain/strain_counters.h"
#include "tests/agent/probes/captured_machines.h"

#include <catch2/catch.hpp>

using namespace rasoat;
using namespace rasoat::strain;
using namespace std::chrono_literals;
using report::Mebibytes;
using tests::BuiltMachine;

namespace {

/// As a desktop under Debian 12 shows itself.
void furnish(const BuiltMachine& machine) {
    machine.write("/proc/uptime", "3661.25 7100.10\n");
    machine.write(
        "/proc/stat", "cpu  1000 20 300 50000 700 0 30 0 0 0\ncpu0 500 10 150 25000 350 0 15 0 0 0\nintr 1 2 3\n");
    machine.write(
        "/proc/meminfo", "MemTotal:        4096000 kB\nMemFree:          204800 kB\nMemAvailable:     819200 kB\n");
    machine.write("/proc/vmstat", "pgfault 100000\npgmajfault 4321\npgrefill 7\n");
    machine.write(
        "/proc/pressure/memory", "some avg10=0.12 avg60=0.05 avg300=0.01 total=123456\n"
                                 "full avg10=0.00 avg60=0.00 avg300=0.00 total=100000\n");
    machine.write(
        "/sys/block/sda/stat", "  499044    71801 23129538   259101  2766270   533114 190995984  1432085 "
                               "       1   206356  1790400   621992     2253\n");
    machine.write(
        "/run/systemd/sessions/c1",
        "# This is private data. Do not parse.\nUID=112\nUSER=sddm\nACTIVE=0\nSTATE=closing\n"
        "TYPE=x11\nCLASS=greeter\nSEAT=seat0\nREALTIME=1700000000000000\n"
        "MONOTONIC=31250000\n");
    machine.write(
        "/run/systemd/sessions/2", "UID=1000\nUSER=an\nACTIVE=1\nSTATE=active\nTYPE=wayland\nCLASS=user\nSEAT=seat0\n"
                                   "MONOTONIC=95500000\n");
}

} // namespace

TEST_CASE("every counter is read from where Linux keeps it", "[strain counters]") {
    const BuiltMachine machine;
    furnish(machine);
    const auto counters = read_strain_counters(machine.root(), "sda");
    CHECK(counters.since_boot == 3661250ms);
    CHECK(counters.processor_total == 52'050);
    CHECK(counters.processor_busy == 1350);
    CHECK(counters.memory_total == Mebibytes{4000});
    CHECK(counters.memory_available == Mebibytes{800});
    CHECK(counters.hard_faults == 4321U);
    CHECK(counters.memory_waits == 123456us);
    CHECK(counters.disk_busy == 206356ms);
    CHECK(counters.disk_waits == 1790400ms);
    CHECK(counters.signed_in == true);
    CHECK(counters.login_screen == 31250ms);
    CHECK(counters.session_began == 95500ms);
    CHECK_FALSE(counters.since_input);
    CHECK_FALSE(counters.free);
}

TEST_CASE("nobody is signed in where there is only the login screen", "[strain counters]") {
    const BuiltMachine machine;
    machine.write("/run/systemd/sessions/c1", "ACTIVE=1\nTYPE=x11\nCLASS=greeter\nMONOTONIC=31250000\n");
    const auto counters = read_strain_counters(machine.root(), "sda");
    CHECK(counters.signed_in == false);
    CHECK_FALSE(counters.session_began);
    const BuiltMachine without_logind;
    CHECK_FALSE(read_strain_counters(without_logind.root(), "sda").signed_in.has_value());
}

TEST_CASE("a system that shows nothing, or nonsense, has no counters", "[strain counters]") {
    const BuiltMachine machine;
    for (const auto* path :
         {"/proc/uptime", "/proc/stat", "/proc/meminfo", "/proc/vmstat", "/proc/pressure/memory",
          "/sys/block/sda/stat"})
        machine.write(path, "cpu  \nMemTotal: many kB\nsome total=\npgmajfault x\n");
    for (const auto& counters :
         {read_strain_counters(machine.root(), "sda"), read_strain_counters(BuiltMachine().root(), "")}) {
        CHECK(counters.since_boot == 0ms);
        CHECK(counters.processor_total == 0);
        CHECK_FALSE((counters.memory_total || counters.hard_faults || counters.memory_waits || counters.disk_busy));
    }
}

TEST_CASE("captured machines of 2005 to 2020 tell their processor's time and memory", "[strain counters]") {
    struct Captured {
        const char* archive;
        const char* root;
        bool has_memory;
    };
    for (const auto& [archive, root, has_memory] :
         {Captured{"hwloc-16amd64-8n2c.tar.bz2", "16amd64-8n2c", false},
          Captured{"hwloc-2i386-2c-nohugepage.tar.bz2", "2i386-2c-nohugepage", true},
          Captured{"hwloc-8em64t-2s4c-asymcaches.tar.bz2", "8em64t-2s4c-heterogeneous", true}}) {
        const tests::CapturedTree tree{.unpacked = {}, .root_in_archive = root};
        if (!tests::unpack_tree(tree, archive, {"*/proc/*"})) return;
        INFO(archive);
        const auto counters = read_strain_counters(tree.root(), "sda");
        CHECK(counters.processor_busy > 0);
        CHECK(counters.processor_total > counters.processor_busy);
        CHECK(counters.memory_total.has_value() == has_memory);
        CHECK(load_between({}, counters).has_value() == (counters.since_boot > 0ms));
    }
}

TEST_CASE("this machine's counters grow", "[strain counters]") {
    const probes::MachineRoot live;
    const auto before = read_strain_counters(live, "");
    std::uint64_t work = 1;
    StrainCounters after;
    do { // until the kernel's clock of hundredths has moved on for this thread
        for (int i = 0; i < 1'000'000; ++i)
            work = work * 6364136223846793005U + 1;
        after = read_strain_counters(live, "");
    } while (after.processor_busy == before.processor_busy || after.since_boot == before.since_boot);
    CHECK(work != 0);
    CHECK(before.since_boot > 0ms);
    CHECK(after.processor_total > before.processor_total);
    REQUIRE(after.memory_total);
    REQUIRE(after.memory_available);
    CHECK(*after.memory_available <= *after.memory_total);
    CHECK(after.free);
    const auto load = load_between(before, after);
    REQUIRE(load);
    CHECK(load->processor > 0.0);
}
