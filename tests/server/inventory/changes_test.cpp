#include "server/inventory/changes.h"
#include "tests/server/inventory/office_report.h"
#include "tests/server/store/sample_records.h"

#include <catch2/catch.hpp>

using namespace rasoat;
using namespace rasoat::tests;

namespace {

/// The Vietnamese sentences of what changed.
std::vector<std::string> changed(const report::Report& before, const report::Report& after) {
    std::vector<std::string> sentences;
    for (const auto& entry : inventory::changes_between(before, after, store::MachineId{1}, at()))
        sentences.push_back(inventory::sentence(entry).vi);
    return sentences;
}

} // namespace

TEST_CASE("an unchanged machine has no history", "[changes]") {
    const auto report = office_report("a1b2c3");
    REQUIRE(changed(report, report).empty());
}

TEST_CASE("free space, kernels and link states are no changes of a machine", "[changes]") {
    const auto before = office_report("a1b2c3");
    auto after = before;
    after.volumes[0].free = report::Mebibytes{10};
    after.operating_system.kernel_version = "10.0.19046";
    after.network_adapters[0].up = false;
    after.agent_version = "Rasoat-Agent_v0.2.0";
    REQUIRE(changed(before, after).empty());
}

TEST_CASE("a missing memory module is told in both languages", "[changes]") {
    auto before = office_report("a1b2c3");
    before.memory.total = report::Mebibytes{8192};
    before.memory.slots[1].size = report::Mebibytes{4096};
    const auto entries = inventory::changes_between(before, office_report("a1b2c3"), store::MachineId{7}, at(3));
    REQUIRE(entries.size() == 1);
    REQUIRE(entries[0] == store::HistoryEntry{store::MachineId{7}, at(3), store::MachinePart::memory, "8 GB", "4 GB"});
    REQUIRE(inventory::sentence(entries[0]).vi == "Bộ nhớ: 8 GB → 4 GB");
    REQUIRE(inventory::sentence(entries[0]).en == "Memory: 8 GB → 4 GB");
}

TEST_CASE("other modules of the same sum are a change too", "[changes]") {
    auto before = office_report("a1b2c3");
    before.memory.slots[0].size = report::Mebibytes{2048};
    before.memory.slots[1].size = report::Mebibytes{2048};
    REQUIRE(changed(before, office_report("a1b2c3")) == std::vector<std::string>{"Bộ nhớ: 2 GB + 2 GB → 4 GB"});
}

TEST_CASE("a hard disk exchanged for an SSD is one change", "[changes]") {
    const auto before = office_report("a1b2c3");
    auto after = before;
    after.disks[0].model = "Samsung SSD 870 EVO 250GB";
    after.disks[0].serial = "S6PENX0";
    after.disks[0].kind = report::DiskKind::ssd;
    after.disks[0].size = report::Megabytes{250059};
    REQUIRE(
        changed(before, after) ==
        std::vector<std::string>{"Ổ cứng: HDD 500 GB ST500DM002-1BD142 → SSD 250 GB Samsung SSD 870 EVO 250GB"});
}

TEST_CASE("a disk added, then taken out, is told each time, USB sticks never", "[changes]") {
    const auto before = office_report("a1b2c3");
    auto after = before;
    report::Disk second;
    second.name = "PhysicalDrive1";
    second.model = "WDC WD10EZEX";
    second.serial = "WD-1";
    second.kind = report::DiskKind::hdd;
    second.size = report::Megabytes{1000204};
    after.disks.push_back(second);
    auto stick = second;
    stick.serial = "USB1";
    stick.removable = true;
    after.disks.push_back(stick);
    REQUIRE(changed(before, after) == std::vector<std::string>{"Ổ cứng: thêm HDD 1 TB WDC WD10EZEX"});
    REQUIRE(changed(after, before) == std::vector<std::string>{"Ổ cứng: bớt HDD 1 TB WDC WD10EZEX"});
}

TEST_CASE("a disk that begins to fail is told", "[changes]") {
    const auto before = office_report("a1b2c3");
    auto after = before;
    after.disks[0].health = report::DiskHealth::failing;
    REQUIRE(changed(before, after) == std::vector<std::string>{"Tình trạng ổ cứng: tốt → sắp hỏng"});
}

TEST_CASE("switches, system and name are told by their states", "[changes]") {
    const auto before = office_report("a1b2c3");
    auto after = before;
    after.firmware.secure_boot = report::SwitchState::on;
    after.hostname = "vp-01";
    after.operating_system.name = "Microsoft Windows 11 Pro";
    after.operating_system.version = "24H2";
    REQUIRE(
        changed(before, after) == std::vector<std::string>{
                                      "Tên máy: pc-a1b2c3 → vp-01", "Secure Boot: tắt → bật",
                                      "Hệ điều hành: Microsoft Windows 10 Pro 22H2 → Microsoft Windows 11 Pro 24H2"});
}

TEST_CASE("a fact that is known for the first time is no change", "[changes]") {
    auto before = office_report("a1b2c3");
    before.memory.total.reset();
    before.firmware.secure_boot.reset();
    before.processors.clear();
    REQUIRE(changed(before, office_report("a1b2c3")).empty());
    REQUIRE(changed(office_report("a1b2c3"), before).empty());
}
