// rasoat-bench-load: fills a new store with an organisation of many machines, by the way that reports go, without HTTP.
//
//     rasoat-bench-load DATA_FOLDER MACHINES PASSWORD
//
// A unit for every fifty machines, a seat for each machine, reports of captured machines. PASSWORD is that of the
// account "officer", by which rasoat-bench-looks signs in.

#include "agent/report/report_reader.h"
#include "server/access/accounts.h"
#include "server/inventory/receive.h"
#include "server/store/sqlite/sqlite_store.h"
#include "tests/fleet/captures.h"
#include "tests/shared_data.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <deque>
#include <future>
#include <memory>
#include <span>
#include <string_view>

namespace {

using namespace rasoat;

constexpr std::size_t machines_of_unit = 50;
constexpr std::size_t at_once = 500;
constexpr std::size_t batches_waiting = 3;

constexpr std::array<std::string_view, 6> roles{"clerk",         "one_stop", "accountant",
                                                "land_registry", "leader",   "it_officer"};

store::Time now() {
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

std::vector<store::UnitId> add_units(store::Store& store, std::size_t machines) {
    return store.write([&](store::Transaction& transaction) {
        transaction.put_setting(store::setting::organisation, "UBND tỉnh");
        transaction.put_setting(store::setting::seat_new_machines, "true");
        transaction.put_setting(store::setting::role_of_new_seats, "clerk");
        const auto top = transaction.add_unit({{}, std::nullopt, "tinh", "UBND tỉnh"});
        std::vector<store::UnitId> units;
        for (std::size_t unit = 0; unit * machines_of_unit < machines; ++unit)
            units.push_back(
                transaction.add_unit({{}, top, fmt::format("xa-{:05}", unit), fmt::format("UBND xã số {}", unit)}));
        return units;
    });
}

/// One machine ready to be stored, with the seat at which it will stand.
struct Ready {
    store::UnitId unit;
    store::Device device;
    store::Seat seat;
    inventory::Arrival arrival;
};

Ready ready_machine(
    const std::vector<fleet::Template>& templates, std::size_t number, const std::vector<store::UnitId>& units) {
    Ready ready;
    ready.unit = units[number / machines_of_unit];
    ready.device.agent_id = fleet::device_id_of(number);
    ready.device.unit = ready.unit;
    ready.device.enrolled_at = now();
    for (std::size_t byte = 0; byte < sizeof number; ++byte)
        ready.device.key_hash.at(byte) = static_cast<std::uint8_t>(number >> (8 * byte));
    ready.seat.unit = ready.unit;
    ready.seat.code = fmt::format("vt-{:07}", number);
    ready.seat.name = fmt::format("Chuyên viên {}", number % machines_of_unit + 1);
    ready.seat.role = roles.at(number * 7 / 5 % roles.size());
    ready.arrival.original = fleet::filled(templates[number % templates.size()], number, 0);
    ready.arrival.report = report::read_report(ready.arrival.original);
    ready.arrival.idempotency_key = "load";
    ready.arrival.at = now();
    return ready;
}

std::future<void> store_batch(store::Store& store, std::shared_ptr<std::vector<Ready>> batch) {
    return store.submit([batch = std::move(batch)](store::Transaction& transaction) {
        for (auto& ready : *batch) {
            ready.device.id = transaction.add_device(ready.device);
            transaction.add_seat(ready.seat); // the machine takes it: it is the only free one of its unit
            inventory::receive_within(transaction, ready.device, ready.arrival);
        }
    });
}

int load(const std::filesystem::path& folder, std::size_t machines, std::string_view password) {
    const auto captures = tests::shared_data("inventories");
    if (!captures) return 1;
    const auto templates = fleet::read_templates(*captures);
    const auto store = store::open_sqlite_store({.file = folder / "rasoat.sqlite"});
    access::add_account(*store, "officer", access::Role::it_officer, password, false, "load", now());
    const auto units = add_units(*store, machines);
    const auto start = std::chrono::steady_clock::now();
    std::deque<std::future<void>> waiting;
    for (std::size_t from = 0; from < machines; from += at_once) {
        auto batch = std::make_shared<std::vector<Ready>>();
        for (auto number = from; number < std::min(from + at_once, machines); ++number)
            batch->push_back(ready_machine(templates, number, units));
        waiting.push_back(store_batch(*store, std::move(batch)));
        if (waiting.size() < batches_waiting) continue;
        waiting.front().get();
        waiting.pop_front();
    }
    for (auto& one : waiting)
        one.get();
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    fmt::print(
        "{} machines in {:.1f} s, {:.0f}/s; {:.1f} KB each on disk\n", machines, took.count(),
        static_cast<double>(machines) / took.count(),
        static_cast<double>(store->figures().bytes_on_disk) / static_cast<double>(machines) / 1000);
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    const std::span<char*> words(argv, static_cast<std::size_t>(argc));
    std::size_t machines = 0;
    const std::string_view count = argc == 4 ? words[2] : "";
    if (std::from_chars(count.data(), count.data() + count.size(), machines).ec != std::errc{} || machines == 0) {
        fmt::print(stderr, "rasoat-bench-load DATA_FOLDER MACHINES PASSWORD\n");
        return 2;
    }
    try {
        return load(words[1], machines, words[3]);
    } catch (const std::exception& error) {
        fmt::print(stderr, "rasoat-bench-load: {}\n", error.what());
        return 1;
    }
}
