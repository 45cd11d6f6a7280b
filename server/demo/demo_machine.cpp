#include "server/demo/demo_machine.h"

#include "server/demo/demo_system.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <span>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace rasoat::demo {

namespace {

using planner::sample::Random;
using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year;

/// Of a hundred machines, how many are so many years old (0, 1, 2, ...).
constexpr std::array<std::uint64_t, 16> ages{1, 2, 3, 4, 5, 6, 8, 9, 11, 12, 12, 10, 8, 5, 3, 1};

int year_number(sys_days day) {
    return static_cast<int>(std::chrono::year_month_day(day).year());
}

bool chance(Random& random, std::uint64_t percent) {
    return random.below(100) < percent;
}

/// An index, drawn by weight; the weights' sum is more than 0.
std::size_t drawn(Random& random, std::span<const std::uint64_t> weights) {
    std::uint64_t sum = 0;
    for (const auto weight : weights)
        sum += weight;
    auto at = random.below(sum);
    std::size_t index = 0;
    while (at >= weights[index])
        at -= weights[index++];
    return index;
}

bool heavy_work(std::string_view role) {
    return role == "land_registry" || role == "it_officer";
}

/// Public offices buy from March on, most of it late in the year.
sys_days day_of_purchase(Random& random, const DemoPost& post) {
    auto age = static_cast<int>(drawn(random, ages));
    if (post.role == "leader") age = std::max(0, age - 2);
    constexpr std::array<std::uint64_t, 10> months{1, 1, 1, 2, 2, 2, 3, 4, 4, 3};
    const auto month = static_cast<int>(drawn(random, months)) + 3;
    const sys_days day = year{year_number(post.today) - age} / month / static_cast<int>(1 + random.below(28));
    return std::min(day, post.today - days(1 + static_cast<int>(random.below(60))));
}

/// What an office likes to buy: models seen often; for a clerk an i3 or a Pentium rather than an i5, and seldom an i7;
/// for heavy work, where somebody thought of it, the faster ones.
std::uint64_t liking(const OfficeModel& model, bool heavy, const planner::ProcessorKnowledge& processors) {
    const auto often = static_cast<std::uint64_t>(10 * std::sqrt(static_cast<double>(model.seen)));
    const auto names = [&](std::string_view series) { return model.processor.find(series) != std::string::npos; };
    if (!heavy) return std::max<std::uint64_t>(1, names("i7") ? often / 12 : names("i5") ? often / 2 : 2 * often);
    const auto facts = processors.facts_of(model.processor);
    const int score = facts.row && facts.row->score ? facts.row->score->value : 0;
    return score >= 900 ? 4 * often : score >= 600 ? often : std::max<std::uint64_t>(1, often / 10);
}

/// A model whose processor had been sold for a quarter of a year on the day of purchase, and not for too long.
const OfficeModel& model_bought(
    Random& random, report::MachineKind kind, bool heavy, sys_days day, const OfficeHardware& hardware,
    const planner::ProcessorKnowledge& processors) {
    for (const int years : {3, 6, 100}) {
        std::vector<std::uint64_t> weights;
        std::uint64_t sum = 0;
        for (const auto& model : hardware.models) {
            const bool sold = model.first_sold + days(90) <= day && day <= model.first_sold + days(365 * years);
            weights.push_back(model.kind == kind && sold ? liking(model, heavy, processors) : 0);
            sum += weights.back();
        }
        if (sum > 0) return hardware.models[drawn(random, weights)];
    }
    throw std::invalid_argument("the demo's models have none that was sold by the day of purchase");
}

/// Serial numbers, host names and addresses that nobody takes for real ones.
std::string demo_serial(Random& random) {
    constexpr std::string_view letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    std::string serial = "DEMO";
    for (int i = 0; i < 8; ++i)
        serial += letters[random.below(letters.size())];
    return serial;
}

std::string demo_uuid(Random& random) {
    return fmt::format("de300000-0000-4000-8000-{:012x}", random.below(std::uint64_t{1} << 48));
}

/// In the range of addresses that their owner may choose freely (IEEE 802, the second bit of the first byte).
std::string demo_mac(Random& random) {
    const auto bits = random.bits();
    return fmt::format("02:de:30:{:02x}:{:02x}:{:02x}", bits & 0xff, bits >> 8 & 0xff, bits >> 16 & 0xff);
}

/// The rated speed in "Intel(R) Core(TM) i3-4130 CPU @ 3.40GHz".
std::optional<report::Megahertz> rated_speed(std::string_view processor) {
    const auto at = processor.find("@ ");
    if (at == std::string_view::npos) return std::nullopt;
    double gigahertz = 0;
    const auto digits = processor.substr(at + 2);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), gigahertz);
    if (error != std::errc{} || gigahertz <= 0) return std::nullopt;
    return report::Megahertz{static_cast<std::uint64_t>(std::lround(gigahertz * 1000))};
}

