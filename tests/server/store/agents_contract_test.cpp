#include "tests/server/store/added_records.h"
#include "tests/server/store/sample_records.h"
#include "tests/server/store/scratch_store.h"

#include <catch2/catch.hpp>

using namespace rasoat;
using namespace rasoat::tests;
using store::Transaction;

TEST_CASE("a device is found by its key with its machine's digest, from memory and after a restart", "[store]") {
    const auto scratch = scratch_store();
    const auto unit = added_unit(scratch->store(), "van-phong");
    auto device = added(scratch->store(), sample_device(unit.id, 1), &Transaction::add_device);
    REQUIRE(scratch->store().device_with(some_hash(1))->device == device);
    REQUIRE(scratch->store().device_with(some_hash(1))->digest.empty());
    REQUIRE_FALSE(scratch->store().device_with(some_hash(2)));

    auto machine = added_machine(scratch->store(), "pc-01");
    device.machine = machine.id;
    scratch->store().write([&](Transaction& transaction) { transaction.put_device(device); });
    REQUIRE(scratch->store().device_with(some_hash(1))->digest == machine.digest);
    machine.digest = std::string(64, 'b');
    scratch->store().write([&](Transaction& transaction) { transaction.put_machine(machine); });
    REQUIRE(scratch->store().device_with(some_hash(1))->digest == machine.digest);

    scratch->reopen();
    REQUIRE(scratch->store().device_with(some_hash(1))->device == device);
    REQUIRE(scratch->store().device_with(some_hash(1))->digest == machine.digest);
    REQUIRE(scratch->store().snapshot()->device(device.id) == device);
}

TEST_CASE("a revoked device's key says that it was revoked, also after a restart", "[store]") {
    const auto scratch = scratch_store();
    const auto unit = added_unit(scratch->store(), "van-phong");
    auto device = added(scratch->store(), sample_device(unit.id, 1), &Transaction::add_device);
    device.revoked_at = at(5);
    scratch->store().write([&](Transaction& transaction) { transaction.put_device(device); });
    REQUIRE(scratch->store().device_with(some_hash(1))->device.revoked_at == device.revoked_at);
    scratch->reopen();
    REQUIRE(scratch->store().device_with(some_hash(1))->device.revoked_at == device.revoked_at);
}

TEST_CASE("an idempotency key is known for its device until it is forgotten", "[store]") {
    const auto scratch = scratch_store();
    auto& store = scratch->store();
    const auto unit = added_unit(store, "van-phong");
    const auto device = added(store, sample_device(unit.id, 1), &Transaction::add_device);
    const auto other = added(store, sample_device(unit.id, 2), &Transaction::add_device);
    const auto machine = added_machine(store, "pc-01");
    const store::IdempotentResult result{device.id, "key-0001", at(), machine.id, machine.digest};
    store.write([&](Transaction& transaction) { transaction.remember(result); });
    REQUIRE(store.snapshot()->result_of(device.id, "key-0001") == result);
    REQUIRE_FALSE(store.snapshot()->result_of(other.id, "key-0001"));
    REQUIRE_THROWS_AS(
        store.write([&](Transaction& transaction) { transaction.remember(result); }), store::StoreConflict);
    store.write([](Transaction& transaction) { transaction.forget_results_before(at(1)); });
    REQUIRE_FALSE(store.snapshot()->result_of(device.id, "key-0001"));
}

TEST_CASE("enrolment tokens are read by id and by hash", "[store]") {
    const auto scratch = scratch_store();
    auto& store = scratch->store();
    const auto unit = added_unit(store, "van-phong");
    auto token = added(
        store, store::EnrolmentToken{{}, some_hash(9), unit.id, at(), at(1000), std::nullopt, 0},
        &Transaction::add_enrolment_token);
    token.used = 3;
    token.revoked_at = at(10);
    store.write([&](Transaction& transaction) { transaction.put_enrolment_token(token); });
    REQUIRE(store.snapshot()->enrolment_token(token.id) == token);
    REQUIRE(store.snapshot()->enrolment_token_with(some_hash(9)) == token);
    REQUIRE(store.snapshot()->enrolment_tokens() == std::vector{token});
    REQUIRE_FALSE(store.snapshot()->enrolment_token_with(some_hash(8)));
}

TEST_CASE("feed tokens are read by id and by hash", "[store]") {
    const auto scratch = scratch_store();
    auto& store = scratch->store();
    auto token = added(
        store, store::FeedToken{{}, some_hash(9), "Sở KH&CN", at(), "quan-tri", std::nullopt},
        &Transaction::add_feed_token);
    REQUIRE(store.snapshot()->feed_token_with(some_hash(9)) == token);
    token.revoked_at = at(10);
    store.write([&](Transaction& transaction) { transaction.put_feed_token(token); });
    REQUIRE(store.snapshot()->feed_token(token.id) == token);
    REQUIRE(store.snapshot()->feed_tokens() == std::vector{token});
    REQUIRE_FALSE(store.snapshot()->feed_token_with(some_hash(8)));
}
