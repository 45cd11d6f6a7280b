#include "agent/report/content_digest.h"
#include "agent/report/report_json.h"
#include "agent/report/report_reader.h"
#include "tests/agent/report/random_report.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace rasoat;
using namespace rasoat::report;

namespace {

Report office_pc() {
    Report report;
    report.device_id = "pc-2026-11-24-08-00-00";
    report.hostname = "pc";
    report.operating_system.kernel_version = "6.1.0-44-amd64";
    report.memory.total = Mebibytes{8192};
    report.memory.swap = Mebibytes{976};
    report.disks = {
        {.name = "sda", .serial = "S1", .size = Megabytes{256060}, .holds_system = true},
        {.name = "sdb", .serial = "S2", .size = Megabytes{1000204}}};
    report.volumes = {{.mount_point = "/", .size = Mebibytes{40189}, .free = Mebibytes{11883}, .system = true}};
    report.monitors = {{.maker = "DEL", .model = "P2419H", .serial = "M1", .port = "HDMI-A-1"}};
    report.network_adapters = {
        {.name = "enp1s0",
         .mac = "a4:bb:6d:00:00:01",
         .kind = NetworkKind::ethernet,
         .up = true,
         .megabits_per_second = 1000U,
         .ipv4 = {"10.1.2.3"}}};
    report.batteries = {
        {.name = "BAT0",
         .design_capacity = MilliwattHours{50'000},
         .full_capacity = MilliwattHours{41'000},
         .voltage = Millivolts{12'300}}};
    return report;
}

} // namespace

TEST_CASE("the digest is SHA-256 in hexadecimal", "[digest]") {
    const auto digest = content_digest(office_pc());
    REQUIRE(digest.size() == 64);
    REQUIRE(digest.find_first_not_of("0123456789abcdef") == std::string::npos);
}

TEST_CASE("what changes from hour to hour does not change the digest", "[digest]") {
    auto later = office_pc();
    later.memory.swap = Mebibytes{2048};
    later.memory.in_use = Mebibytes{3100};
    later.volumes[0].free = Mebibytes{9000};
    later.volumes.push_back({.mount_point = "/media/an/USB", .size = Mebibytes{7600}});
    later.disks.push_back({.name = "sdc", .bus = DiskBus::usb, .removable = true});
    later.monitors[0].port = "DP-1";
    later.network_adapters[0].up = false;
    later.network_adapters[0].megabits_per_second.reset();
    later.network_adapters[0].ipv4 = {"10.1.2.99"};
    later.network_adapters[0].ipv6 = {"fe80::1"};
    later.network_adapters.push_back({.name = "veth1a2b3c", .is_virtual = true});
    later.batteries[0].voltage = Millivolts{11'000};
    later.batteries[0].full_capacity = MilliwattHours{40'500};
    later.disks[0].counters.power_on_hours = 20'001;
    later.strain.push_back({.day = Day(std::chrono::days(20'000)), .minutes_on = 480, .minutes_working = 400});
    REQUIRE(content_digest(later) == content_digest(office_pc()));
}

TEST_CASE("the order in which the kernel finds the parts does not change the digest", "[digest]") {
    auto other = office_pc();
    std::swap(other.disks[0], other.disks[1]);
    REQUIRE(content_digest(other) == content_digest(office_pc()));
}

TEST_CASE("a change of the machine changes the digest", "[digest]") {
    const auto before = content_digest(office_pc());
    auto more_memory = office_pc();
    more_memory.memory.total = Mebibytes{16384};
    CHECK(content_digest(more_memory) != before);
    auto other_disk = office_pc();
    other_disk.disks[0].serial = "S9";
    CHECK(content_digest(other_disk) != before);
    auto failing = office_pc();
    failing.disks[0].health = DiskHealth::failing;
    CHECK(content_digest(failing) != before);
    auto wearing = office_pc();
    wearing.disks[0].counters.pending = 8;
    CHECK(content_digest(wearing) != before);
    auto benchmarked = office_pc();
    benchmarked.benchmark = Benchmark{.integer = 700};
    CHECK(content_digest(benchmarked) != before);
    auto worn = office_pc();
    worn.batteries[0].full_capacity = MilliwattHours{30'000};
    CHECK(content_digest(worn) != before);
    auto new_monitor = office_pc();
    new_monitor.monitors[0].serial = "M2";
    CHECK(content_digest(new_monitor) != before);
    auto new_kernel = office_pc();
    new_kernel.operating_system.kernel_version = "6.1.0-45-amd64";
    CHECK(content_digest(new_kernel) != before);
}

TEST_CASE("the server computes the digest of what it read as the agent did of what it wrote", "[digest]") {
    for (std::uint64_t seed = 0; seed < 500; ++seed) {
        const auto report = tests::random_report(seed);
        REQUIRE(content_digest(read_report(to_json(report))) == content_digest(report));
    }
}
