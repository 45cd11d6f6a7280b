#include "agent/probes/firmware_text.h"
#include "agent/probes/processor.h"
#include "tests/agent/probes/captured_machines.h"
#include "tests/shared_data.h"

#include <catch2/catch.hpp>

using namespace rasoat::probes;
using namespace rasoat::tests;
using rasoat::report::Megahertz;
using rasoat::report::Processor;

namespace {

/// The processors of a machine of which nothing but /proc/cpuinfo was captured.
std::vector<Processor> from_cpuinfo(const std::filesystem::path& file) {
    const BuiltMachine machine;
    machine.write("/proc/cpuinfo", file_bytes(file));
    return processors(machine.root(), {});
}

} // namespace

TEST_CASE("captured cpuinfos name the processor and count its cores", "[processor]") {
    struct Fact {
        const char* file;
        const char* name;
        const char* architecture; ///< empty: the text doesn't tell
        std::uint32_t cores;
        std::uint32_t threads;
        std::uint64_t megahertz; ///< 0: absent
        std::uint32_t family;    ///< 0: absent
    };
    // Where GLPI's agent lists every logical processor of a board as a processor (Raspberry Pi, PowerMac, UltraSPARC),
    // this counts one package: nothing in the text says that they are several. GLPI's THREAD is by core, and of the
    // i3-350M it is 2 while the text has 4 processors in 2 cores.
    const Fact facts[] = {
        {"linux-686-1", "Intel(R) Pentium(R) M processor 1.73GHz", "i386", 1, 1, 1730, 6},
        {"linux-686-samsung-nc10-1", "Intel(R) Atom(TM) CPU N270 @ 1.60GHz", "i386", 1, 2, 1600, 6},
        {"linux-alpha-1", "EV68CB", "", 1, 1, 0, 0},
        {"linux-armel-2", "Feroceon 88FR131 rev 1 (v5l)", "arm", 1, 1, 0, 0},
        {"linux-ia64-1", "", "", 2, 2, 0, 0},
        {"linux-ppc-1", "604r", "", 1, 1, 0, 0},
        {"linux-ppc-3", "PPC970FX, altivec supported", "", 2, 2, 2700, 0},
        {"linux-raspberry-pi-3-model-b", "ARMv7 Processor rev 4 (v7l)", "arm", 4, 4, 0, 0},
        {"linux-sparc-1", "TI UltraSparc IIIi (Jalapeno)", "", 1, 1, 0, 0},
        {"rhel-6.3-esx-1vcpu", "Intel(R) Core(TM) i5-2500S CPU @ 2.70GHz", "x86_64", 1, 1, 2700, 6},
        {"toshiba-r630-2-core", "Intel(R) Core(TM) i3 CPU M 350 @ 2.27GHz", "x86_64", 2, 4, 2270, 6},
    };
    const auto captures = shared_data("glpi-agent/cpuinfo");
    if (!captures) return;
    for (const auto& fact : facts) {
        INFO(fact.file);
        const auto found = from_cpuinfo(*captures / (std::string(fact.file) + ".txt"));
        REQUIRE(found.size() == 1);
        const auto& processor = found.front();
        CHECK(processor.name.value_or("") == fact.name);
        CHECK(processor.architecture.value_or("") == fact.architecture);
        CHECK(processor.cores == fact.cores);
        CHECK(processor.threads == fact.threads);
        CHECK(processor.speed.value_or(Megahertz{}).count == fact.megahertz);
        CHECK(processor.family.value_or(0) == fact.family);
    }
}

