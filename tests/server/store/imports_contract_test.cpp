#include "tests/server/store/added_records.h"
#include "tests/server/store/scratch_store.h"

#include <catch2/catch.hpp>

#include <chrono>

using namespace rasoat;
using namespace rasoat::tests;
using store::Transaction;

namespace {

store::Import sample_import(const std::string& file_name, store::Time made_at) {
    store::Import import;
    import.kind = "assets";
    import.file_name = file_name;
    import.made_at = made_at;
    import.made_by = "an.nguyen";
    import.choices = R"({"sheet":0})";
    import.packed_file = std::string("PK\x03\x04\0bytes", 10);
    return import;
}

const store::Time noon = std::chrono::sys_days(std::chrono::year(2026) / 11 / 24) + std::chrono::hours(12);

} // namespace

TEST_CASE("an import is read back as it was written, and lists leave its file out", "[store]") {
    const auto scratch = scratch_store();
    auto import = added(scratch->store(), sample_import("tài sản.xlsx", noon), &Transaction::add_import);
    scratch->reopen();
    REQUIRE(scratch->store().snapshot()->import(import.id) == import);

    import.state = store::ImportState::confirmed;
    import.settled_at = noon + std::chrono::minutes(3);
    import.settled_by = "an.nguyen";
    import.changed = 12;
    import.packed_changes = "[]";
    scratch->store().write([&](Transaction& transaction) { transaction.put_import(import); });
    REQUIRE(scratch->store().snapshot()->import(import.id) == import);

    const auto later = added(scratch->store(), sample_import("ghế.csv", noon), &Transaction::add_import);
    const auto listed = scratch->store().snapshot()->imports(10);
    REQUIRE(listed.size() == 2);
    CHECK(listed[0].id == later.id);
    import.packed_file.clear();
    import.packed_changes.clear();
    CHECK(listed[1] == import);
    CHECK(scratch->store().snapshot()->imports(1).size() == 1);
}

TEST_CASE("old drafts are forgotten, and what was confirmed stays", "[store]") {
    const auto scratch = scratch_store();
    auto confirmed = added(scratch->store(), sample_import("a.csv", noon), &Transaction::add_import);
    confirmed.state = store::ImportState::confirmed;
    const auto old = added(scratch->store(), sample_import("b.csv", noon), &Transaction::add_import);
    const auto young =
        added(scratch->store(), sample_import("c.csv", noon + std::chrono::hours(1)), &Transaction::add_import);
    scratch->store().write([&](Transaction& transaction) {
        transaction.put_import(confirmed);
        transaction.forget_drafts_before(noon + std::chrono::minutes(1));
    });
    const auto reader = scratch->store().snapshot();
    CHECK(reader->import(confirmed.id));
    CHECK_FALSE(reader->import(old.id));
    CHECK(reader->import(young.id));
    scratch->store().write([&](Transaction& transaction) { transaction.remove_import(young.id); });
    CHECK_FALSE(scratch->store().snapshot()->import(young.id));
    CHECK_THROWS_AS(
        scratch->store().write([&](Transaction& transaction) { transaction.remove_import(young.id); }),
        store::StoreConflict);
}

TEST_CASE("a set price is overwritten and taken away, and a ranking sees it", "[store]") {
    const auto scratch = scratch_store();
    const auto set = [&](const std::optional<store::Vnd>& price) {
        scratch->store().write([&](Transaction& transaction) { transaction.set_price("desktop-a", price); });
    };
    const auto before = scratch->store().revision();
    set(store::Vnd{12'500'000});
    CHECK(scratch->store().revision() > before);
    set(store::Vnd{11'900'000});
    CHECK(scratch->store().snapshot()->set_prices() == std::vector{store::SetPrice{"desktop-a", {11'900'000}}});
    set(std::nullopt);
    CHECK(scratch->store().snapshot()->set_prices().empty());
}
