#pragma once

#include <optional>
#include <string_view>

/// Who may do what.
namespace rasoat::access {

enum class Role { administrator, it_officer, finance_officer };

enum class Permission {
    read_machines, ///< overview, units, roles, ranking, machine pages
    read_plans,
    make_plans,
    manage_enrolment,
    manage_accounts,
    manage_machines,     ///< merge and split records, say where machines stand
    manage_organisation, ///< units and seats
    manage_funds,        ///< money by year
    manage_prices,       ///< of the catalogue, and the norms' ceilings
    manage_rules,        ///< roles, models, policies
    read_audit_trail
};

[[nodiscard]] bool allows(Role role, Permission permission);

/// The name by which a role goes in JSON and in the store: "it_officer".
[[nodiscard]] std::string_view name_of(Role role);
[[nodiscard]] std::optional<Role> role_named(std::string_view name);

} // namespace rasoat::access
