#pragma once

#include "server/access/access_error.h"
#include "server/access/permissions.h"
#include "server/access/sign_in_throttle.h"
#include "server/store/store.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace rasoat::access {

/// A session ends this long after it was last used.
inline constexpr std::chrono::hours session_idle{8};

/// A signed-in person.
struct Session {
    store::AccountId account;
    std::string username;
    Role role = Role::it_officer;
    bool must_change_password = false; ///< nothing else is allowed until it is done
    std::string csrf_token;            ///< goes with every unsafe request in X-CSRF-Token
};

struct SignedIn {
    std::string token; ///< the cookie's value: 256 random bits; only its hash is stored
    Session session;
};

/// Name or password is wrong, or the account is disabled; which of these is not told (HTTP 401).
struct WrongCredentials {};

/// Too many wrong attempts for this name or address (HTTP 429 with Retry-After).
struct TooManyAttempts {
    std::chrono::seconds retry_after{};
};

using SignInAnswer = std::variant<SignedIn, WrongCredentials, TooManyAttempts>;

/// Takes as long for an unknown name as for a wrong password. Good and bad attempts go to the audit trail.
[[nodiscard]] SignInAnswer sign_in(
    store::Store& store, SignInThrottle& throttle, std::string_view username, std::string_view password,
    std::string_view address, store::Time now);

/// Whose token this is; none where it is unknown or has run out. Puts the session's end off.
[[nodiscard]] std::optional<Session> session_with(store::Store& store, std::string_view token, store::Time now);

/// Ends the session; an unknown token is no error.
void sign_out(store::Store& store, std::string_view token, store::Time now);

/// Changes one's own password and ends one's other sessions. Throws WrongPassword or UnfitPassword.
void change_password(
    store::Store& store, std::string_view token, std::string_view current, std::string_view changed, store::Time now);

/// Whether `given` (X-CSRF-Token) is the session's.
[[nodiscard]] bool csrf_matches(const Session& session, std::string_view given);

/// Removes sessions that have run out; call it now and then.
void forget_ended_sessions(store::Store& store, store::Time now);

} // namespace rasoat::access