TEST_CASE("captured machines have as many packages, cores and threads as hwloc and lscpu count", "[processor]") {
    struct Fact {
        const char* archive;
        const char* folder;
        std::size_t packages;
        std::uint32_t cores;   ///< of each
        std::uint32_t threads; ///< of each
        const char* name;
        std::uint64_t megahertz;
    };
    const Fact facts[] = {
        {"hwloc-16amd64-8n2c.tar.bz2", "16amd64-8n2c", 8, 2, 2, "Dual Core AMD Opteron(tm) Processor 865", 0},
        {"hwloc-2i386-2c-nohugepage.tar.bz2", "2i386-2c-nohugepage", 1, 2, 2, "Intel(R) Xeon(R) CPU 5130 @ 2.00GHz",
         2000},
        {"hwloc-8em64t-2s4c-asymcaches.tar.bz2", "8em64t-2s4c-heterogeneous", 2, 4, 4,
         "Intel(R) Xeon(R) CPU E5345 @ 2.33GHz", 2330},
        {"hwloc-32em64t-2n8c_dax_nvme_mic_dimms.tar.bz2", "32em64t-2n8c+1mic", 2, 8, 8,
         "Intel(R) Xeon(R) CPU E5-2680 0 @ 2.70GHz", 2700},
        {"ghw-amd-ryzen-1600.tar.gz", "", 1, 6, 12, "AMD Ryzen 5 1600 Six-Core Processor", 0},
        {"utillinux-lscpu-vbox-win.tar.gz", "vbox-win", 1, 2, 2, "Intel(R) Core(TM) i5-3317U CPU @ 1.70GHz", 1700},
        {"utillinux-lscpu-x86_64-64cpu-linux6.2.tar.gz", "x86_64-64cpu-linux6.2", 1, 4, 8,
         "11th Gen Intel(R) Core(TM) i7-1165G7 @ 2.80GHz", 2800},
    };
    for (const auto& fact : facts) {
        const CapturedTree tree{{}, fact.folder};
        if (!unpack_tree(tree, fact.archive, {"*proc/cpuinfo", "*/topology/*"})) return;
        INFO(fact.archive);
        const auto found = processors(tree.root(), {});
        REQUIRE(found.size() == fact.packages);
        for (const auto& processor : found) {
            CHECK(processor.name == fact.name);
            CHECK(processor.cores == fact.cores);
            CHECK(processor.threads == fact.threads);
            CHECK(processor.sixty_four_bit == true);
            CHECK(processor.speed.value_or(Megahertz{}).count == fact.megahertz);
        }
    }
}

TEST_CASE(
    "the firmware's filled and enabled sockets are the processors where the system tells nothing", "[processor]") {
    for (const auto& machine : captured_smbios()) {
        INFO(machine.name);
        simdjson::dom::parser parser;
        const auto expected = parser.load(machine.expected.string()).value();
        std::vector<simdjson::dom::element> running;
        for (const auto socket : expected["processors"].get_array()) {
            if (text_or_empty(socket, "status") == "Populated, Enabled") running.push_back(socket);
        }
        const auto found = processors(BuiltMachine().root(), machine.tables());
        REQUIRE(found.size() == running.size());
        for (std::size_t i = 0; i < found.size(); ++i) {
            const auto version = clean_text(text_or_empty(running[i], "version")); // spaces are folded
            CHECK(found[i].name.value_or("Not Specified") == version);
            CHECK(found[i].cores.value_or(0) == number_or_none(running[i], "cores").value_or(0));
            CHECK(found[i].threads.value_or(0) == number_or_none(running[i], "threads").value_or(0));
            if (!speed_in_brand(version)) {
                CHECK(found[i].speed.value_or(Megahertz{}).count == number_or_none(running[i], "current_mhz"));
            }
        }
    }
}

