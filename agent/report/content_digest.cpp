#include "agent/report/content_digest.h"

#include "agent/report/report_json.h"
#include "agent/report/sha256.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <tuple>

namespace rasoat::report {

namespace {

bool is_plugged_in(const Volume& volume) {
    constexpr std::array roots = std::to_array<std::string_view>({"/media/", "/run/media/", "/mnt/"});
    return volume.mount_point && std::any_of(roots.begin(), roots.end(), [&](std::string_view root) {
               return std::string_view(*volume.mount_point).substr(0, root.size()) == root;
           });
}

MilliwattHours in_steps_of_design(MilliwattHours full, MilliwattHours design) {
    const auto step = std::max<std::uint64_t>(design.count / 20, 1);
    return {full.count / step * step};
}

template <class Item, class Key>
void sort_by(std::vector<Item>& items, Key key) {
    std::stable_sort(
        items.begin(), items.end(), [&](const Item& left, const Item& right) { return key(left) < key(right); });
}

} // namespace

Report stable_part(Report report) {
    report.memory.swap.reset();
    report.memory.in_use.reset();
    report.strain.clear();
    for (auto& disk : report.disks)
        disk.counters.power_on_hours.reset();
    std::erase_if(report.volumes, is_plugged_in);
    for (auto& volume : report.volumes)
        volume.free.reset();
    std::erase_if(report.disks, [](const Disk& disk) { return disk.removable && !disk.holds_system; });
    for (auto& monitor : report.monitors)
        monitor.port.reset();
    std::erase_if(report.network_adapters, [](const NetworkAdapter& adapter) { return adapter.is_virtual; });
    for (auto& adapter : report.network_adapters) {
        adapter.up.reset();
        adapter.megabits_per_second.reset();
        adapter.ipv4.clear();
        adapter.ipv6.clear();
    }
    for (auto& battery : report.batteries) {
        battery.voltage.reset();
        if (battery.full_capacity && battery.design_capacity)
            battery.full_capacity = in_steps_of_design(*battery.full_capacity, *battery.design_capacity);
    }
    for (auto& failure : report.failures)
        failure.reason.clear();

    sort_by(report.disks, [](const Disk& disk) { return std::tie(disk.serial, disk.model, disk.name); });
    sort_by(report.volumes, [](const Volume& volume) { return std::tie(volume.mount_point, volume.device); });
    sort_by(report.gpus, [](const Gpu& gpu) { return std::tie(gpu.pci_id, gpu.name); });
    sort_by(
        report.monitors, [](const Monitor& monitor) { return std::tie(monitor.maker, monitor.model, monitor.serial); });
    sort_by(report.network_adapters, [](const NetworkAdapter& adapter) { return std::tie(adapter.name, adapter.mac); });
    sort_by(report.batteries, [](const Battery& battery) { return std::tie(battery.name, battery.serial); });
    sort_by(report.antivirus, [](const Antivirus& product) { return std::tie(product.name, product.version); });
    sort_by(report.printers, [](const Printer& printer) { return std::tie(printer.name, printer.serial); });
    return report;
}

std::string content_digest(const Report& report) {
    return sha256_hex(to_json(stable_part(report)));
}

} // namespace rasoat::report
