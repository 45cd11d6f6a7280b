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
