#include "planner/files/fleet_file.h"
#include "planner/sample/office_fleet.h"
#include "tests/planner/example_office.h"

#include <catch2/catch.hpp>

#include <random>

using namespace rasoat::planner;
using namespace rasoat::planner::tests;
using Catch::Contains;

namespace {

/// The smallest fleet file that reads.
std::string small_file() {
    Fleet fleet = office({5'000'000});
    add_seat(fleet, 0, weak_machine());
    return write_fleet(fleet, policies());
}

std::string with(std::string text, std::string_view part, std::string_view other) {
    const auto found = text.find(part);
    REQUIRE(found != std::string::npos);
    return text.replace(found, part.size(), other);
}

void refused(const std::string& json, const std::string& pointer, const std::string& what) {
    CHECK_THROWS_WITH(read_fleet(json, "f.json"), Contains("f.json: " + pointer + ": ") && Contains(what));
}

} // namespace

TEST_CASE("a fleet that was written reads back the same, to the byte") {
    sample::OfficeShape shape;
    shape.seats = 300;
    shape.years = 3;
    auto [fleet, rules] = sample::office_fleet(shape);
    rules.locks = {{3, Lock::Kind::must_mend}, {7, Lock::Kind::keep}};
    fleet.machines[0].price = Vnd{11'000'000};
    fleet.machines[0].warranty_ends = day(2027, 2, 28);
    fleet.machines[0].name = "\"quoted\" \\ and\nbroken";
    const std::string once = write_fleet(fleet, rules);
    const FleetProblem read = read_fleet(once, "f.json");
    CHECK(write_fleet(read.fleet, read.policies) == once);
    CHECK(read.fleet.machines[0].name == fleet.machines[0].name);
    CHECK(read.fleet.machines[0].warranty_ends == fleet.machines[0].warranty_ends);
    CHECK(read.fleet.seats.size() == 300);
    CHECK(read.policies.locks.size() == 2);
}

TEST_CASE("money with ties, and policies, are read back as they were written") {
    Fleet fleet = office({5'000'000});
    add_seat(fleet, 0, weak_machine());
    Fund& fund = fleet.funds[0];
    fund.eligible_units = {1};
    fund.eligible_roles = {1, 0};
    fund.eligible_items = {ItemKind::laptop, ItemKind::licence};
    fund.shares = {
        {FundShare::Rule::at_most, Share::of(0.25), {1}, {}},
        {FundShare::Rule::kept, Share::of(0.1), {}, {ItemKind::parts}}};
    fund.line = "district";
    fund.carries_over = true;
    fleet.catalogue.footprints = Footprints{{249}, {236}, {333}, "a source"};
    Policies rules = policies();
    rules.coverages = {{1U, Share::of(0.8), Year{2027}}, {std::nullopt, Share::of(0.5), std::nullopt}};
    rules.equal_treatment = true;
    rules.lots = {10, Lots::Scope::organisation, 0.25};
    rules.reserve = Share::of(0.03);
    const std::string once = write_fleet(fleet, rules);
    const FleetProblem read = read_fleet(once, "f.json");
    CHECK(write_fleet(read.fleet, read.policies) == once);
    CHECK(read.fleet.funds[0].eligible_roles == fund.eligible_roles);
    CHECK(read.fleet.funds[0].eligible_items == fund.eligible_items);
    CHECK(read.fleet.funds[0].shares == fund.shares);
    CHECK(read.fleet.funds[0].carries_over);
    CHECK(read.fleet.catalogue.footprints->monitor == Kilograms{333});
    REQUIRE(read.policies.coverages.size() == 2);
    CHECK(read.policies.coverages[0].unit == 1U);
    CHECK(read.policies.coverages[0].share == Share::of(0.8));
    CHECK(read.policies.coverages[0].by == Year{2027});
    CHECK_FALSE(read.policies.coverages[1].unit);
    CHECK(read.policies.equal_treatment);
    CHECK(read.policies.lots.least == 10);
    CHECK(read.policies.lots.scope == Lots::Scope::organisation);
    CHECK(read.policies.lots.own_price_markup == 0.25);
    CHECK(read.policies.reserve == Share::of(0.03));
    refused(
        with(once, "\"laptop\", \"licence\"", "\"laptop\", \"mouse\""), "/funds/0/eligible_items/1", "desktop, laptop");
    refused(with(once, "\"share\": 0.25", "\"share\": 2"), "/funds/0/shares/0/share", "from 0 to 1");
}

