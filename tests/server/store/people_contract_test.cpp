#include "tests/server/store/added_records.h"
#include "tests/server/store/sample_records.h"
#include "tests/server/store/scratch_store.h"

#include <catch2/catch.hpp>

using namespace rasoat;
using namespace rasoat::tests;
using store::Transaction;

TEST_CASE("accounts, their sessions and the audit trail are read back", "[store]") {
    const auto scratch = scratch_store();
    auto& store = scratch->store();
    auto account = added(
        store, store::Account{{}, "lan", "it_officer", "$argon2id$", true, false, at()}, &Transaction::add_account);
    account.must_change_password = false;
    const store::Session early{some_hash(1), account.id, at(), at(10)};
    const store::Session late{some_hash(2), account.id, at(), at(20)};
    store.write([&](Transaction& transaction) {
        transaction.put_account(account);
        transaction.put_session(early);
        transaction.put_session(late);
        transaction.append_audit({{}, at(), "lan", "sign-in", "", "10.0.0.1"});
        transaction.append_audit({{}, at(1), "lan", "make-plan", "plan 1", ""});
    });
    REQUIRE(store.snapshot()->account_named("lan") == account);
    REQUIRE(store.snapshot()->account(account.id) == account);
    REQUIRE(store.snapshot()->accounts() == std::vector{account});
    REQUIRE(store.snapshot()->session_with(some_hash(1)) == early);

    store.write([](Transaction& transaction) { transaction.remove_sessions_expired_at(at(10)); });
    REQUIRE_FALSE(store.snapshot()->session_with(some_hash(1)));
    REQUIRE(store.snapshot()->session_with(some_hash(2)) == late);
    store.write([&](Transaction& transaction) { transaction.remove_sessions_of(account.id); });
    REQUIRE_FALSE(store.snapshot()->session_with(some_hash(2)));

    const auto trail = store.snapshot()->audit_trail({}, 10);
    REQUIRE(trail.size() == 2);
    REQUIRE(trail[0].action == "make-plan");
    const auto asked = [&](const store::AuditQuery& query) { return store.snapshot()->audit_trail(query, 10); };
    REQUIRE(asked({.before = trail[0].id}) == std::vector{trail[1]});
    REQUIRE(asked({.action = "sign-in"}) == std::vector{trail[1]});
    REQUIRE(asked({.actor = "lan"}) == trail);
    REQUIRE(asked({.actor = "mai"}).empty());
    REQUIRE(asked({.from = at(1)}) == std::vector{trail[0]});
    REQUIRE(asked({.until = at(1)}) == std::vector{trail[1]});
}

TEST_CASE("funds, plans and settings are read back", "[store]") {
    const auto scratch = scratch_store();
    auto& store = scratch->store();
    const auto unit = added_unit(store, "van-phong");
    const auto fund = added(
        store,
        store::Fund{{}, "tx-2027", {"Kinh phí thường xuyên", "Recurrent"}, {2027}, {900'000'000}, unit.id, "recurrent"},
        &Transaction::add_fund);
    const auto first = added(
        store, store::Plan{{}, at(), "lan", {2027}, {900}, {800}, 12.5, 13.25, std::string("doc\0", 4)},
        &Transaction::add_plan);
    const auto second =
        added(store, store::Plan{{}, at(1), "lan", {2027}, {900}, {850}, 12.5, 13.25, "doc2"}, &Transaction::add_plan);
    store.write([](Transaction& transaction) { transaction.put_setting("demo", "false"); });
    store.write([](Transaction& transaction) { transaction.put_setting("demo", "true"); });
    scratch->reopen();

    const auto reader = scratch->store().snapshot();
    REQUIRE(reader->funds() == std::vector{fund});
    REQUIRE(reader->plan(first.id) == first);
    REQUIRE(reader->latest_plan() == second);
    const auto listed = reader->plans(10);
    REQUIRE(listed.size() == 2);
    REQUIRE(listed[0].id == second.id);
    REQUIRE(listed[0].packed_document.empty());
    REQUIRE(reader->setting("demo") == "true");
    REQUIRE_FALSE(reader->setting("organisation"));
}
