#include "tests/server/store/sample_records.h"
#include "tests/server/store/scratch_store.h"

#include <catch2/catch.hpp>

#include <atomic>
#include <future>
#include <latch>
#include <stdexcept>
#include <thread>
#include <vector>

using namespace rasoat;
using namespace rasoat::tests;
using store::Transaction;

TEST_CASE("of a work that throws nothing is stored, and others in the same commit are", "[store]") {
    const auto scratch = scratch_store();
    auto& store = scratch->store();
    // The writer is held up, so that the three works behind it share a commit.
    std::promise<void> go;
    auto first = store.submit([waiting = go.get_future().share()](Transaction&) { waiting.wait(); });
    auto good = store.submit([](Transaction& transaction) { transaction.add_unit(sample_unit("good")); });
    auto bad = store.submit([](Transaction& transaction) {
        transaction.add_unit(sample_unit("bad"));
        throw std::runtime_error("changed my mind");
    });
    auto late = store.submit([](Transaction& transaction) { transaction.add_unit(sample_unit("late")); });
    go.set_value();
    first.get();
    good.get();
    REQUIRE_THROWS_WITH(bad.get(), "changed my mind");
    late.get();

    const auto units = store.snapshot()->units();
    REQUIRE(units.size() == 2);
    REQUIRE(units[0].code == "good");
    REQUIRE(units[1].code == "late");
    REQUIRE(store.figures().commits < 4);
}

TEST_CASE("a device added by a work that throws is not known either", "[store]") {
    const auto scratch = scratch_store();
    auto& store = scratch->store();
    const auto unit = store.write([](Transaction& transaction) { return transaction.add_unit(sample_unit("a")); });
    REQUIRE_THROWS(store.write([&](Transaction& transaction) {
        transaction.add_device(sample_device(unit, 1));
        throw std::runtime_error("no");
    }));
    REQUIRE_FALSE(store.device_with(some_hash(1)));
    REQUIRE(store.figures().devices == 0);
}

TEST_CASE("a reader sees one moment, whatever is written meanwhile", "[store]") {
    const auto scratch = scratch_store();
    auto& store = scratch->store();
    store.write([](Transaction& transaction) { transaction.add_unit(sample_unit("before")); });
    const auto reader = store.snapshot();
    store.write([](Transaction& transaction) { transaction.add_unit(sample_unit("after")); });
    REQUIRE(reader->units().size() == 1);
    REQUIRE(store.snapshot()->units().size() == 2);
    REQUIRE(reader->revision() < store.snapshot()->revision());
}

TEST_CASE("a transaction reads what it has written", "[store]") {
    const auto scratch = scratch_store();
    scratch->store().write([](Transaction& transaction) {
        const auto id = transaction.add_unit(sample_unit("a"));
        auto unit = transaction.unit(id);
        REQUIRE(unit);
        unit->name = "renamed";
        transaction.put_unit(*unit);
        REQUIRE(transaction.unit(id)->name == "renamed");
    });
}

TEST_CASE("a full queue refuses more work and takes it again when there is room", "[store]") {
    const auto scratch = scratch_store(3);
    auto& store = scratch->store();
    std::promise<void> started;
    std::promise<void> go;
    auto held = store.submit([&, waiting = go.get_future().share()](Transaction&) {
        started.set_value();
        waiting.wait();
    });
    started.get_future().wait();
    std::vector<std::future<void>> queued;
    queued.reserve(3);
    for (int index = 0; index < 3; ++index)
        queued.push_back(store.submit([](Transaction&) {}));
    REQUIRE_THROWS_AS(store.submit([](Transaction&) {}), store::StoreBusy);
    REQUIRE(store.figures().queued == 3);
    go.set_value();
    held.get();
    for (auto& work : queued)
        work.get();
    REQUIRE_NOTHROW(store.submit([](Transaction&) {}).get());
}

TEST_CASE("closing the store finishes what it has accepted", "[store]") {
    const auto scratch = scratch_store();
    std::vector<std::future<void>> accepted;
    accepted.reserve(200);
    for (int index = 0; index < 200; ++index)
        accepted.push_back(scratch->store().submit(
            [index](Transaction& transaction) { transaction.add_unit(sample_unit("u" + std::to_string(index))); }));
    scratch->reopen();
    for (auto& work : accepted)
        REQUIRE_NOTHROW(work.get());
    REQUIRE(scratch->store().snapshot()->units().size() == 200);
}

TEST_CASE("readers on many threads see whole transactions while others write", "[store]") {
    const auto scratch = scratch_store();
    auto& store = scratch->store();
    constexpr int writers = 3;
    constexpr int writes = 60;
    constexpr int readers = 4;
    std::latch start(writers + readers);
    std::atomic<int> writing{writers};
    std::atomic<int> torn{0};
    std::vector<std::thread> threads;
    threads.reserve(writers + readers);
    for (int writer = 0; writer < writers; ++writer)
        threads.emplace_back([&, writer] {
            start.arrive_and_wait();
            for (int index = 0; index < writes; ++index)
                store.write([&](Transaction& transaction) {
                    const auto name = std::to_string(writer) + "-" + std::to_string(index);
                    const auto unit = transaction.add_unit(sample_unit(name));
                    transaction.add_seat(sample_seat(unit, name));
                });
            --writing;
        });
    for (int reader = 0; reader < readers; ++reader)
        threads.emplace_back([&] {
            start.arrive_and_wait();
            while (writing > 0) {
                const auto snapshot = store.snapshot();
                if (snapshot->units().size() != snapshot->seats().size()) ++torn;
                static_cast<void>(store.device_with(some_hash(1)));
                static_cast<void>(store.figures());
            }
        });
    for (auto& thread : threads)
        thread.join();
    REQUIRE(torn == 0);
    REQUIRE(store.snapshot()->units().size() == std::size_t{writers} * writes);
}

TEST_CASE("a sound store says that it can be written", "[store]") {
    const auto scratch = scratch_store();
    const auto before = scratch->store().revision();
    REQUIRE_NOTHROW(scratch->store().check_writable());
    REQUIRE(scratch->store().revision() == before);
    REQUIRE(scratch->store().figures().bytes_on_disk > 0);
}