TEST_CASE("a machine's strain is read back with the work that it was watched under") {
    Fleet fleet = office({5'000'000});
    add_seat(fleet, 0, weak_machine());
    fleet.machines[0].strain = Strain{30, 20, 10, Mebibytes{8192}, CpuScore{700}};
    auto rules = policies();
    rules.tolerated_strain = 15;
    rules.failures = {0.03, 0.02, 0.2, 0.4};
    const std::string once = write_fleet(fleet, rules);
    const FleetProblem read = read_fleet(once, "f.json");
    CHECK(write_fleet(read.fleet, read.policies) == once);
    REQUIRE(read.fleet.machines[0].strain);
    CHECK(read.fleet.machines[0].strain->memory_pressure == 30);
    CHECK(read.fleet.machines[0].strain->under_processor == CpuScore{700});
    CHECK(read.policies.tolerated_strain == 15);
    CHECK(read.policies.failures.first_year == 0.03);
    CHECK(read.policies.failures.disk_failing == 0.4);
    refused(with(once, "\"disk_strain\": 10", "\"disk_strain\": 101"), "/machines/0/strain/disk_strain", "100");
}

TEST_CASE("absent facts stay absent") {
    const FleetProblem read = read_fleet(
        R"({"format": "rasoat-fleet/1", "units": [{"id": "u"}],
            "roles": [{"id": "r", "name": {"vi": "a", "en": "b"}, "memory_mib": 8192, "processor_score": 500, "disk_gb": 256}],
            "seats": [{"id": "s", "unit": "u", "role": "r", "machine": "m"}], "machines": [{"id": "m", "purchased": null}],
            "catalogue": {"price_year": 2027, "fitting": 0, "operating_system": 0},
            "policies": {"today": "2026-11-24", "first_year": 2027}})",
        "f.json");
    const Machine& machine = read.fleet.machines.front();
    CHECK_FALSE(machine.kind);
    CHECK_FALSE(machine.memory.total);
    CHECK_FALSE(machine.disk.kind);
    CHECK_FALSE(machine.purchased);
    CHECK(machine.processor.windows11 == Windows11Listing::unclear);
    CHECK(read.policies.horizon_years == 5);
    CHECK(read.fleet.seats.front().weight == 1);
}

TEST_CASE("a unit's parent may come after it") {
    Fleet fleet = office({0});
    std::swap(fleet.units[0], fleet.units[1]);
    fleet.units[0].parent = 1U;
    const FleetProblem read = read_fleet(write_fleet(fleet, policies()), "f.json");
    CHECK(read.fleet.units[0].parent == 1U);
    CHECK_FALSE(read.fleet.units[1].parent);
}

TEST_CASE("what is wrong is named by file, pointer and what is allowed") {
    refused("{", "the whole", "is not JSON");
    refused("[]", "the whole", "is not an object");
    refused("{}", "the whole", "\"format\" is missing");
    refused(with(small_file(), "rasoat-fleet/1", "rasoat-fleet/2"), "/format", "is not rasoat-fleet/1");
    refused(with(small_file(), "\"kind\": \"hdd\"", "\"kind\": \"floppy\""), "/machines/0/disk/kind", "hdd, ssd, nvme");
    refused(
        with(small_file(), "\"total_mib\": 4096", "\"total_mib\": -1"), "/machines/0/memory/total_mib", "from 0 to");
    refused(
        with(small_file(), "\"total_mib\": 4096", "\"total_mib\": \"4 GB\""), "/machines/0/memory/total_mib",
        "whole number");
    refused(
        with(small_file(), "\"unit\": \"commune\"", "\"unit\": \"moon\""), "/seats/0/unit",
        "no unit has the id 'moon'");
    refused(with(small_file(), "\"2019-06-01\"", "\"2019-02-30\""), "/machines/0/purchased", "as in 2026-11-24");
    refused(
        with(small_file(), "\"needs_ssd\"", "\"need_ssd\""), "/roles/0/need_ssd", "is not a field here; known are id");
    refused(with(small_file(), "\"amount\": 5000000", "\"amount\": -5"), "/funds/0/amount", "whole number from 0");
    refused(with(small_file(), "\"amount\": 5000000", "\"amount\": 1.5"), "/funds/0/amount", "whole number from 0");
    refused(
        with(small_file(), "\"first_year\": 2027", "\"first_year\": 20270"), "/policies/first_year",
        "from 1970 to 2200");
    refused(with(small_file(), "\"land-registry\"", "\"clerk\""), "/roles/1/id", "another role");
    refused(with(small_file(), "\"units\": [", "\"units\": 7, \"unit\": ["), "/units", "is not a list");
}

TEST_CASE("a field of the root that nothing knows is refused with an escaped pointer") {
    refused(with(small_file(), "\"format\"", "\"a/b~c\": 1, \"format\""), "/a~1b~0c", "is not a field here");
}

TEST_CASE("a file that was damaged anywhere is read or refused, and nothing else") {
    const std::string sound = small_file();
    std::mt19937 random(5);
    int refusals = 0;
    for (int i = 0; i < 3000; ++i) {
        std::string damaged = sound;
        for (unsigned change = 0; change <= random() % 3; ++change)
            damaged[random() % damaged.size()] = static_cast<char>(random() % 256);
        if (random() % 4 == 0) damaged.resize(random() % damaged.size());
        try {
            const FleetProblem read = read_fleet(damaged, "f.json");
            CHECK(read.fleet.seats.size() <= 1);
        } catch (const BadFile&) {
            ++refusals;
        }
    }
    CHECK(refusals > 2000);
}
