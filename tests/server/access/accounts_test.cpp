#include "server/access/accounts.h"
#include "server/access/sessions.h"
#include "tests/server/store/sample_records.h"
#include "tests/server/store/scratch_store.h"

#include <catch2/catch.hpp>

using namespace rasoat;
using namespace rasoat::tests;
using access::Role;

namespace {

constexpr auto* good_password = "mật khẩu đủ dài";

bool may_sign_in(store::Store& store, std::string_view name, std::string_view password) {
    access::SignInThrottle throttle;
    const auto answer = access::sign_in(store, throttle, name, password, "10.0.0.7", at());
    return std::holds_alternative<access::SignedIn>(answer);
}

} // namespace

TEST_CASE("an invited person signs in once by the password given", "[access]") {
    const auto scratch = scratch_store();
    auto& store = scratch->store();
    const auto added = access::invite(store, " Tran.Mai ", Role::finance_officer, "administrator", at());
    CHECK(added.username == "tran.mai");
    REQUIRE(may_sign_in(store, "tran.mai", added.one_time_password));
    CHECK(store.snapshot()->account(added.id)->must_change_password);
    CHECK(store.snapshot()->account(added.id)->role == "finance_officer");
}

TEST_CASE("a name that is taken or unfit is refused in words", "[access]") {
    const auto scratch = scratch_store();
    auto& store = scratch->store();
    (void)access::invite(store, "mai", Role::it_officer, "administrator", at());
    for (const auto* name : {"mai", "MAI", "m", "trần", "a b", "x/y", ""})
        CHECK_THROWS_AS(access::invite(store, name, Role::it_officer, "administrator", at()), access::AccountRefused);
    CHECK(store.snapshot()->accounts().size() == 1);
}

TEST_CASE("a disabled account is out at once, and back when enabled", "[access]") {
    const auto scratch = scratch_store();
    auto& store = scratch->store();
    const auto id = access::add_account(store, "lan", Role::it_officer, good_password, false, "system", at());
    access::SignInThrottle throttle;
    const auto answer = access::sign_in(store, throttle, "lan", good_password, "10.0.0.7", at());
    const auto token = std::get<access::SignedIn>(answer).token;
    REQUIRE(access::change_account(store, id, {Role::it_officer, true}, "administrator", at()));
    CHECK_FALSE(access::session_with(store, token, at()));
    CHECK_FALSE(may_sign_in(store, "lan", good_password));
    REQUIRE(access::change_account(store, id, {Role::it_officer, false}, "administrator", at()));
    CHECK(may_sign_in(store, "lan", good_password));
}

TEST_CASE("nobody takes their own rights away, so that someone is left who has them", "[access]") {
    const auto scratch = scratch_store();
    auto& store = scratch->store();
    const auto id = access::add_account(store, "lan", Role::administrator, good_password, false, "system", at());
    CHECK_THROWS_AS(access::change_account(store, id, {Role::it_officer, false}, "lan", at()), access::AccountRefused);
    CHECK_THROWS_AS(
        access::change_account(store, id, {Role::administrator, true}, "lan", at()), access::AccountRefused);
    CHECK(store.snapshot()->account(id)->role == "administrator");
    CHECK_FALSE(access::change_account(store, store::AccountId{99}, {}, "lan", at()));
}

TEST_CASE("who forgot the password gets a new one, and the old one is dead", "[access]") {
    const auto scratch = scratch_store();
    auto& store = scratch->store();
    const auto id = access::add_account(store, "lan", Role::it_officer, good_password, false, "system", at());
    const auto password = access::give_one_time_password(store, id, "administrator", at());
    REQUIRE(password);
    CHECK(may_sign_in(store, "lan", *password));
    CHECK_FALSE(may_sign_in(store, "lan", good_password));
    CHECK_FALSE(access::give_one_time_password(store, store::AccountId{99}, "administrator", at()));
    CHECK(store.snapshot()->audit_trail({}, 100).size() == 4); // added, reset, a good and a bad attempt
}