report::Processor processor_in(const OfficeModel& model) {
    report::Processor processor;
    processor.name = model.processor;
    processor.maker = model.processor.find("AMD") != std::string::npos ? "AMD" : "Intel";
    processor.architecture = "x86_64";
    processor.cores = model.cores;
    processor.threads = model.threads;
    processor.speed = rated_speed(model.processor);
    processor.sixty_four_bit = true;
    return processor;
}

/// The model's own modules; offices bought half of them at first, and added one to some machines later.
report::Memory memory_in(Random& random, const OfficeModel& model, bool heavy) {
    auto modules = model.modules;
    if (!model.soldered && !heavy && modules.size() > 1 && chance(random, 60)) modules.resize(modules.size() / 2);
    if (!model.soldered && modules.size() < model.slots && chance(random, 12)) {
        report::Mebibytes total = modules.back();
        for (const auto module : modules)
            total += module;
        if (total <= model.memory_maximum) modules.push_back(modules.back());
    }
    report::Memory memory;
    memory.maximum = model.memory_maximum;
    report::Mebibytes total;
    for (std::uint32_t index = 0; index < model.slots; ++index) {
        report::MemorySlot slot;
        if (!model.slot_names.empty()) slot.slot = model.slot_names[index];
        slot.soldered = model.soldered;
        if (index < modules.size()) {
            slot.size = modules[index];
            slot.kind = model.memory_kind;
            slot.speed = model.memory_speed;
            slot.form_factor = model.form_factor;
            total += modules[index];
        }
        memory.slots.push_back(std::move(slot));
    }
    memory.total = total;
    return memory;
}

bool of_slotted_ddr4(const OfficeModel& model) {
    return model.memory_kind != report::MemoryKind::ddr2 && model.memory_kind != report::MemoryKind::ddr3;
}

/// Of a hundred machines bought in a year, how many came with an NVMe or a SATA SSD; the rest has a hard disk.
std::pair<std::uint64_t, std::uint64_t> solid_state_share(int bought) {
    if (bought < 2014) return {0, 0};
    if (bought < 2017) return {0, 6};
    if (bought < 2019) return {8, 18};
    if (bought < 2021) return {28, 32};
    if (bought < 2023) return {60, 25};
    return {88, 10};
}

const OfficeDisk& disk_sold(
    Random& random, const OfficeHardware& hardware, report::DiskKind kind, report::MachineKind machine, int in_year) {
    const double wanted_inches = machine == report::MachineKind::desktop ? 3.5 : 2.5;
    std::vector<const OfficeDisk*> sold;
    const OfficeDisk* nearest = nullptr;
    for (const auto& disk : hardware.disks) {
        if (disk.kind != kind || (kind == report::DiskKind::hdd && disk.inches != wanted_inches)) continue;
        if (disk.first_year <= in_year && in_year <= disk.last_year) sold.push_back(&disk);
        if (nearest == nullptr || disk.last_year > nearest->last_year) nearest = &disk;
    }
    if (nearest == nullptr) throw std::invalid_argument("the demo's disks lack a kind");
    return sold.empty() ? *nearest : *sold[random.below(sold.size())];
}

