#include "planner/sample/office_fleet.h"

#include "planner/sample/random.h"

#include <algorithm>
#include <array>
#include <string>

namespace rasoat::planner::sample {
namespace {

constexpr Year first_year{2027};
constexpr std::uint32_t seats_of_a_unit = 32;

Day day(int year, unsigned month, unsigned of_month) {
    return std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{of_month};
}

constexpr Mebibytes gibibytes(std::int64_t count) {
    return {count * 1024};
}

/// What machines of one time have in common.
struct Generation {
    int from;
    int to;
    int processor_least;
    int processor_most;
    MemoryKind memory;
    int usual_gibibytes;
    int maximum_gibibytes;
    double hdd_share;
    Windows11Listing listing;
    int windows;
    double of_all;
};

constexpr std::array<Generation, 5> generations{{
    {2009, 2012, 120, 300, MemoryKind::ddr3, 4, 8, 0.95, Windows11Listing::not_listed, 7, 0.10},
    {2013, 2015, 280, 520, MemoryKind::ddr3, 4, 16, 0.85, Windows11Listing::not_listed, 10, 0.22},
    {2016, 2018, 450, 700, MemoryKind::ddr4, 4, 32, 0.60, Windows11Listing::not_listed, 10, 0.25},
    {2019, 2021, 650, 1000, MemoryKind::ddr4, 8, 64, 0.20, Windows11Listing::listed, 10, 0.26},
    {2022, 2025, 900, 1600, MemoryKind::ddr4, 8, 64, 0.02, Windows11Listing::listed, 11, 0.17},
}};

const Generation& generation_drawn(Random& random) {
    double left = random.between(0, 1);
    for (const Generation& generation : generations) {
        left -= generation.of_all;
        if (left < 0) return generation;
    }
    return generations.back();
}

MemoryFacts memory_drawn(Random& random, const Generation& generation) {
    const bool doubled = random.below(4) == 0;
    const Mebibytes module = gibibytes(generation.usual_gibibytes);
    MemoryFacts memory;
    memory.total = doubled ? module + module : module;
    memory.maximum = gibibytes(generation.maximum_gibibytes);
    memory.kind = generation.memory;
    memory.slots = {{module, random.below(25) == 0}, {std::nullopt, false}};
    if (doubled) memory.slots[1].size = module;
    return memory;
}

SystemDisk disk_drawn(Random& random, const Generation& generation) {
    SystemDisk disk;
    if (random.between(0, 1) < generation.hdd_share) {
        disk.kind = DiskKind::hdd;
        disk.size = Gigabytes{500};
    } else {
        disk.kind = generation.from >= 2019 ? DiskKind::nvme : DiskKind::ssd;
        disk.size = Gigabytes{random.below(4) == 0 ? 128 : 256};
    }
    disk.free = Gigabytes{static_cast<std::int64_t>(random.between(0.05, 0.7) * static_cast<double>(disk.size->count))};
    const std::uint64_t health = random.below(20);
    if (health > 2)
        disk.health = DiskHealth::good;
    else if (health > 0)
        disk.health = health == 1 ? DiskHealth::warning : DiskHealth::failing;
    return disk;
}

OperatingSystem system_of(int windows) {
    switch (windows) {
    case 7:
        return {"Microsoft Windows 7 Professional", day(2020, 1, 14), 7, false};
    case 10:
        return {"Microsoft Windows 10 Pro 22H2", day(2025, 10, 14), 10, false};
    default:
        return {"Microsoft Windows 11 Pro 25H2", day(2027, 10, 12), 11, true};
    }
}

Machine machine_drawn(Random& random, std::uint32_t number) {
    const Generation& generation = generation_drawn(random);
    const auto between = [&](int least, int most) {
        return least +
               static_cast<int>(random.below(static_cast<std::uint64_t>(most) - static_cast<std::uint64_t>(least) + 1));
    };
    Machine machine;
    machine.id = "m" + std::to_string(number);
    const int year = between(generation.from, generation.to);
    machine.name = "Máy mẫu " + std::to_string(year);
    machine.kind = random.below(12) == 0 ? MachineKind::laptop : MachineKind::desktop;
    machine.processor.name = "Sample processor " + std::to_string(year);
    if (random.below(40) != 0)
        machine.processor.score = CpuScore{between(generation.processor_least, generation.processor_most)};
    machine.processor.cores = generation.from < 2013 ? 2 : between(2, 3) * 2;
    machine.processor.windows11 = generation.listing;
    machine.memory = memory_drawn(random, generation);
    machine.disk = disk_drawn(random, generation);
    machine.operating_system = system_of(generation.windows);
    const bool modern = generation.listing == Windows11Listing::listed;
    const bool switched_off = modern && generation.windows == 10 && random.below(3) == 0;
    machine.firmware.uefi = modern;
    machine.firmware.secure_boot = modern ? SwitchState::on : SwitchState::off;
    machine.firmware.tpm = switched_off ? SwitchState::off : modern ? SwitchState::on : SwitchState::absent;
    if (modern) machine.firmware.tpm_major = 2;
    machine.first_sold = Year{year};
    if (random.below(5) != 0) machine.purchased = day(std::min(2026, year + between(0, 1)), 6, 15);
    machine.monitors = random.below(6) == 0 ? 2 : 1;
    if (machine.kind == MachineKind::laptop) machine.battery_health = between(15, 100);
    machine.broken = random.below(150) == 0;
    return machine;
}

Role role(const char* id, const char* vi, const char* en, int memory, int processor, int disk, double weight) {
    Role role;
    role.id = id;
    role.name = {vi, en};
    role.memory = gibibytes(memory);
    role.processor = {processor};
    role.disk = {disk};
    role.weight = weight;
    role.norm_position = "official";
    return role;
}

std::vector<Role> roles() {
    std::vector<Role> all{
        role("clerk", "Chuyên viên, văn thư", "Clerk", 8, 500, 256, 1),
        role("one-stop", "Bộ phận một cửa", "One-stop desk", 8, 600, 256, 1.5),
        role("accountant", "Kế toán", "Accountant", 8, 600, 256, 1.2),
        role("land-registry", "Địa chính, xây dựng", "Land registry, construction", 16, 900, 512, 1.2),
        role("leader", "Lãnh đạo", "Leader", 8, 600, 256, 1),
        role("it", "Công nghệ thông tin", "IT officer", 16, 900, 512, 1),
    };
    all[1].monitors = 2;
    all[4].kind = MachineKind::laptop;
    return all;
}

std::uint32_t role_drawn(Random& random) {
    constexpr std::array<std::uint32_t, 20> shares{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 2, 2, 3, 3, 4, 5};
    return shares.at(random.below(shares.size()));
}

Catalogue catalogue() {
    Catalogue goods;
    goods.price_year = {2026};
    goods.source = "Giá mẫu, không phải báo giá · sample prices, not an offer";
    goods.models = {
        {"desktop-a",
         {"Máy bàn mẫu A", "Sample desktop A"},
         MachineKind::desktop,
         {12'500'000},
         {1000},
         {8192},
         DiskKind::nvme,
         {256},
         1,
         7},
        {"desktop-b",
         {"Máy bàn mẫu B", "Sample desktop B"},
         MachineKind::desktop,
         {14'900'000},
         {1300},
         {16384},
         DiskKind::nvme,
         {512},
         1,
         7},
        {"laptop-a",
         {"Máy xách tay mẫu A", "Sample laptop A"},
         MachineKind::laptop,
         {16'500'000},
         {1000},
         {16384},
         DiskKind::nvme,
         {512},
         1,
         6},
    };
    goods.memory = {
        {"ddr3-4", {"RAM DDR3 4 GB", "4 GB DDR3"}, MemoryKind::ddr3, {4096}, {300'000}},
        {"ddr3-8", {"RAM DDR3 8 GB", "8 GB DDR3"}, MemoryKind::ddr3, {8192}, {500'000}},
        {"ddr4-8", {"RAM DDR4 8 GB", "8 GB DDR4"}, MemoryKind::ddr4, {8192}, {700'000}},
        {"ddr4-16", {"RAM DDR4 16 GB", "16 GB DDR4"}, MemoryKind::ddr4, {16384}, {1'300'000}},
    };
    goods.disks = {
        {"sata-256", {"SSD SATA 256 GB", "256 GB SATA SSD"}, DiskKind::ssd, {256}, {800'000}},
        {"sata-512", {"SSD SATA 512 GB", "512 GB SATA SSD"}, DiskKind::ssd, {512}, {1'200'000}},
        {"nvme-256", {"SSD NVMe 256 GB", "256 GB NVMe SSD"}, DiskKind::nvme, {256}, {900'000}},
        {"nvme-512", {"SSD NVMe 512 GB", "512 GB NVMe SSD"}, DiskKind::nvme, {512}, {1'300'000}},
    };
    goods.fitting = {100'000};
    goods.operating_system = {3'200'000};
    return goods;
}

void add_funds(Fleet& fleet, const OfficeShape& shape) {
    for (int offset = 0; offset < shape.years; ++offset) {
        const Year year = first_year + offset;
        const std::string suffix = "/" + std::to_string(year.value);
        const Bilingual investment{"Đầu tư của huyện mẫu " + std::to_string(year.value), "Sample district investment"};
        const Bilingual recurrent{
            "Thường xuyên của huyện mẫu " + std::to_string(year.value), "Sample district recurrent"};
        const std::int64_t seats = shape.seats;
        fleet.funds.push_back(
            {"investment" + suffix, investment, year, {seats * 2'200'000 / shape.years}, {}, SpendingKind::investment});
        fleet.funds.push_back(
            {"recurrent" + suffix, recurrent, year, {seats * 400'000 / shape.years}, {}, SpendingKind::recurrent});
        for (std::uint32_t unit = 1; unit < fleet.units.size(); ++unit)
            fleet.funds.push_back(
                {fleet.units[unit].id + suffix,
                 {"Thường xuyên " + fleet.units[unit].name, "Recurrent money of " + fleet.units[unit].id},
                 year,
                 {std::int64_t{seats_of_a_unit} * 300'000 / shape.years},
                 unit,
                 SpendingKind::recurrent});
    }
}

} // namespace

SampleFleet office_fleet(const OfficeShape& shape) {
    Random random(shape.seed);
    SampleFleet sample;
    Fleet& fleet = sample.fleet;
    fleet.units.push_back({"district", "Huyện mẫu", std::nullopt});
    const std::uint32_t units = std::max(1U, (shape.seats + seats_of_a_unit - 1) / seats_of_a_unit);
    for (std::uint32_t unit = 1; unit <= units; ++unit)
        fleet.units.push_back({"unit-" + std::to_string(unit), "Xã mẫu " + std::to_string(unit), 0U});
    fleet.roles = roles();
    fleet.catalogue = catalogue();
    fleet.ceilings = {
        {"official", MachineKind::desktop, {20'000'000}, "15/2025/QĐ-TTg", {2025}, std::nullopt},
        {"official", MachineKind::laptop, {20'000'000}, "15/2025/QĐ-TTg", {2025}, std::nullopt},
    };
    for (std::uint32_t number = 1; number <= shape.seats; ++number) {
        Seat seat;
        seat.id = "s" + std::to_string(number);
        seat.name = "Vị trí mẫu " + std::to_string(number);
        seat.unit = 1 + (number - 1) / seats_of_a_unit;
        seat.role = role_drawn(random);
        if (random.below(40) != 0) {
            seat.machine = static_cast<std::uint32_t>(fleet.machines.size());
            fleet.machines.push_back(machine_drawn(random, number));
        }
        fleet.seats.push_back(std::move(seat));
    }
    add_funds(fleet, shape);
    sample.policies.today = day(2026, 11, 24);
    sample.policies.first_year = first_year;
    sample.policies.years = shape.years;
    return sample;
}

} // namespace rasoat::planner::sample
