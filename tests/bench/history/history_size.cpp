// rasoat-bench-history: what a year of weekly small changes costs on disk, for each machine.
//
//     rasoat-bench-history FOLDER MACHINES

#include "agent/report/report_json.h"
#include "agent/report/report_reader.h"
#include "server/inventory/kept_reports.h"
#include "server/inventory/receive.h"
#include "server/store/sqlite/sqlite_store.h"
#include "tests/fleet/captures.h"
#include "tests/shared_data.h"

#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <cstdio>
#include <span>
#include <string_view>

namespace {

using namespace rasoat;

constexpr int weeks = 52;
constexpr std::chrono::days week{7};

struct Inventory {
    std::vector<fleet::Template> templates;
    std::size_t machines;

    /// The machine in that week: another build of the system each week, in some weeks a disk that gets worse or a
    /// monitor that comes.
    [[nodiscard]] std::pair<report::Report, std::string> report_of(std::size_t machine, int number) const {
        const auto text =
            fleet::filled(templates[machine % templates.size()], machine, static_cast<std::uint32_t>(number));
        auto report = report::read_report(text);
        report.operating_system.version = fmt::format("22H2.{}", number);
        if (number % 13 == 12 && !report.disks.empty()) report.disks.front().health = report::DiskHealth::warning;
        if (number > weeks / 2)
            report.monitors.push_back({"DEL", "P2419H", fmt::format("M{}", machine), {}, {}, {}, {}, {}, {}});
        return {report, text};
    }
};

std::vector<store::Device> enrolled(store::Store& store, std::size_t count) {
    return store.write([&](store::Transaction& transaction) {
        const auto unit = transaction.add_unit({{}, std::nullopt, "u", "Đơn vị"});
        std::vector<store::Device> devices;
        for (std::size_t index = 0; index < count; ++index) {
            store::Device device;
            device.agent_id = fleet::device_id_of(index);
            device.unit = unit;
            for (std::size_t byte = 0; byte < sizeof index; ++byte)
                device.key_hash.at(byte) = static_cast<std::uint8_t>(index >> (8 * byte));
            device.id = transaction.add_device(device);
            devices.push_back(device);
        }
        return devices;
    });
}

void report_week(
    store::Store& store, const Inventory& inventory, const std::vector<store::Device>& devices, int number) {
    constexpr std::size_t at_once = 200;
    const auto at = store::Time(std::chrono::sys_days{std::chrono::year{2025} / 11 / 24}) + number * week;
    for (std::size_t from = 0; from < devices.size(); from += at_once)
        store.write([&](store::Transaction& transaction) {
            for (auto index = from; index < std::min(from + at_once, devices.size()); ++index) {
                const auto [report, original] = inventory.report_of(index, number);
                const auto device = transaction.device(devices[index].id).value();
                inventory::receive_within(transaction, device, {report, original, fmt::format("week-{}", number), at});
            }
            transaction.forget_results_before(at - week); // as housekeeping does
        });
}

int measure(const std::filesystem::path& folder, std::size_t machines) {
    const auto captures = tests::shared_data("inventories");
    if (!captures) return 1;
    const Inventory inventory{fleet::read_templates(*captures), machines};
    const auto store = store::open_sqlite_store({.file = folder / "history.sqlite"});
    const auto devices = enrolled(*store, machines);
    const auto size = [&] {
        return static_cast<double>(store->figures().bytes_on_disk) / static_cast<double>(machines);
    };
    report_week(*store, inventory, devices, 0);
    fmt::print("{} machines, first report: {:.1f} KB each\n", machines, size() / 1000);
    const auto start = std::chrono::steady_clock::now();
    for (int number = 1; number <= weeks; ++number)
        report_week(*store, inventory, devices, number);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    store->back_up(folder / "compact.sqlite");
    fmt::print(
        "after {} weeks of changes: {:.1f} KB each with the log beside it, {:.1f} KB without; {:.0f} changed "
        "reports/s\n",
        weeks, size() / 1000,
        static_cast<double>(std::filesystem::file_size(folder / "compact.sqlite")) / static_cast<double>(machines) /
            1000,
        static_cast<double>(machines) * weeks / took.count());
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    const std::span<char*> words(argv, static_cast<std::size_t>(argc));
    std::size_t machines = 0;
    const std::string_view count = argc == 3 ? words[2] : "";
    if (std::from_chars(count.data(), count.data() + count.size(), machines).ec != std::errc{} || machines == 0) {
        fmt::print(stderr, "rasoat-bench-history FOLDER MACHINES\n");
        return 2;
    }
    return measure(words[1], machines);
}