report::Disk
disk_in(Random& random, const OfficeModel& model, sys_days purchased, sys_days today, const OfficeHardware& hardware) {
    const int bought = year_number(purchased);
    const int this_year = year_number(today);
    const auto [nvme, ssd] = solid_state_share(bought);
    const auto percent = random.below(100);
    auto kind = report::DiskKind::hdd;
    if (percent < nvme && of_slotted_ddr4(model))
        kind = report::DiskKind::nvme;
    else if (percent < nvme + ssd)
        kind = report::DiskKind::ssd;
    int disk_year = bought;
    if (kind == report::DiskKind::hdd && bought + 3 < this_year && this_year > 2018 && chance(random, 22)) {
        kind = report::DiskKind::ssd; // mended once already
        disk_year = std::max(bought + 3, 2018) + static_cast<int>(random.below(3));
    }
    const auto& sold = disk_sold(random, hardware, kind, model.kind, std::min(disk_year, this_year));
    report::Disk disk;
    disk.name = "PhysicalDrive0";
    disk.model = sold.model;
    disk.serial = demo_serial(random);
    disk.kind = kind;
    disk.bus = kind == report::DiskKind::nvme ? report::DiskBus::nvme : report::DiskBus::sata;
    disk.size = sold.size;
    disk.holds_system = true;
    if (chance(random, 75)) {
        const bool worn = kind == report::DiskKind::hdd && this_year - disk_year >= 7;
        const auto fate = random.below(100);
        disk.health = worn && fate < 4    ? report::DiskHealth::failing
                      : worn && fate < 14 ? report::DiskHealth::warning
                                          : report::DiskHealth::good;
    }
    return disk;
}

constexpr std::uint64_t bytes_in_mebibyte = 1'048'576;

