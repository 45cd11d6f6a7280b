#include "server/changes/changes.h"
#include "server/changes/present_records.h"
#include "server/rules/conversions.h"
#include "server/rules/record_json.h"
#include "tests/server/planning/small_district.h"
#include "tests/server/store/sample_records.h"

#include <catch2/catch.hpp>

#include <functional>

using namespace rasoat;
using namespace rasoat::tests;
using changes::ChangeRefused;
using changes::Kind;
using changes::Subject;
using Reason = changes::ChangeRefused::Reason;

namespace {

const changes::Actor officer{"an.nguyen", at()};
const Subject clerk{Kind::role, "clerk"};

/// Forms over the small district.
struct Forms : SmallDistrict {
    [[nodiscard]] const planning::PlanningRules& shipped() { return office.review().shipped_rules(); }
    [[nodiscard]] rules::Record present(const Subject& subject) {
        return changes::present_record(*office.store().snapshot(), shipped(), subject).value();
    }
    [[nodiscard]] bool is_there(const Subject& subject) {
        return changes::present_record(*office.store().snapshot(), shipped(), subject).has_value();
    }
    template <class Work>
    changes::Changed write(Work work) {
        return office.store().write([&](store::Transaction& transaction) { return work(transaction); });
    }
    changes::Changed add(Kind kind, const rules::Record& record) {
        return write([&](auto& transaction) { return changes::add(transaction, shipped(), kind, record, officer); });
    }
    changes::Changed change(const Subject& subject, const rules::Record& record) {
        const auto version = rules::version_of(present(subject));
        return write([&](auto& transaction) {
            return changes::change(transaction, shipped(), subject, record, version, officer);
        });
    }
    changes::Changed remove(const Subject& subject) {
        const auto version = rules::version_of(present(subject));
        return write(
            [&](auto& transaction) { return changes::remove(transaction, shipped(), subject, version, officer); });
    }
    changes::Changed undo(store::ChangeId change) {
        return write([&](auto& transaction) { return changes::undo(transaction, shipped(), change, officer); });
    }
};

rules::Record fund(const std::string& code, int year, std::int64_t amount) {
    return rules::record_of(store::Fund{{}, code, {"Nguồn", "Fund"}, {year}, {amount}, std::nullopt, "recurrent"});
}

Reason reason_of(const std::function<void()>& work) {
    try {
        work();
    } catch (const ChangeRefused& refused) {
        return refused.reason();
    }
    FAIL("not refused");
    throw std::logic_error("unreachable");
}

std::string field_of(const std::function<void()>& work) {
    try {
        work();
    } catch (const rules::RecordRefused& refused) {
        return refused.field();
    }
    return "not refused";
}

} // namespace

