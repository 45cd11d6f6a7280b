#include "server/access/permissions.h"

#include <catch2/catch.hpp>

using namespace rasoat;

TEST_CASE("only an administrator manages accounts and reads the audit trail", "[access]") {
    using access::Permission;
    using access::Role;
    for (const auto role : {Role::administrator, Role::it_officer, Role::finance_officer}) {
        REQUIRE(access::allows(role, Permission::read_machines));
        REQUIRE(access::allows(role, Permission::make_plans));
        REQUIRE(access::allows(role, Permission::manage_accounts) == (role == Role::administrator));
        REQUIRE(access::allows(role, Permission::read_audit_trail) == (role == Role::administrator));
        REQUIRE(access::allows(role, Permission::manage_enrolment) == (role != Role::finance_officer));
        REQUIRE(access::role_named(access::name_of(role)) == role);
    }
    REQUIRE_FALSE(access::role_named("root"));
}

TEST_CASE("money is the finance officer's, roles and models the IT officer's, prices both's", "[access]") {
    using access::Permission;
    using access::Role;
    CHECK(access::allows(Role::finance_officer, Permission::manage_funds));
    CHECK_FALSE(access::allows(Role::it_officer, Permission::manage_funds));
    CHECK(access::allows(Role::it_officer, Permission::manage_rules));
    CHECK_FALSE(access::allows(Role::finance_officer, Permission::manage_rules));
    for (const auto role : {Role::administrator, Role::it_officer, Role::finance_officer})
        CHECK(access::allows(role, Permission::manage_prices));
    CHECK(access::allows(Role::administrator, Permission::manage_funds));
    CHECK(access::allows(Role::administrator, Permission::manage_rules));
}
