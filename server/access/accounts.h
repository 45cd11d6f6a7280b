#pragma once

#include "server/access/access_error.h"
#include "server/access/permissions.h"
#include "server/store/store.h"

#include <optional>
#include <string>
#include <string_view>

namespace rasoat::access {

/// Makes the account "administrator" with a one-time password when there is no account yet, and returns that password,
/// which is stored nowhere and must be changed at the first sign-in. None where accounts exist.
[[nodiscard]] std::optional<std::string> ensure_administrator(store::Store& store, store::Time now);

/// Adds a person. With `must_change` the password serves for one sign-in. Throws UnfitPassword, or
/// store::StoreConflict when the name is taken. `actor` is for the audit trail.
store::AccountId add_account(
    store::Store& store, std::string_view username, Role role, std::string_view password, bool must_change,
    std::string_view actor, store::Time now);

/// A new account as it is told to the administrator: the password is stored nowhere and serves for one sign-in.
struct NewAccount {
    store::AccountId id;
    std::string username;
    std::string one_time_password;
};

/// Adds a person with a one-time password. Names are of 2 to 50 letters a to z, figures, points, hyphens, underscores.
/// Throws AccountRefused where the name is unfit or taken.
[[nodiscard]] NewAccount
invite(store::Store& store, std::string_view username, Role role, std::string_view actor, store::Time now);

/// What an administrator says of an account.
struct AccountChange {
    Role role = Role::it_officer;
    bool disabled = false; ///< a disabled account keeps its traces and signs in no more
};

/// Changes the account and ends its sessions; false where there is none. Throws AccountRefused where `actor` would lose
/// its own rights, so that always somebody is left who manages accounts.
bool change_account(
    store::Store& store, store::AccountId id, const AccountChange& change, std::string_view actor, store::Time now);

/// Gives the account a new one-time password, ends its sessions and returns the password; none where there is no such
/// account.
[[nodiscard]] std::optional<std::string>
give_one_time_password(store::Store& store, store::AccountId id, std::string_view actor, store::Time now);

/// Gives `username` a new one-time password, ends its sessions and returns the password; none where there is no such
/// account. For an administrator at the server's own terminal.
[[nodiscard]] std::optional<std::string>
reset_password(store::Store& store, std::string_view username, store::Time now);

} // namespace rasoat::access