TEST_CASE("a fund is added, changed, removed and put back, and each time it is told who did it", "[changes]") {
    Forms forms;
    const auto added = forms.add(Kind::fund, fund("NS-2027", 2027, 900'000'000));
    CHECK(forms.office.reviewed()->fleet.funds.at(0).amount == store::Vnd{900'000'000});

    auto less = forms.present(added.subject);
    less.set("amount", std::int64_t{750'000'000});
    less.set("share_rule", std::string("at_most"));
    less.set("share_percent", 33.333333);
    less.set("share_item", std::string("laptop"));
    const auto changed = forms.change(added.subject, less);
    const auto shares = forms.office.reviewed()->fleet.funds.at(0).shares;
    REQUIRE(shares.size() == 1);
    CHECK(shares[0].share.millionths == 333'333);
    CHECK(shares[0].items == std::vector{planner::ItemKind::laptop});

    const auto removed = forms.remove(added.subject);
    CHECK(forms.office.reviewed()->fleet.funds.empty());
    CHECK(reason_of([&] { forms.undo(changed.change); }) == Reason::not_undoable);
    forms.undo(removed.change);
    CHECK(forms.present(added.subject).integer("amount") == 750'000'000);
    forms.undo(changed.change);
    CHECK(forms.present(added.subject) == fund("NS-2027", 2027, 900'000'000));
    forms.undo(added.change);
    CHECK_FALSE(forms.is_there(added.subject));

    const auto reader = forms.office.store().snapshot();
    CHECK(reader->changes_of(changes::to_text(added.subject), std::nullopt, 10).size() == 6);
    const auto trail = reader->audit_trail({}, 5);
    CHECK(trail.at(4).action == "change-fund");
    CHECK(trail.at(4).actor == "an.nguyen");
    CHECK(trail.at(4).detail.find("Amount: VND 900,000,000 -> VND 750,000,000") == 0);
}

TEST_CASE("a change that changes nothing leaves no trace", "[changes]") {
    Forms forms;
    const auto added = forms.add(Kind::fund, fund("NS-2027", 2027, 1));
    const auto before = forms.office.store().revision();
    CHECK(forms.change(added.subject, fund("NS-2027", 2027, 1)).change == store::ChangeId{});
    CHECK(forms.office.store().revision() == before);
}

TEST_CASE("who changes what somebody else has changed meanwhile is told so", "[changes]") {
    Forms forms;
    const auto stale = rules::version_of(forms.present(clerk));
    auto more = forms.present(clerk);
    more.set("memory_gb", std::int64_t{16});
    forms.change(clerk, more);
    more.set("memory_gb", std::int64_t{32});
    CHECK(reason_of([&] {
              forms.write([&](auto& transaction) {
                  return changes::change(transaction, forms.shipped(), clerk, more, stale, officer);
              });
          }) == Reason::changed_since);
    CHECK(forms.present(clerk).integer("memory_gb") == 16);
}

TEST_CASE("a fund is refused by the field at fault", "[changes]") {
    Forms forms;
    forms.add(Kind::fund, fund("NS-2027", 2027, 1));
    const auto refused = [&](const rules::Record& record) { return field_of([&] { forms.add(Kind::fund, record); }); };
    CHECK(refused(fund("NS-2027", 2028, 1)) == "/code");
    auto elsewhere = fund("NS-2028", 2028, 1);
    elsewhere.set("unit_id", std::string("99"));
    CHECK(refused(elsewhere) == "/unit_id");
    CHECK(refused(fund("NS-2028", 2028, 1'000'000'000'000'000)) == "not refused");

    auto one = fund("L-2027", 2027, 1);
    one.set("line", std::string("mua-sam"));
    forms.add(Kind::fund, one);
    auto same_year = fund("L-2027b", 2027, 1);
    same_year.set("line", std::string("mua-sam"));
    CHECK(refused(same_year) == "/line");
    auto other_kind = fund("L-2028", 2028, 1);
    other_kind.set("line", std::string("mua-sam"));
    other_kind.set("kind", std::string("investment"));
    CHECK(refused(other_kind) == "/line");
    other_kind.set("kind", std::string("recurrent"));
    CHECK(refused(other_kind) == "not refused");
    CHECK_NOTHROW(forms.office.reviewed());
}

TEST_CASE(
    "a role's requirement counts in the ranking once it is saved, and what is shipped holds again after undo",
    "[changes]") {
    Forms forms;
    const auto is_low = [&](store::SeatId seat) {
        const auto reviewed = forms.office.reviewed();
        return reviewed->ranking[reviewed->rank_of[reviewed->seat_index.at(seat)]].verdict ==
               planning::SeatVerdict::low;
    };
    CHECK_FALSE(is_low(forms.fit));
    const Subject accountant{Kind::role, "accountant"};
    auto more = forms.present(accountant);
    more.set("memory_gb", std::int64_t{128});
    more.set("processor_score", std::int64_t{50'000});
    const auto changed = forms.change(accountant, more);
    CHECK(is_low(forms.fit));
    CHECK(forms.office.reviewed()->rules->roles.size() == forms.shipped().roles.size());
    forms.undo(changed.change);
    CHECK_FALSE(is_low(forms.fit));
    CHECK(forms.office.store().snapshot()->set_rules().empty());
}

TEST_CASE("a role with seats is not removed, and it is said how many there are", "[changes]") {
    Forms forms;
    try {
        forms.remove(clerk);
        FAIL("removed");
    } catch (const ChangeRefused& refused) {
        CHECK(refused.reason() == Reason::in_use);
        CHECK(refused.why().vi.find("2 vị trí ở 1 đơn vị") == 0);
    }
    const auto removed = forms.remove({Kind::role, "it_officer"});
    CHECK_FALSE(forms.is_there({Kind::role, "it_officer"}));
    CHECK(forms.office.reviewed()->fleet.roles.size() == forms.shipped().roles.size() - 1);
    forms.undo(removed.change);
    CHECK(forms.office.reviewed()->fleet.roles.size() == forms.shipped().roles.size());
}

TEST_CASE("a role is added under a code of its own and goes by a norm that there is", "[changes]") {
    Forms forms;
    auto archive = forms.present(clerk);
    CHECK(field_of([&] { forms.add(Kind::role, archive); }) == "/id");
    archive.set("id", std::string("archive"));
    archive.set("norm_position", std::string("nobody"));
    CHECK(field_of([&] { forms.add(Kind::role, archive); }) == "/norm_position");
    archive.set("norm_position", std::string("leader"));
    const auto added = forms.add(Kind::role, archive);
    CHECK(forms.office.reviewed()->fleet.roles.back().id == "archive");
    CHECK(field_of([&] { forms.change(clerk, archive); }) == "/id");
    forms.undo(added.change);
    CHECK(forms.office.reviewed()->fleet.roles.size() == forms.shipped().roles.size());
}

TEST_CASE("a model's price is the model's own, wherever it was set", "[changes]") {
    Forms forms;
    const Subject model{Kind::model, "desktop-a"};
    forms.office.store().write(
        [](store::Transaction& transaction) { transaction.set_price("desktop-a", store::Vnd{11'000'000}); });
    CHECK(forms.present(model).integer("price") == 11'000'000);
    auto dearer = forms.present(model);
    dearer.set("price", std::int64_t{13'000'000});
    const auto changed = forms.change(model, dearer);
    const auto price = [&] { return forms.office.reviewed()->fleet.catalogue.models.front().price; };
    CHECK(price() == store::Vnd{13'000'000});
    forms.undo(changed.change);
    CHECK(price() == store::Vnd{11'000'000});

    auto strange = forms.present(model);
    strange.set("id", std::string("ddr4-8"));
    strange.set("processor", std::string("Z80"));
    CHECK(field_of([&] { forms.add(Kind::model, strange); }) == "/processor");

    const auto removed = forms.remove(model);
    CHECK(forms.office.reviewed()->fleet.catalogue.models.front().id != "desktop-a");
    forms.undo(removed.change);
    CHECK(price() == store::Vnd{11'000'000});
}

TEST_CASE("the price of a part is set and taken back", "[changes]") {
    Forms forms;
    const auto part = forms.shipped().catalogue.memory.front();
    const Subject subject{Kind::price, part.id};
    auto price = forms.present(subject);
    price.set("price", std::int64_t{1'234'000});
    const auto changed = forms.change(subject, price);
    CHECK(forms.office.reviewed()->fleet.catalogue.memory.front().price == store::Vnd{1'234'000});
    forms.undo(changed.change);
    CHECK(forms.office.reviewed()->fleet.catalogue.memory.front().price == part.price);
    CHECK(forms.office.store().snapshot()->set_prices().empty());
}

TEST_CASE("the last norm of a position that roles go by stays", "[changes]") {
    Forms forms;
    const auto norms = changes::present_records(*forms.office.store().snapshot(), forms.shipped(), Kind::norm);
    std::size_t left = 0;
    for (const auto& norm : norms)
        if (norm.record.text("position") == "leader") ++left;
    for (const auto& norm : norms) {
        if (norm.record.text("position") != "leader") continue;
        if (left-- > 1)
            forms.remove({Kind::norm, norm.id});
        else
            CHECK(reason_of([&] { forms.remove({Kind::norm, norm.id}); }) == Reason::in_use);
    }
    auto twice = norms.front().record;
    CHECK(field_of([&] { forms.add(Kind::norm, twice); }) == "/valid_from");
    twice.set("valid_from", std::string("2027-01-01"));
    twice.set("price_ceiling", std::int64_t{22'000'000});
    forms.add(Kind::norm, twice);
    CHECK(forms.office.reviewed()->fleet.ceilings.back().most == store::Vnd{22'000'000});
}

TEST_CASE("policies are changed, and unknown records are not there", "[changes]") {
    Forms forms;
    const Subject policies{Kind::policies, "policies"};
    auto stricter = forms.present(policies);
    stricter.set("fit_from", 80.0);
    forms.change(policies, stricter);
    CHECK(forms.office.reviewed()->policies.fit_from == 80.0);
    const auto remove = [&](const Subject& subject) {
        return reason_of([&] {
            forms.write([&](auto& transaction) {
                return changes::remove(transaction, forms.shipped(), subject, "0", officer);
            });
        });
    };
    CHECK(remove({Kind::role, "nobody"}) == Reason::none_such);
    CHECK(remove({Kind::fund, "7"}) == Reason::none_such);
    CHECK(reason_of([&] { forms.undo(store::ChangeId{99}); }) == Reason::none_such);
}
