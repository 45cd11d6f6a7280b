#include "server/access/access_error.h"
#include "server/access/enrolment.h"
#include "server/access/secrets.h"
#include "tests/server/store/sample_records.h"
#include "tests/server/store/scratch_store.h"

#include <catch2/catch.hpp>

#include <algorithm>
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
    REQUIRE(access::is_revoked_key(store, first.key));
    REQUIRE(access::device_with_key(store, second.key));
    REQUIRE_FALSE(access::is_revoked_key(store, second.key));
    REQUIRE_FALSE(access::is_revoked_key(store, "guess"));
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

TEST_CASE("an agent whose every key was revoked comes back by a newer token alone", "[access]") {
    const auto scratch = scratch_store();
    auto& store = scratch->store();
    const auto unit = store.write([](store::Transaction& t) { return t.add_unit(sample_unit("van-phong")); });
    const auto old_token = access::make_enrolment_token(store, unit, std::chrono::days(30), "lan", at(0));
    const auto first = access::enrol_device(store, old_token.secret, "pc-1", at(1));
    const auto second = access::new_key_for(store, first.device, at(2));
    REQUIRE(access::revoke_device(store, first.device.id, "system", at(3)));
    // It has changed its key, and lost the new one when it was set up anew.
    const auto third = access::enrol_device(store, old_token.secret, "pc-1", at(4));
    REQUIRE(access::revoke_device(store, second.device.id, "lan", at(5)));
    REQUIRE(access::revoke_device(store, third.device.id, "lan", at(5)));
    REQUIRE_THROWS_AS(access::enrol_device(store, old_token.secret, "pc-1", at(6)), access::KeyWasRevoked);
    REQUIRE(access::enrol_device(store, old_token.secret, "pc-2", at(6)).device.agent_id == "pc-2");

    const auto new_token = access::make_enrolment_token(store, unit, std::chrono::days(30), "lan", at(7));
    const auto back = access::enrol_device(store, new_token.secret, "pc-1", at(8));
    REQUIRE(access::device_with_key(store, back.key));
    REQUIRE(store.snapshot()->devices_called("pc-1").size() == 4);
}

TEST_CASE("a unit has so many copied machines a day, copies of copies among them", "[access]") {
    const auto scratch = scratch_store();
    auto& store = scratch->store();
    const auto unit = store.write([](store::Transaction& t) { return t.add_unit(sample_unit("van-phong")); });
    const auto other_unit = store.write([](store::Transaction& t) { return t.add_unit(sample_unit("tu-phap")); });
    const auto enrolled = [&](store::UnitId where) {
        const auto token = access::make_enrolment_token(store, where, std::chrono::days(30), "lan", at());
        return access::enrol_device(store, token.secret, "image", at()).device;
    };
    const auto original = enrolled(unit);
    const auto elsewhere = enrolled(other_unit);
    constexpr std::size_t most = 2;
    const auto first = access::enrol_copy(store, original, "pc-1", most, at(10)).device;
    REQUIRE(access::enrol_copy(store, first, "pc-2", most, at(20)).device.unit == unit);
    const auto refusals = [&] {
        const auto trail = store.snapshot()->audit_trail({}, 100);
        return std::count_if(
            trail.begin(), trail.end(), [](const auto& entry) { return entry.action == "refuse-copy"; });
    };

    try {
        static_cast<void>(access::enrol_copy(store, first, "pc-3", most, at(30)));
        FAIL("a third one came in");
    } catch (const access::TooManyCopies& refused) {
        REQUIRE(refused.wait() == std::chrono::hours(24) - (at(30) - at(10)));
    }
    REQUIRE_THROWS_AS(access::enrol_copy(store, original, "pc-3", most, at(31)), access::TooManyCopies);
    REQUIRE(refusals() == 1);
    REQUIRE(access::enrol_copy(store, elsewhere, "pc-4", most, at(32)).device.unit == other_unit);

    const auto next_day = at(10) + std::chrono::hours(24);
    REQUIRE(access::enrol_copy(store, original, "pc-3", most, next_day).device.agent_id == "pc-3");
    REQUIRE_THROWS_AS(access::enrol_copy(store, original, "pc-5", most, next_day), access::TooManyCopies);
    REQUIRE_THROWS_AS(access::enrol_copy(store, elsewhere, "pc-6", 0, at(40)), access::TooManyCopies);
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
