#include "agent/report/report_additions.h"

#include "agent/report/day_text.h"

#include <utility>

namespace rasoat::report {

namespace {

/// Calls `visit(addition, item)` for each item of a section; not at all where the document adds nothing to the section.
template <class Item, class Visit>
void each_addition(const JsonNode& rasoat, std::string_view section, std::vector<Item>& items, Visit visit) {
    const auto additions = rasoat.member(section);
    if (!additions) return;
    if (additions->size(items.size()) != items.size())
        additions->refuse(std::to_string(items.size()) + " items, as in content");
    std::size_t index = 0;
    additions->each_object(items.size(), [&](const JsonNode& addition) { visit(addition, items[index++]); });
}

void read_addresses(const JsonNode& object, std::string_view key, std::vector<std::string>& addresses) {
    const auto more = object.member(key);
    if (!more) return;
    more->each_item(most_addresses, [&](const JsonNode& address) { addresses.push_back(address.text()); });
}

DiskCounters counters_in(const JsonNode& disk) {
    return {
        .reallocated = number(disk, "reallocated", largest_counter),
        .pending = number(disk, "pending", largest_counter),
        .uncorrectable = number(disk, "uncorrectable", largest_counter),
        .wear_percent = narrow(number(disk, "wear_percent", most_wear)),
        .power_on_hours = number(disk, "power_on_hours", largest_counter)};
}

std::uint16_t minutes(const JsonNode& object, std::string_view key) {
    return static_cast<std::uint16_t>(number(object, key, minutes_of_a_day).value_or(0));
}

MinutesByShare minutes_by_share(const JsonNode& object, std::string_view key) {
    MinutesByShare histogram{};
    const auto counts = object.member(key);
    if (!counts) return histogram;
    if (counts->size(histogram.size()) != histogram.size())
        counts->refuse(std::to_string(histogram.size()) + " items, one for each tenth");
    std::size_t share = 0;
    counts->each_item(histogram.size(), [&](const JsonNode& count) {
        histogram.at(share++) = static_cast<std::uint16_t>(count.number(minutes_of_a_day).value_or(0));
    });
    return histogram;
}

Day day_of(const JsonNode& object, std::string_view key) {
    const auto node = object.member(key);
    if (!node) object.refuse("an object with " + std::string(key));
    const auto text = node->text();
    const auto day = day_named(text);
    if (!day || iso_day(*day) != text) node->refuse("a day as YYYY-MM-DD");
    return *day;
}

StrainDay strain_day_in(const JsonNode& item) {
    StrainDay day;
    day.day = day_of(item, "day");
    day.minutes_on = minutes(item, "on");
    day.minutes_working = minutes(item, "working");
    day.processor = minutes_by_share(item, "processor");
    day.memory = minutes_by_share(item, "memory");
    day.disk = minutes_by_share(item, "disk");
    day.memory_pressure = minutes(item, "memory_pressure");
    day.disk_strain = minutes(item, "disk_strain");
    day.boots = minutes(item, "boots");
    if (const auto boot = number(item, "slowest_boot_seconds", longest_boot))
        day.slowest_boot = Seconds(static_cast<std::uint32_t>(*boot));
    day.least_free = quantity<Mebibytes>(number(item, "least_free", largest_disk));
    return day;
}

std::uint32_t score(const JsonNode& benchmark, std::string_view key) {
    return narrow(number(benchmark, key, highest_score)).value_or(0);
}

void read_measurements(const JsonNode& rasoat, Report& report) {
    if (const auto strain = rasoat.member("strain")) {
        strain->each_object(
            most_strain_days, [&](const JsonNode& item) { report.strain.push_back(strain_day_in(item)); });
    }
    if (const auto benchmark = rasoat.member("benchmark")) {
        report.benchmark = Benchmark{
            .measured = day_of(*benchmark, "measured"),
            .integer = score(*benchmark, "integer"),
            .floating_point = score(*benchmark, "floating_point"),
            .all_cores = score(*benchmark, "all_cores"),
            .memory_bandwidth = score(*benchmark, "memory_bandwidth"),
            .random_reads = narrow(number(*benchmark, "random_reads", highest_score))};
    }
}

void read_machine_additions(const FieldReader& read, const JsonNode& rasoat, Report& report) {
    if (const auto system = rasoat.member("system")) report.system.kind = word<MachineKind>(*system, "kind");
    if (const auto firmware = rasoat.member("firmware")) {
        report.firmware.uefi = known(*firmware, "uefi");
        report.firmware.tpm = word<SwitchState>(*firmware, "tpm");
        report.firmware.tpm_version = read.text(*firmware, "tpm_version");
    }
    if (const auto system = rasoat.member("operatingsystem")) {
        report.operating_system.in_domain = known(*system, "in_domain");
        report.operating_system.activated = known(*system, "activated");
    }
    if (const auto memory = rasoat.member("memory")) {
        report.memory.maximum = quantity<Mebibytes>(number(*memory, "maximum", largest_memory));
        report.memory.in_use = quantity<Mebibytes>(number(*memory, "in_use", largest_memory));
    }
    if (const auto failures = rasoat.member("failures")) {
        failures->each_object(most_failures, [&](const JsonNode& item) {
            report.failures.push_back({read.name(item, "probe"), read.name(item, "reason")});
        });
    }
}

} // namespace

void read_additions(const FieldReader& read, const JsonNode& rasoat, Report& report) {
    read_machine_additions(read, rasoat, report);
    read_measurements(rasoat, report);
    each_addition(rasoat, "cpus", report.processors, [&](const JsonNode& item, Processor& processor) {
        if (auto architecture = read.text(item, "arch")) processor.architecture = std::move(architecture);
        processor.sixty_four_bit = known(item, "sixty_four_bit");
    });
    each_addition(rasoat, "memories", report.memory.slots, [](const JsonNode& item, MemorySlot& slot) {
        slot.soldered = flag(item, "soldered");
    });
    each_addition(rasoat, "storages", report.disks, [](const JsonNode& item, Disk& disk) {
        disk.kind = word<DiskKind>(item, "kind");
        disk.removable = flag(item, "removable");
        disk.holds_system = flag(item, "holds_system");
        disk.health = word<DiskHealth>(item, "health");
        disk.trim = known(item, "trim");
        disk.counters = counters_in(item);
    });
    each_addition(rasoat, "drives", report.volumes, [](const JsonNode& item, Volume& volume) {
        volume.encryption = word<VolumeEncryption>(item, "encryption");
    });
    each_addition(rasoat, "printers", report.printers, [](const JsonNode& item, Printer& printer) {
        printer.connection = word<PrinterConnection>(item, "connection");
    });
    each_addition(rasoat, "videos", report.gpus, [&](const JsonNode& item, Gpu& gpu) {
        gpu.maker = read.text(item, "manufacturer");
        gpu.driver = read.text(item, "driver");
        gpu.pci_id = read.text(item, "pciid");
    });
    each_addition(rasoat, "monitors", report.monitors, [](const JsonNode& item, Monitor& monitor) {
        monitor.year = narrow(number(item, "year", 9999));
        monitor.width = quantity<Millimetres>(number(item, "width_mm", largest_screen));
        monitor.height = quantity<Millimetres>(number(item, "height_mm", largest_screen));
        monitor.pixels_across = narrow(number(item, "pixels_across", largest_screen));
        monitor.pixels_down = narrow(number(item, "pixels_down", largest_screen));
    });
    each_addition(rasoat, "networks", report.network_adapters, [](const JsonNode& item, NetworkAdapter& adapter) {
        if (const auto kind = word<NetworkKind>(item, "kind")) adapter.kind = kind;
        read_addresses(item, "ipv4", adapter.ipv4);
        read_addresses(item, "ipv6", adapter.ipv6);
    });
}

} // namespace rasoat::report
