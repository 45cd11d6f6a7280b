#include "agent/report/report_json.h"
#include "server/inventory/machine_merge.h"
#include "server/inventory/seating.h"
#include "server/organisation/reorganisation.h"
#include "server/organisation/seats.h"
#include "server/planning/review.h"
#include "server/store/packed_text.h"
#include "tests/server/planning/reviewed_text.h"
#include "tests/server/planning/small_district.h"
#include "tests/server/store/sample_records.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <random>
#include <thread>

using namespace rasoat;
using namespace rasoat::tests;
using namespace std::chrono_literals;

namespace {

/// As a review says it that has never seen the store before.
std::string judged_whole(store::Store& store, store::Time now) {
    planning::Review review(store, shipped_rules());
    return text_of(*review.current(now));
}

report::StrainDay strained_day(int number, std::uint16_t pressed) {
    report::StrainDay day;
    day.day = std::chrono::sys_days{2026y / 11 / 1} + std::chrono::days(number);
    day.minutes_on = 480;
    day.minutes_working = 400;
    day.memory_pressure = pressed;
    day.processor.back() = pressed;
    return day;
}

/// An office in which everything happens that can, by a seed.
class RestlessOffice {
public:
    explicit RestlessOffice(unsigned seed) : random_(seed) {
        for (int unit = 0; unit < 5; ++unit)
            add_unit();
        for (int seat = 0; seat < 20; ++seat)
            add_seat();
        for (int machine = 0; machine < 25; ++machine)
            add_machine();
    }

    [[nodiscard]] store::Store& store() { return scratch_->store(); }
    [[nodiscard]] store::Time now() const { return now_; }

    /// Something, as often as it happens in an office; what cannot be done just now is let be.
    void happen() {
        switch (below(24)) {
        case 0:
        case 1:
            return add_machine();
        case 2:
        case 3:
        case 4:
        case 5:
        case 6:
            return report_again();
        case 7:
        case 8:
            return write_down();
        case 9:
        case 10:
        case 11:
        case 12:
            return assign();
        case 13:
        case 14:
            return add_seat();
        case 15:
        case 16:
            return change_seat();
        case 17:
            return remove_seat();
        case 18:
            return below(2) == 0 ? merge_machines() : undo_merge();
        case 19:
            return add_unit();
        case 20:
            return rename_unit();
        case 21:
            return merge_units();
        case 22:
            return spend();
        default:
            now_ += std::chrono::hours(5);
        }
    }

private:
    std::size_t below(std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(random_); }
    template <class Record>
    Record any_of(const std::vector<Record>& records) {
        return records.at(below(records.size()));
    }
    void write(const store::Store::Work& work) { store().submit(work).get(); }

    report::Report any_report(const std::string& mark) {
        auto report = below(4) == 0 ? bare_report() : below(2) == 0 ? strong_report(mark) : office_report(mark);
        report.hostname = fmt::format("PC-{}", below(40));
        if (below(3) == 0 && !report.disks.empty()) report.disks[0].health = report::DiskHealth::failing;
        if (below(3) == 0) report.memory.total = report::Mebibytes{std::uint64_t{4096} << below(3)};
        if (below(3) == 0)
            for (int day = 0; day < 5; ++day)
                report.strain.push_back(strained_day(day, static_cast<std::uint16_t>(below(200))));
        return report;
    }
    static store::StoredReport stored(const report::Report& report) {
        return {store::pack(report::to_json(report)), {}};
    }

