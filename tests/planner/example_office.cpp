#include "tests/planner/example_office.h"

namespace rasoat::planner::tests {

Role clerk() {
    Role role;
    role.id = "clerk";
    role.name = {"Chuyên viên", "Clerk"};
    role.memory = {8192};
    role.processor = {500};
    role.disk = {256};
    role.norm_position = "official";
    return role;
}

Role land_registry() {
    Role role;
    role.id = "land-registry";
    role.name = {"Địa chính, xây dựng", "Land registry, construction"};
    role.memory = {16384};
    role.processor = {900};
    role.disk = {512};
    role.norm_position = "official";
    return role;
}

Machine good_machine() {
    Machine machine;
    machine.id = "good";
    machine.name = "Dell OptiPlex 7010";
    machine.kind = MachineKind::desktop;
    machine.processor = {"Intel Core i5-13500", CpuScore{1400}, false, 14, Windows11Listing::listed, Year{2023}};
    machine.memory = {
        Mebibytes{8192}, Mebibytes{65536}, MemoryKind::ddr4, {{Mebibytes{8192}, false}, {std::nullopt, false}}};
    machine.disk = {DiskKind::nvme, Gigabytes{256}, Gigabytes{150}, DiskHealth::good};
    machine.operating_system = {"Microsoft Windows 11 Pro 24H2", day(2027, 10, 12), 11, true};
    machine.firmware = {true, SwitchState::on, SwitchState::on, 2};
    machine.purchased = day(2024, 3, 1);
    machine.monitors = 1;
    return machine;
}

Machine weak_machine() {
    Machine machine = good_machine();
    machine.id = "weak";
    machine.name = "HP ProDesk 400 G5";
    machine.processor = {"Intel Core i5-8500", CpuScore{800}, false, 6, Windows11Listing::listed, Year{2018}};
    machine.memory = {
        Mebibytes{4096}, Mebibytes{32768}, MemoryKind::ddr4, {{Mebibytes{4096}, false}, {std::nullopt, false}}};
    machine.disk = {DiskKind::hdd, Gigabytes{500}, Gigabytes{400}, DiskHealth::good};
    machine.operating_system = {"Microsoft Windows 10 Pro 22H2", day(2025, 10, 14), 10};
    machine.purchased = day(2019, 6, 1);
    return machine;
}

Machine ancient_machine() {
    Machine machine = weak_machine();
    machine.id = "ancient";
    machine.name = "Acer Veriton M275";
    machine.processor = {"Intel Core2 Duo E7500", CpuScore{150}, false, 2, Windows11Listing::not_listed, Year{2009}};
    machine.memory = {
        Mebibytes{2048}, Mebibytes{4096}, MemoryKind::ddr2, {{Mebibytes{2048}, false}, {std::nullopt, false}}};
    machine.operating_system = {"Microsoft Windows 7 Professional", day(2020, 1, 14), 7};
    machine.firmware = {false, SwitchState::absent, SwitchState::absent, std::nullopt};
    machine.purchased = std::nullopt;
    machine.first_sold = Year{2009};
    return machine;
}

Catalogue catalogue() {
    Catalogue goods;
    goods.price_year = {2027};
    goods.source = "made up for tests";
    goods.models = {
        {"desktop-a",
         {"Máy bàn A", "Desktop A"},
         MachineKind::desktop,
         {12'500'000},
         {1100},
         {8192},
         DiskKind::nvme,
         {256}},
        {"desktop-b",
         {"Máy bàn B", "Desktop B"},
         MachineKind::desktop,
         {14'900'000},
         {1300},
         {16384},
         DiskKind::nvme,
         {512}},
        {"laptop",
         {"Máy xách tay", "Laptop"},
         MachineKind::laptop,
         {16'000'000},
         {1000},
         {16384},
         DiskKind::nvme,
         {512}},
        {"workstation",
         {"Máy trạm", "Workstation"},
         MachineKind::desktop,
         {35'000'000},
         {2500},
         {32768},
         DiskKind::nvme,
         {1000}},
    };
    goods.memory = {
        {"ddr3-8", {"RAM DDR3 8 GB", "8 GB DDR3"}, MemoryKind::ddr3, {8192}, {500'000}},
        {"ddr4-4", {"RAM DDR4 4 GB", "4 GB DDR4"}, MemoryKind::ddr4, {4096}, {450'000}},
        {"ddr4-8", {"RAM DDR4 8 GB", "8 GB DDR4"}, MemoryKind::ddr4, {8192}, {700'000}},
        {"ddr4-16", {"RAM DDR4 16 GB", "16 GB DDR4"}, MemoryKind::ddr4, {16384}, {1'300'000}},
    };
    goods.disks = {
        {"sata-256", {"SSD SATA 256 GB", "256 GB SATA SSD"}, DiskKind::ssd, {256}, {800'000}},
        {"sata-512", {"SSD SATA 512 GB", "512 GB SATA SSD"}, DiskKind::ssd, {512}, {1'200'000}},
        {"nvme-512", {"SSD NVMe 512 GB", "512 GB NVMe SSD"}, DiskKind::nvme, {512}, {1'300'000}},
    };
    goods.fitting = {100'000};
    goods.operating_system = {3'000'000};
    return goods;
}

Policies policies() {
    Policies rules;
    rules.today = day(2026, 11, 24);
    rules.first_year = {2027};
    return rules;
}

Fleet office(Vnd money) {
    Fleet fleet;
    fleet.units = {{"district", "Huyện Mẫu", std::nullopt}, {"commune", "Xã Mẫu", 0U}};
    fleet.roles = {clerk(), land_registry()};
    fleet.catalogue = catalogue();
    fleet.ceilings = {
        {"official", MachineKind::desktop, {20'000'000}, "15/2025/QĐ-TTg", {2025}, std::nullopt},
        {"official", MachineKind::laptop, {20'000'000}, "15/2025/QĐ-TTg", {2025}, std::nullopt}};
    fleet.funds = {{"district/2027", {"Ngân sách huyện 2027", "District budget 2027"}, {2027}, money, {}, {}}};
    return fleet;
}

std::uint32_t add_seat(Fleet& fleet, std::uint32_t role, std::optional<Machine> machine) {
    Seat seat;
    const auto index = static_cast<std::uint32_t>(fleet.seats.size());
    seat.id = "s" + std::to_string(index + 1);
    seat.name = "Vị trí " + std::to_string(index + 1);
    seat.unit = 1;
    seat.role = role;
    if (machine) {
        machine->id += "-" + std::to_string(index + 1);
        seat.machine = static_cast<std::uint32_t>(fleet.machines.size());
        fleet.machines.push_back(*std::move(machine));
    }
    fleet.seats.push_back(seat);
    return index;
}

} // namespace rasoat::planner::tests
