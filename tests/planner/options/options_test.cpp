#include "planner/options/option_text.h"
#include "planner/options/options.h"
#include "tests/planner/example_office.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace rasoat::planner;
using namespace rasoat::planner::tests;

namespace {

std::vector<Option> options_at(const Machine& machine, std::uint32_t role = 0, const Policies& rules = policies()) {
    Fleet fleet = office({0});
    add_seat(fleet, role, machine);
    return options_for(fleet, 0, rules, rules.first_year);
}

std::vector<std::string> models_offered(const std::vector<Option>& options) {
    std::vector<std::string> ids;
    for (const Option& option : options)
        if (option.kind == OptionKind::replace) ids.push_back(catalogue().models[option.model].id);
    return ids;
}

bool offers_upgrade(const std::vector<Option>& options) {
    return std::any_of(options.begin(), options.end(), [](auto& each) { return each.kind == OptionKind::upgrade; });
}

std::string catalogue_disk(const Machine& machine, const Role& role) {
    const auto disk = disk_upgrade(machine.disk, role, catalogue());
    return disk ? catalogue().disks[*disk].id : "";
}

} // namespace

TEST_CASE("keep is always first") {
    CHECK(options_at(weak_machine()).front() == Option{});
}

TEST_CASE("only models within the ceiling of the norm are offered, and laptops only to who needs one") {
    CHECK(models_offered(options_at(weak_machine())) == std::vector<std::string>{"desktop-a", "desktop-b"});
    Fleet fleet = office({0});
    fleet.roles[0].kind = MachineKind::laptop;
    add_seat(fleet, 0, weak_machine());
    CHECK(models_offered(options_for(fleet, 0, policies(), {2027})) == std::vector<std::string>{"laptop"});
}

TEST_CASE("the ceiling is held against the price of the year") {
    Fleet fleet = office({0});
    fleet.ceilings[0].most = {15'000'000};
    add_seat(fleet, 0, weak_machine());
    Policies rules = policies();
    CHECK(models_offered(options_for(fleet, 0, rules, {2027})).size() == 2);
    CHECK(models_offered(options_for(fleet, 0, rules, {2028})) == std::vector<std::string>{"desktop-a"});
}

TEST_CASE("a ceiling that no longer holds allows nothing") {
    Fleet fleet = office({0});
    for (PriceCeiling& ceiling : fleet.ceilings)
        ceiling.valid_to = Year{2026};
    add_seat(fleet, 0, weak_machine());
    CHECK(models_offered(options_for(fleet, 0, policies(), {2027})).empty());
}

TEST_CASE("a young machine is upgraded but not replaced, unless it is broken") {
    Machine young = weak_machine();
    young.purchased = day(2024, 1, 1);
    CHECK(models_offered(options_at(young)).empty());
    CHECK(offers_upgrade(options_at(young)));
    young.broken = true;
    CHECK_FALSE(models_offered(options_at(young)).empty());
    CHECK_FALSE(offers_upgrade(options_at(young)));
}

TEST_CASE("a machine under warranty is not replaced") {
    Machine machine = weak_machine();
    machine.warranty_ends = day(2028, 1, 1);
    CHECK(models_offered(options_at(machine)).empty());
}

TEST_CASE("a seat without a machine takes only a new one") {
    Fleet fleet = office({0});
    add_seat(fleet, 0, std::nullopt);
    const auto options = options_for(fleet, 0, policies(), {2027});
    CHECK_FALSE(offers_upgrade(options));
    CHECK(models_offered(options).size() == 2);
}

TEST_CASE("no money goes into a machine that no upgrade makes serve") {
    CHECK_FALSE(upgrades_for(ancient_machine(), clerk(), catalogue(), policies().today).empty());
    CHECK_FALSE(offers_upgrade(options_at(ancient_machine())));
    Machine slow = weak_machine();
    slow.processor.score = CpuScore{150};
    for (const Option& option : options_at(slow))
        if (option.kind == OptionKind::upgrade) CHECK(cost_of(option, catalogue(), policies(), {2027}) == Vnd{0});
}

TEST_CASE("a machine of which too little is known is left alone") {
    Machine machine;
    machine.memory.total = Mebibytes{2048};
    CHECK(options_at(machine).size() == 1);
}

TEST_CASE("a hard disk and a SATA SSD are replaced by SATA, NVMe by NVMe, unknown by nothing") {
    CHECK(catalogue_disk(weak_machine(), clerk()) == "sata-256");
    CHECK(catalogue_disk(good_machine(), clerk()).empty());
    CHECK(catalogue_disk(good_machine(), land_registry()) == "nvme-512");
    Machine machine = weak_machine();
    machine.disk.kind = std::nullopt;
    CHECK(catalogue_disk(machine, clerk()).empty());
}

TEST_CASE("the new disk holds what the old one held") {
    Machine machine = weak_machine();
    machine.disk.size = Gigabytes{500};
    machine.disk.free = Gigabytes{100};
    CHECK(catalogue_disk(machine, clerk()) == "sata-512");
}

TEST_CASE("a failing SSD is replaced though it is large enough") {
    Machine machine = good_machine();
    machine.disk = {DiskKind::ssd, Gigabytes{256}, Gigabytes{150}, DiskHealth::failing};
    CHECK(catalogue_disk(machine, clerk()) == "sata-256");
}

