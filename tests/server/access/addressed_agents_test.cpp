#include "server/access/addressed_agents.h"
#include "server/access/enrolment.h"
#include "tests/server/store/added_records.h"
#include "tests/server/store/scratch_store.h"

#include <catch2/catch.hpp>

using namespace rasoat;
using namespace rasoat::tests;

namespace {

constexpr store::Time now{std::chrono::sys_days(std::chrono::year(2026) / 11 / 24)};
constexpr std::chrono::days valid_for{30};
constexpr store::Time after_it_expired = now + valid_for;

/// A store with a unit, and a token of it in an address.
struct Address {
    std::unique_ptr<ScratchStore> scratch = scratch_store();
    store::UnitId unit = added_unit(scratch->store(), "xa-1").id;
    access::NewEnrolmentToken made = access::make_enrolment_token(scratch->store(), unit, valid_for, "an.nguyen", now);

    [[nodiscard]] store::Store& store() const { return scratch->store(); }
    [[nodiscard]] store::Device device(std::string_view agent_id, store::Time at) const {
        return access::addressed_device(store(), *access::token_in_address(store(), made.secret), agent_id, at);
    }
};

} // namespace

TEST_CASE("an agent at an address is one device, however often it comes", "[addressed]") {
    const Address address;
    const auto first = address.device("pc-1-2026-11-24", now);
    CHECK(first.unit == address.unit);
    CHECK(first.agent_id == "pc-1-2026-11-24");
    CHECK(address.device("pc-1-2026-11-24", now).id == first.id);
    CHECK(address.device("pc-2-2026-11-24", now).id != first.id);
    CHECK(address.store().snapshot()->enrolment_token(address.made.token.id)->used == 2);
    // The same agent at another unit's address is another device.
    const auto other = access::make_enrolment_token(address.store(), address.unit, valid_for, "an.nguyen", now);
    const auto token = access::token_in_address(address.store(), other.secret);
    CHECK(access::addressed_device(address.store(), *token, "pc-1-2026-11-24", now).id != first.id);
}

TEST_CASE("a token that has expired serves whom it let in, and nobody new", "[addressed]") {
    const Address address;
    const auto known = address.device("pc-1", now);
    CHECK(address.device("pc-1", after_it_expired).id == known.id);
    CHECK_THROWS_AS(address.device("pc-2", after_it_expired), access::EnrolmentRefused);
}

TEST_CASE("a token that was revoked opens no address", "[addressed]") {
    const Address address;
    REQUIRE(access::revoke_enrolment_token(address.store(), address.made.token.id, "an.nguyen", now));
    CHECK_FALSE(access::token_in_address(address.store(), address.made.secret));
    CHECK_FALSE(access::token_in_address(address.store(), "guess"));
}

TEST_CASE("a device that was revoked is not let in again by its address", "[addressed]") {
    const Address address;
    const auto device = address.device("pc-1", now);
    REQUIRE(access::revoke_device(address.store(), device.id, "an.nguyen", now));
    CHECK_THROWS_AS(address.device("pc-1", now), access::EnrolmentRefused);
}
