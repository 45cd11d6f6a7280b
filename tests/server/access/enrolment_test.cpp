#include "server/access/access_error.h"
#include "server/access/enrolment.h"
#include "server/access/secrets.h"
#include "tests/server/store/sample_records.h"
#include "tests/server/store/scratch_store.h"

#include <catch2/catch.hpp>

#include <set>

using namespace rasoat;
using namespace rasoat::tests;

TEST_CASE("an agent enrols with a token of its unit and is then known by its own key", "[access]") {
    const auto scratch = scratch_store();
    auto& store = scratch->store();
    const auto unit = store.write([](store::Transaction& t) { return t.add_unit(sample_unit("van-phong")); });
    const auto token = access::make_enrolment_token(store, unit, std::chrono::days(30), "lan", at());
    const auto first = access::enrol_device(store, token.secret, "pc-1", at(1));
    const auto second = access::enrol_device(store, token.secret, "pc-1", at(2));
    REQUIRE(first.device.unit == unit);
    REQUIRE(first.key.size() == 43);
    REQUIRE(first.key != second.key);
    REQUIRE(access::device_with_key(store, first.key)->device.id == first.device.id);
    REQUIRE(access::device_with_key(store, second.key)->device.id == second.device.id);
    REQUIRE_FALSE(access::device_with_key(store, token.secret));
    REQUIRE_FALSE(access::device_with_key(store, ""));
    REQUIRE(store.snapshot()->enrolment_token(token.token.id)->used == 2);

    REQUIRE(access::revoke_device(store, first.device.id, "lan", at(3)));
    REQUIRE_FALSE(access::device_with_key(store, first.key));
    REQUIRE(access::device_with_key(store, second.key));
    REQUIRE_FALSE(access::revoke_device(store, store::DeviceId{99}, "lan", at(3)));
}

TEST_CASE("an unknown, expired or revoked token enrols nobody", "[access]") {
    const auto scratch = scratch_store();
    auto& store = scratch->store();
    const auto unit = store.write([](store::Transaction& t) { return t.add_unit(sample_unit("van-phong")); });
    const auto token = access::make_enrolment_token(store, unit, std::chrono::days(30), "lan", at());
    REQUIRE_THROWS_AS(access::enrol_device(store, "guess", "pc", at()), access::EnrolmentRefused);
    REQUIRE_THROWS_AS(
        access::enrol_device(store, token.secret, "pc", at() + std::chrono::days(30)), access::EnrolmentRefused);
    REQUIRE(access::valid_enrolment_tokens(*store.snapshot(), at()).size() == 1);
    REQUIRE(access::valid_enrolment_tokens(*store.snapshot(), at() + std::chrono::days(30)).empty());

    REQUIRE(access::revoke_enrolment_token(store, token.token.id, "lan", at(1)));
    REQUIRE_THROWS_AS(access::enrol_device(store, token.secret, "pc", at(2)), access::EnrolmentRefused);
    REQUIRE(access::valid_enrolment_tokens(*store.snapshot(), at(2)).empty());
    REQUIRE_FALSE(access::revoke_enrolment_token(store, store::TokenId{99}, "lan", at(3)));
    REQUIRE(store.figures().devices == 0);
}

TEST_CASE("a token is only made for a unit that exists", "[access]") {
    const auto scratch = scratch_store();
    REQUIRE_THROWS_AS(
        access::make_enrolment_token(scratch->store(), store::UnitId{99}, std::chrono::days(1), "lan", at()),
        store::StoreConflict);
}

TEST_CASE("secrets are never the same and fit into a URL", "[access]") {
    std::set<std::string> secrets;
    for (int index = 0; index < 100; ++index)
        secrets.insert(access::random_secret(32));
    REQUIRE(secrets.size() == 100);
    for (const auto& secret : secrets)
        REQUIRE(
            secret.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") ==
            std::string::npos);
}