    void add_machine() {
        const auto report = any_report(fmt::format("{:06x}", ++marks_));
        auto machine = sample_machine(report.hostname);
        machine.unit = any_of(store().snapshot()->units()).id;
        machine.purchased = store::Day{2026y / 11 / 20} + std::chrono::days(below(12));
        write([&](store::Transaction& transaction) {
            const auto id = transaction.add_machine(machine);
            transaction.put_report(id, stored(report));
        });
    }
    void report_again() {
        auto machine = any_of(store().snapshot()->machines());
        const auto report = any_report(fmt::format("{:06x}", ++marks_));
        machine.hostname = report.hostname;
        write([&](store::Transaction& transaction) {
            transaction.put_machine(machine);
            transaction.put_report(machine.id, stored(report));
        });
    }
    void write_down() {
        auto machine = any_of(store().snapshot()->machines());
        machine.broken = below(2) == 0;
        machine.unit = any_of(store().snapshot()->units()).id;
        machine.purchased = store::Day{2026y / 11 / 24} + std::chrono::days(below(8));
        write([&](store::Transaction& transaction) { transaction.put_machine(machine); });
    }
    void assign() {
        const auto seats = store().snapshot()->seats();
        if (seats.empty()) return;
        const auto machine = below(4) == 0 ? std::nullopt : std::optional(any_of(store().snapshot()->machines()).id);
        write([&](store::Transaction& transaction) {
            inventory::seat_machine(transaction, any_of(seats).id, machine, now_);
        });
    }
    void add_seat() {
        auto seat = sample_seat(any_of(store().snapshot()->units()).id, fmt::format("vt-{}", ++marks_));
        seat.role = any_of(shipped_rules().roles).id;
        write([&](store::Transaction& transaction) { transaction.add_seat(seat); });
    }
    void change_seat() {
        const auto seats = store().snapshot()->seats();
        if (seats.empty()) return;
        auto seat = any_of(seats);
        seat.role = any_of(shipped_rules().roles).id;
        seat.name = fmt::format("Vị trí {}", ++marks_);
        seat.weight = 1 + static_cast<double>(below(3));
        seat.unit = any_of(store().snapshot()->units()).id;
        write([&](store::Transaction& transaction) { transaction.put_seat(seat); });
    }
    void remove_seat() {
        const auto seats = store().snapshot()->seats();
        if (seats.empty()) return;
        const auto seat = below(2) == 0 ? seats.back() : any_of(seats);
        write([&](store::Transaction& transaction) { transaction.remove_seat(seat.id); });
        // The engine may give the number of the last one again.
        if (below(2) == 0) add_seat();
    }
    void merge_machines() {
        const auto machines = store().snapshot()->machines();
        const auto keep = any_of(machines).id;
        const auto gone = any_of(machines).id;
        if (keep == gone) return;
        write([&](store::Transaction& transaction) {
            merged_.push_back(inventory::merge_machines(transaction, keep, gone, now_));
        });
    }
    void undo_merge() {
        if (merged_.empty()) return;
        const auto before = merged_.back();
        merged_.pop_back();
        write([&](store::Transaction& transaction) { inventory::undo_merge(transaction, before, now_); });
    }
    void add_unit() {
        const auto units = store().snapshot()->units();
        const auto parent = units.empty() || below(3) == 0 ? std::nullopt : std::optional(any_of(units).id);
        const auto number = ++marks_;
        write([&](store::Transaction& transaction) {
            transaction.add_unit({{}, parent, fmt::format("dv-{}", number), fmt::format("Đơn vị {}", number)});
        });
    }
    void rename_unit() {
        auto unit = any_of(store().snapshot()->units());
        unit.name = fmt::format("Phòng {}", ++marks_);
        write([&](store::Transaction& transaction) { transaction.put_unit(unit); });
    }
    void merge_units() {
        const auto units = store().snapshot()->units();
        const auto one = any_of(units);
        const auto other = any_of(units);
        if (one.id == other.id || units.size() < 4) return;
        const auto day = std::chrono::floor<std::chrono::days>(now_);
        organisation::reorganise(
            store(), {organisation::Merge{{one.id, other.id}, one.id}, day, "123/QĐ-UBND"}, {"officer", now_});
    }
    void spend() {
        const auto number = ++marks_;
        const auto unit = any_of(store().snapshot()->units()).id;
        const auto item = any_of(shipped_rules().catalogue.models).id;
        write([&](store::Transaction& transaction) {
            const store::Vnd amount{static_cast<std::int64_t>(number) * 1'000'000};
            transaction.add_fund(
                {{}, fmt::format("quy-{}", number), {"Nguồn", "Fund"}, store::Year{2027}, amount, unit, "investment"});
            transaction.set_price(item, store::Vnd{12'000'000 + static_cast<std::int64_t>(number)});
            transaction.put_setting(store::setting::organisation, fmt::format("Huyện {}", number));
        });
    }