TEST_CASE("a hybrid processor's cores are counted by the threads that share them", "[processor]") {
    const BuiltMachine machine;
    std::string cpuinfo;
    // Two performance cores of two threads each and four efficient ones, whose core numbers have gaps.
    const char* masks[] = {"03", "03", "0c", "0c", "10", "20", "40", "80"};
    for (int cpu = 0; cpu < 8; ++cpu) {
        cpuinfo +=
            "processor\t: " + std::to_string(cpu) +
            "\nvendor_id\t: GenuineIntel\nmodel name\t: 13th Gen Intel(R) Core(TM) i5-1335U\nflags\t: fpu lm\n\n";
        const auto topology = "/sys/devices/system/cpu/cpu" + std::to_string(cpu) + "/topology/";
        machine.write(topology + "core_cpus", masks[cpu]);
        machine.write(topology + "physical_package_id", "0\n");
    }
    machine.write("/proc/cpuinfo", cpuinfo);
    machine.write("/sys/devices/system/cpu/cpu0/cpufreq/cpuinfo_max_freq", "4600000\n");
    const auto found = processors(machine.root(), {});
    REQUIRE(found.size() == 1);
    CHECK(found.front().cores == 6);
    CHECK(found.front().threads == 8);
    CHECK(found.front().speed == Megahertz{4600});
    CHECK(found.front().maker == "Intel");
}

TEST_CASE("a board that numbers no packages has one", "[processor]") {
    const BuiltMachine board;
    board.write("/proc/cpuinfo", "processor\t: 0\nCPU architecture: 8\n\nprocessor\t: 1\nCPU architecture: 8\n");
    for (const auto* cpu : {"cpu0", "cpu1"}) {
        board.write("/sys/devices/system/cpu/" + std::string(cpu) + "/topology/physical_package_id", "-1\n");
    }
    const auto found = processors(board.root(), {});
    REQUIRE(found.size() == 1);
    CHECK(found.front().cores == 2);
    CHECK(found.front().architecture == "aarch64");
    CHECK_FALSE(found.front().name);
}

TEST_CASE("the moment's clock is no rated speed but in a guest", "[processor]") {
    const BuiltMachine real;
    real.write(
        "/proc/cpuinfo", "processor\t: 0\nvendor_id\t: AuthenticAMD\nmodel name\t: AMD Ryzen 5 1600\nflags\t: lm\ncpu "
                         "MHz\t: 1550.000\n");
    CHECK_FALSE(processors(real.root(), {}).at(0).speed);
    const BuiltMachine guest;
    guest.write(
        "/proc/cpuinfo", "processor\t: 0\nvendor_id\t: AuthenticAMD\nmodel name\t: AMD EPYC\nflags\t: lm "
                         "hypervisor\ncpu MHz\t: 2596.122\n");
    CHECK(processors(guest.root(), {}).at(0).speed == Megahertz{2600});
}

TEST_CASE("a brand's speed is the figure at its end", "[processor]") {
    CHECK(speed_in_brand("Intel(R) Core(TM) i5-3320M CPU @ 2.60GHz") == Megahertz{2600});
    CHECK(speed_in_brand("Intel(R) Pentium(R) III CPU 933MHz") == Megahertz{933});
    CHECK(speed_in_brand("Intel(R) Core(TM) i3 CPU M 350 @ 2.27 GHz") == Megahertz{2270});
    CHECK_FALSE(speed_in_brand("AMD Ryzen 5 1600 Six-Core Processor"));
    CHECK(speed_in_brand("a processor of 1.66667 GHz") == Megahertz{1667});
    CHECK(speed_in_brand("a processor of 3GHz") == Megahertz{3000});
    CHECK_FALSE(speed_in_brand("GHz"));
    CHECK_FALSE(speed_in_brand("a processor of 1.2.3GHz"));
    CHECK_FALSE(speed_in_brand("99999999999GHz"));
    CHECK_FALSE(speed_in_brand(""));
}

TEST_CASE("a cpuinfo cut off anywhere is read", "[processor][hostile]") {
    const auto captures = shared_data("glpi-agent/cpuinfo");
    if (!captures) return;
    const auto text = file_bytes(*captures / "toshiba-r630-2-core.txt");
    for (std::size_t size = 0; size < text.size(); ++size) {
        const auto blocks = parse_cpuinfo(std::string_view{text}.substr(0, size));
        if (blocks.size() > 4) FAIL("more processors than there are");
    }
    CHECK(parse_cpuinfo(text).size() == 4);
}