TEST_CASE("a weak machine is offered memory, disk and both, each with Windows 11, and Windows 11 alone") {
    const auto upgrades = upgrades_for(weak_machine(), clerk(), catalogue(), policies().today);
    REQUIRE(upgrades.size() == 4);
    for (const Upgrade& upgrade : upgrades) {
        CHECK(upgrade.windows11);
        CHECK_FALSE(upgrade.licence);
    }
    CHECK(upgrades[3].memory);
    CHECK(upgrades[3].disk);
}

TEST_CASE("Windows 11 is not offered where the hardware cannot take it") {
    for (const Upgrade& upgrade : upgrades_for(ancient_machine(), clerk(), catalogue(), policies().today))
        CHECK_FALSE(upgrade.windows11);
}

TEST_CASE("from Windows 7 a licence is bought, and the parts alone stay a choice") {
    Machine machine = weak_machine();
    machine.operating_system = {"Microsoft Windows 7 Professional", day(2020, 1, 14), 7};
    const auto upgrades = upgrades_for(machine, clerk(), catalogue(), policies().today);
    CHECK(upgrades.size() == 7);
    CHECK(std::count_if(upgrades.begin(), upgrades.end(), [](auto& each) { return each.licence; }) == 4);
}

TEST_CASE("memory that makes Windows 11 possible brings it along") {
    Machine machine = weak_machine();
    machine.memory.total = Mebibytes{2048};
    machine.memory.slots[0].size = Mebibytes{2048};
    const auto upgrades = upgrades_for(machine, clerk(), catalogue(), policies().today);
    for (const Upgrade& upgrade : upgrades)
        CHECK(upgrade.windows11 == upgrade.memory.has_value());
}

TEST_CASE("a TPM that is off is switched on, at no cost") {
    Machine machine = good_machine();
    machine.operating_system = {"Microsoft Windows 10 Pro", day(2025, 10, 14), 10};
    machine.firmware.tpm = SwitchState::off;
    const auto upgrades = upgrades_for(machine, clerk(), catalogue(), policies().today);
    REQUIRE(upgrades.size() == 1);
    CHECK(upgrades[0].firmware == FirmwareSwitch::tpm);
    const Option option{.kind = OptionKind::upgrade, .upgrade = upgrades[0]};
    CHECK(cost_of(option, catalogue(), policies(), {2027}) == Vnd{0});
    CHECK(describe(option, catalogue()).vi == "Bật TPM, cài Windows 11 mới nhất");
}

TEST_CASE("a release of Windows 11 that is over is renewed, one in support is not") {
    CHECK(upgrades_for(good_machine(), clerk(), catalogue(), policies().today).empty());
    Machine machine = good_machine();
    machine.operating_system.support_ends = day(2025, 11, 11);
    const auto upgrades = upgrades_for(machine, clerk(), catalogue(), policies().today);
    REQUIRE(upgrades.size() == 1);
    CHECK(upgrades[0].windows11);
}

TEST_CASE("costs are parts and one fitting, in the prices of the year") {
    const MemoryUpgrade memory{.part = 2, .modules = 2, .removed = 0, .total = {16384}};
    const Option both{.kind = OptionKind::upgrade, .upgrade = {.memory = memory, .disk = 0U}};
    CHECK(cost_of(both, catalogue(), policies(), {2027}) == Vnd{2 * 700'000 + 800'000 + 100'000});
    CHECK(cost_of(both, catalogue(), policies(), {2028}) == Vnd{2'369'000});
    CHECK(cost_of(Option{}, catalogue(), policies(), {2030}) == Vnd{0});
}

TEST_CASE("prices of later years are whole thousands, rounded up") {
    const Option buy{.kind = OptionKind::replace, .model = 0};
    CHECK(cost_of(buy, catalogue(), policies(), {2029}) == Vnd{13'262'000}); // 12.5 million * 1.03^2 = 13,261,250
}

TEST_CASE("a new machine of 10 million is an asset, a cheaper one and every upgrade are recurrent spending") {
    const Option buy{.kind = OptionKind::replace, .model = 0};
    const Option upgrade{.kind = OptionKind::upgrade, .upgrade = {.disk = 0U}};
    CHECK(spending_of(buy, {10'000'000}, policies()) == SpendingKind::investment);
    CHECK(spending_of(buy, {9'999'000}, policies()) == SpendingKind::recurrent);
    CHECK(spending_of(upgrade, {15'000'000}, policies()) == SpendingKind::recurrent);
}

TEST_CASE("an option is described as an order to the technician") {
    const MemoryUpgrade memory{.part = 2, .modules = 1, .removed = 1, .total = {12288}};
    const Option both{.kind = OptionKind::upgrade, .upgrade = {.memory = memory, .disk = 0U}};
    CHECK(
        describe(both, catalogue()).vi == "Thay bằng 1 × RAM DDR4 8 GB (thành 12 GB), thay ổ đĩa bằng SSD SATA 256 GB");
    CHECK(describe(both, catalogue()).en == "Swap in 1 × 8 GB DDR4 (to 12 GB), replace the disk with 256 GB SATA SSD");
    CHECK(describe(Option{}, catalogue()) == Bilingual{"Giữ nguyên", "Keep"});
    CHECK(describe({.kind = OptionKind::replace, .model = 0}, catalogue()).vi == "Mua mới: Máy bàn A");
}
