#include "tests/server/store/added_records.h"
#include "tests/server/store/sample_records.h"
#include "tests/server/store/scratch_store.h"

#include <catch2/catch.hpp>

#include <chrono>

using namespace rasoat;
using namespace rasoat::tests;
using store::RuleKind;
using store::Transaction;

namespace {

store::Fund sample_fund(const std::string& code) {
    store::Fund fund{{},           code,       {"Chi thường xuyên", "Recurrent money"}, {2027}, {900'000'000},
                     std::nullopt, "recurrent"};
    fund.line = "thuong-xuyen";
    fund.carries_over = true;
    fund.share = store::FundShare{"at_most", planner::Share::of(0.3), "laptop"};
    return fund;
}

const store::Time noon = std::chrono::sys_days(std::chrono::year(2026) / 11 / 24) + std::chrono::hours(12);

} // namespace

TEST_CASE("a fund is read back with its line and its share, changed, and removed for good", "[store]") {
    const auto scratch = scratch_store();
    auto fund = added(scratch->store(), sample_fund("NS-2027"), &Transaction::add_fund);
    scratch->reopen();
    CHECK(scratch->store().snapshot()->fund(fund.id) == fund);
    CHECK(scratch->store().snapshot()->funds() == std::vector{fund});

    fund.amount = {750'000'000};
    fund.share.reset();
    scratch->store().write([&](Transaction& transaction) { transaction.put_fund(fund); });
    CHECK(scratch->store().snapshot()->fund(fund.id) == fund);

    const auto before = scratch->store().revision();
    scratch->store().write([&](Transaction& transaction) { transaction.remove_fund(fund.id); });
    CHECK(scratch->store().revision() > before);
    CHECK_FALSE(scratch->store().snapshot()->fund(fund.id));
    CHECK_THROWS_AS(
        scratch->store().write([&](Transaction& transaction) { transaction.remove_fund(fund.id); }),
        store::StoreConflict);

    const auto next = added(scratch->store(), sample_fund("NS-2027"), &Transaction::add_fund);
    CHECK(next.id > fund.id);
    scratch->store().write([&](Transaction& transaction) {
        transaction.remove_fund(next.id);
        transaction.put_back_fund(fund);
    });
    CHECK(scratch->store().snapshot()->funds() == std::vector{fund});
}

TEST_CASE("two funds do not share a code", "[store]") {
    const auto scratch = scratch_store();
    static_cast<void>(added(scratch->store(), sample_fund("NS-2027"), &Transaction::add_fund));
    CHECK_THROWS_AS(added(scratch->store(), sample_fund("NS-2027"), &Transaction::add_fund), store::StoreConflict);
}

TEST_CASE("a rule is set, overwritten and taken back, in the order in which it was first set", "[store]") {
    const auto scratch = scratch_store();
    const store::SetRule clerk{RuleKind::role, "clerk", R"({"memory_gb":16})"};
    const store::SetRule archive{RuleKind::role, "archive", R"({"memory_gb":8})"};
    const store::SetRule norm{RuleKind::norm, "official", ""};
    const auto put = [&](const store::SetRule& rule) {
        scratch->store().write([&](Transaction& transaction) { transaction.put_rule(rule); });
    };
    put(norm);
    put(clerk);
    put(archive);
    auto changed = clerk;
    changed.document = R"({"memory_gb":32})";
    put(changed);
    scratch->reopen();
    const auto reader = scratch->store().snapshot();
    CHECK(reader->set_rules() == std::vector{changed, archive, norm});
    CHECK(reader->set_rule(RuleKind::role, "clerk") == changed);
    CHECK_FALSE(reader->set_rule(RuleKind::model, "clerk"));

    scratch->store().write([](Transaction& transaction) { transaction.remove_rule(RuleKind::role, "clerk"); });
    CHECK_FALSE(scratch->store().snapshot()->set_rule(RuleKind::role, "clerk"));
    CHECK_THROWS_AS(
        scratch->store().write([](Transaction& transaction) { transaction.remove_rule(RuleKind::role, "clerk"); }),
        store::StoreConflict);
}

TEST_CASE("the rules' revision moves with rules and prices, and with nothing else", "[store]") {
    const auto scratch = scratch_store();
    auto& store = scratch->store();
    const auto first = store.snapshot()->rules_revision();
    static_cast<void>(added_unit(store, "xa-1"));
    CHECK(store.snapshot()->rules_revision() == first);
    store.write([](Transaction& transaction) { transaction.put_rule({RuleKind::policies, "policies", "{}"}); });
    const auto second = store.snapshot()->rules_revision();
    CHECK(second > first);
    CHECK(second == store.revision());
    store.write([](Transaction& transaction) { transaction.set_price("desktop-a", store::Vnd{1}); });
    CHECK(store.snapshot()->rules_revision() > second);
}

TEST_CASE("changes of a record are listed the newest first, by pages", "[store]") {
    const auto scratch = scratch_store();
    const auto add = [&](const std::string& subject, const std::string& after) {
        return scratch->store().write([&](Transaction& transaction) {
            return transaction.add_change({{}, noon, "an.nguyen", subject, "", after});
        });
    };
    const auto first = add("fund:1", R"({"amount":1})");
    add("fund:2", R"({"amount":2})");
    const auto last = add("fund:1", R"({"amount":3})");
    const auto reader = scratch->store().snapshot();
    const auto changes = reader->changes_of("fund:1", std::nullopt, 10);
    REQUIRE(changes.size() == 2);
    CHECK(changes[0].id == last);
    CHECK(changes[1] == store::ChangeEntry{first, noon, "an.nguyen", "fund:1", "", R"({"amount":1})"});
    CHECK(reader->changes_of("fund:1", last, 10) == std::vector{changes[1]});
    CHECK(reader->changes_of("fund:1", std::nullopt, 1).size() == 1);
    CHECK(reader->changes_of("fund:", std::nullopt, 10).size() == 3);
    CHECK(reader->changes_of("fund:", last, 1)[0].subject == "fund:2");
    CHECK(reader->changes_of("role:", std::nullopt, 10).empty());
    CHECK(reader->change_entry(first) == changes[1]);
    CHECK_FALSE(reader->change_entry(store::ChangeId{99}));
}
