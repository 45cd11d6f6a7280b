#include "server/access/permissions.h"

#include <array>
#include <utility>

namespace rasoat::access {
namespace {

/// One row a permission: administrator, IT officer, finance officer.
struct Row {
    Permission permission;
    bool administrator;
    bool it_officer;
    bool finance_officer;
};

constexpr std::array table{
    Row{Permission::read_machines, true, true, true},      Row{Permission::read_plans, true, true, true},
    Row{Permission::make_plans, true, true, true},         Row{Permission::manage_enrolment, true, true, false},
    Row{Permission::manage_machines, true, true, false},   Row{Permission::manage_organisation, true, true, false},
    Row{Permission::manage_funds, true, false, true},      Row{Permission::manage_prices, true, true, true},
    Row{Permission::manage_rules, true, true, false},      Row{Permission::manage_accounts, true, false, false},
    Row{Permission::read_audit_trail, true, false, false},
};

constexpr std::array names{
    std::pair{Role::administrator, std::string_view("administrator")},
    std::pair{Role::it_officer, std::string_view("it_officer")},
    std::pair{Role::finance_officer, std::string_view("finance_officer")},
};

} // namespace

bool allows(Role role, Permission permission) {
    for (const auto& row : table) {
        if (row.permission != permission) continue;
        switch (role) {
        case Role::administrator:
            return row.administrator;
        case Role::it_officer:
            return row.it_officer;
        case Role::finance_officer:
            return row.finance_officer;
        }
    }
    return false;
}

std::string_view name_of(Role role) {
    for (const auto& [candidate, name] : names)
        if (candidate == role) return name;
    return {};
}

std::optional<Role> role_named(std::string_view name) {
    for (const auto& [role, candidate] : names)
        if (candidate == name) return role;
    return std::nullopt;
}

} // namespace rasoat::access