report::Volume system_volume(Random& random, const report::Disk& disk) {
    report::Volume volume;
    volume.mount_point = "C:";
    volume.file_system = "NTFS";
    volume.system = true;
    // The rest is the firmware's and the recovery partitions.
    const auto mebibytes = disk.size.value_or(report::Megabytes{}).count * 1'000'000 / bytes_in_mebibyte;
    volume.size = report::Mebibytes{mebibytes - 700};
    const auto used_at_least = std::min<std::uint64_t>(45'000, volume.size->count / 2);
    volume.free = report::Mebibytes{2'000 + random.below(volume.size->count - used_at_least)};
    return volume;
}

/// A monitor is as old as the machine or some years older: it often stays when the machine goes.
std::vector<report::Monitor> monitors_at(
    Random& random, const OfficeHardware& hardware, report::MachineKind kind, const DemoPost& post, int bought) {
    std::vector<const OfficeMonitor*> sold;
    for (const auto& monitor : hardware.monitors) {
        const int made = static_cast<int>(monitor.facts.year.value_or(0));
        if (monitor.beside == kind && made <= bought && made + 5 >= bought) sold.push_back(&monitor);
    }
    std::vector<report::Monitor> monitors;
    if (sold.empty()) return monitors;
    const int count = kind == report::MachineKind::desktop && post.role == "one_stop" && chance(random, 35) ? 2 : 1;
    for (int i = 0; i < count; ++i) {
        auto monitor = sold[random.below(sold.size())]->facts;
        if (kind == report::MachineKind::desktop) monitor.serial = demo_serial(random);
        monitors.push_back(std::move(monitor));
    }
    return monitors;
}

report::Battery battery_of(Random& random, int age_in_years) {
    report::Battery battery;
    battery.name = "Battery";
    battery.chemistry = "Lithium-ion";
    battery.serial = demo_serial(random);
    const auto design = 41'000 + 1'000 * random.below(16);
    const double left = std::max(0.25, 1.0 - age_in_years * random.between(0.04, 0.1));
    battery.design_capacity = report::MilliwattHours{design};
    battery.full_capacity = report::MilliwattHours{static_cast<std::uint64_t>(static_cast<double>(design) * left)};
    return battery;
}

std::vector<report::NetworkAdapter> network_of(Random& random, report::MachineKind kind) {
    report::NetworkAdapter cable;
    cable.name = "Ethernet";
    cable.mac = demo_mac(random);
    cable.kind = report::NetworkKind::ethernet;
    cable.up = kind == report::MachineKind::desktop;
    cable.megabits_per_second = 1000;
    if (kind == report::MachineKind::desktop) return {cable};
    report::NetworkAdapter wireless;
    wireless.name = "Wi-Fi";
    wireless.mac = demo_mac(random);
    wireless.kind = report::NetworkKind::wifi;
    wireless.up = true;
    return {cable, wireless};
}

/// Made up: what such a set cost in its year, to 10,000 VND, within the ceiling of 15 million of those years.
planner::Vnd price_of(Random& random, const OfficeModel& model, int bought) {
    std::int64_t price = 9'000'000 + 300'000 * std::int64_t{std::max(0, bought - 2012)};
    if (model.processor.find("i5") != std::string::npos || model.processor.find("i7") != std::string::npos)
        price += 1'500'000;
    if (model.kind == report::MachineKind::laptop) price += 2'000'000;
    price += 10'000 * static_cast<std::int64_t>(random.below(80));
    return {std::min<std::int64_t>(price, 15'000'000)};
}

/// Some machines tell less than others: firmware without tables, controllers that hide the disk, agents of old.
void forget_some_facts(Random& random, report::Report& report) {
    if (chance(random, 3)) {
        report.memory.slots.clear();
        report.memory.maximum.reset();
    }
    if (chance(random, 3)) {
        report.disks.front().kind.reset();
        report.disks.front().health.reset();
    }
    if (chance(random, 2)) {
        report.operating_system.version.reset();
        report.operating_system.kernel_version.reset();
        report.operating_system.full_name.reset();
    }
    if (chance(random, 3)) {
        report.firmware.tpm.reset();
        report.firmware.tpm_version.reset();
        report.firmware.secure_boot.reset();
    }
    if (chance(random, 1)) report.processors.front().name.reset();
}

} // namespace

DemoMachine make_demo_machine(
    Random& random, const DemoPost& post, const OfficeHardware& hardware,
    const planner::ProcessorKnowledge& processors) {
    DemoMachine machine;
    machine.purchased = day_of_purchase(random, post);
    const int bought = year_number(machine.purchased);
    const bool laptop = chance(random, post.role == "leader" ? 75 : 8);
    const auto kind = laptop ? report::MachineKind::laptop : report::MachineKind::desktop;
    const bool heavy = heavy_work(post.role) && chance(random, 45);
    const auto& model = model_bought(random, kind, heavy, machine.purchased, hardware, processors);
    machine.price = price_of(random, model, bought);

    auto& report = machine.report;
    report.hostname = "DEMO-" + post.seat;
    report.device_id = fmt::format("{}-{:08x}", report.hostname, random.bits() >> 32);
    report.agent_version = "Rasoat-Demo";
    report.system.maker = model.maker;
    report.system.model = model.model;
    report.system.serial = demo_serial(random);
    report.system.uuid = demo_uuid(random);
    report.system.kind = kind;
    report.system.chassis_type = laptop ? "Notebook" : "Desktop";
    report.processors = {processor_in(model)};
    report.memory = memory_in(random, model, heavy);
    report.disks = {disk_in(random, model, machine.purchased, post.today, hardware)};
    report.volumes = {system_volume(random, report.disks.front())};
    report.monitors = monitors_at(random, hardware, kind, post, bought);
    report.network_adapters = network_of(random, kind);
    if (laptop) report.batteries = {battery_of(random, year_number(post.today) - bought)};

    const SystemAge age{
        machine.purchased, model.first_sold, post.today, processors.facts_of(model.processor).windows11};
    report.operating_system = demo_operating_system(random, age);
    report.firmware = demo_firmware(random, age, report.operating_system);
    report.firmware.maker = model.maker;
    if (model.firmware_date && *model.firmware_date <= post.today) report.firmware.date = model.firmware_date;
    forget_some_facts(random, report);
    return machine;
}

} // namespace rasoat::demo