    std::unique_ptr<ScratchStore> scratch_ = scratch_store();
    std::mt19937 random_;
    store::Time now_ = at();
    int marks_ = 0;
    std::vector<inventory::BeforeDecision> merged_;
};

/// Whether all parts of a fleet speak of one moment.
bool is_whole(const planning::ReviewedFleet& reviewed) {
    const auto& fleet = reviewed.fleet;
    const auto machines = fleet.machines.size();
    if (reviewed.machine_ids.size() != machines || reviewed.hostnames.size() != machines ||
        reviewed.traits.size() != machines || reviewed.seat_of.size() != machines ||
        reviewed.by_hostname.size() != machines || reviewed.search.machines.size() != machines ||
        reviewed.ranking.size() != fleet.seats.size())
        return false;
    for (std::uint32_t seat = 0; seat < fleet.seats.size(); ++seat) {
        if (reviewed.ranking[reviewed.rank_of[seat]].seat != seat) return false;
        if (fleet.seats[seat].machine && reviewed.seat_of[*fleet.seats[seat].machine] != seat) return false;
    }
    return std::ranges::is_sorted(reviewed.ranking, {}, [&](const planning::JudgedSeat& judged) {
        return planning::ranking_key(reviewed, judged);
    });
}

} // namespace

TEST_CASE("a fleet that is kept in step is as one judged whole, whatever happens", "[review]") {
    const auto seed = GENERATE(1U, 2U);
    RestlessOffice office(seed);
    planning::Review review(office.store(), shipped_rules());
    for (int step = 0; step < 120; ++step) {
        for (int events = 1 + step % 3; events > 0; --events)
            office.happen();
        const auto kept = text_of(*review.current(office.now()));
        INFO("seed " << seed << ", step " << step);
        REQUIRE(kept == judged_whole(office.store(), office.now()));
    }
}

TEST_CASE("whoever holds a fleet sees it as it was", "[review]") {
    RestlessOffice office(4);
    planning::Review review(office.store(), shipped_rules());
    for (int step = 0; step < 30; ++step) {
        const auto held = review.current(office.now());
        const auto before = text_of(*held);
        office.happen();
        static_cast<void>(review.current(office.now()));
        REQUIRE(text_of(*held) == before);
    }
}

TEST_CASE("after a record that fits no rules is mended the review goes on", "[review]") {
    SmallDistrict district;
    auto& store = district.office.store();
    static_cast<void>(district.office.reviewed());
    auto seat = *store.snapshot()->seat(district.low);
    seat.role = "astronaut";
    store.write([&](store::Transaction& t) { t.put_seat(seat); });
    REQUIRE_THROWS_WITH(district.office.reviewed(), Catch::Contains("astronaut"));
    auto machine = *store.snapshot()->machine(district.fit_machine);
    machine.broken = true;
    seat.role = "clerk";
    store.write([&](store::Transaction& t) { t.put_machine(machine); });
    REQUIRE_THROWS_WITH(district.office.reviewed(), Catch::Contains("astronaut"));
    store.write([&](store::Transaction& t) { t.put_seat(seat); });
    REQUIRE(text_of(*district.office.reviewed()) == judged_whole(store, at()));
}

TEST_CASE("readers see whole fleets with all that was confirmed, while changes stream in", "[review]") {
    RestlessOffice office(5);
    auto& store = office.store();
    planning::Review review(store, shipped_rules());
    std::atomic<bool> done{false};
    std::atomic<bool> torn{false};
    std::atomic<bool> stale{false};
    std::atomic<std::size_t> looks{0};
    // A test case asserts on one thread alone.
    const auto look_until_done = [&] {
        while (!done) {
            const auto confirmed = store.revision();
            const auto reviewed = review.current(at());
            if (reviewed->revision < confirmed) stale = true;
            if (!is_whole(*reviewed)) torn = true;
            ++looks;
        }
    };
    const auto held = review.current(at());
    const auto before = text_of(*held);
    std::vector<std::thread> readers;
    for (int reader = 0; reader < 3; ++reader)
        readers.emplace_back(look_until_done);
    for (int change = 0; change < 200 || looks < 50; ++change)
        office.happen();
    done = true;
    for (auto& reader : readers)
        reader.join();
    REQUIRE_FALSE(torn);
    REQUIRE_FALSE(stale);
    REQUIRE(text_of(*held) == before);
    REQUIRE(text_of(*review.current(at())) == judged_whole(store, at()));
}
