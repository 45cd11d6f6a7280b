#include "server/access/sessions.h"

#include "server/access/account_names.h"
#include "server/access/audit_trail.h"
#include "server/access/password_rules.h"
#include "server/access/passwords.h"
#include "server/access/secrets.h"

#include <sodium.h>

namespace rasoat::access {
namespace {

constexpr std::size_t token_bytes = 32;
/// The end is put off only when at least this much is gained, so that reading pages does not write.
constexpr std::chrono::minutes put_off_least{5};

/// Derived from the token by a hash of its own, so it need not be stored and does not give the token away.
std::string csrf_token(std::string_view token) {
    std::string salted = "csrf:";
    salted += token;
    const auto hash = hash_of(salted);
    std::string text(sodium_base64_ENCODED_LEN(hash.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING), '\0');
    sodium_bin2base64(text.data(), text.size(), hash.data(), hash.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    text.pop_back();
    return text;
}

/// None where the account may not work: disabled, or of a role that this program does not know.
std::optional<Session> session_of(const store::Account& account, std::string_view token) {
    const auto role = role_named(account.role);
    if (account.disabled || !role) return std::nullopt;
    return Session{account.id, account.username, *role, account.must_change_password, csrf_token(token)};
}

/// What an unknown name's password is compared with, so that it takes as long as a known one's.
const std::string& hash_of_nobody() {
    static const std::string hash = password_hash(random_secret(token_bytes));
    return hash;
}

void note_wrong_attempt(store::Store& store, const std::string& name, std::string_view address, store::Time now) {
    store.write([&](store::Transaction& transaction) {
        // Whatever was typed as a name may be a password: only the names of accounts are recorded.
        const auto known = transaction.account_named(name).has_value();
        record(transaction, known ? std::string_view(name) : "?", "sign-in-refused", {}, address, now);
    });
}

} // namespace

SignInAnswer sign_in(
    store::Store& store, SignInThrottle& throttle, std::string_view username, std::string_view password,
    std::string_view address, store::Time now) {
    const auto name = folded_name(username);
    const auto wait = throttle.wait_for(name, address, now);
    if (wait > std::chrono::seconds::zero()) return TooManyAttempts{wait};

    const auto account = store.snapshot()->account_named(name);
    const auto matches = password_matches(password, account ? account->password_hash : hash_of_nobody());
    auto token = random_secret(token_bytes);
    auto session = account && matches ? session_of(*account, token) : std::nullopt;
    if (!session) {
        throttle.failed(name, address, now);
        note_wrong_attempt(store, name, address, now);
        return WrongCredentials{};
    }
    throttle.succeeded(name);
    store.write([&](store::Transaction& transaction) {
        transaction.put_session({hash_of(token), account->id, now, now + session_idle});
        record(transaction, name, "sign-in", {}, address, now);
    });
    return SignedIn{std::move(token), *std::move(session)};
}

std::optional<Session> session_with(store::Store& store, std::string_view token, store::Time now) {
    const auto hash = hash_of(token);
    const auto reader = store.snapshot();
    const auto stored = reader->session_with(hash);
    if (!stored || stored->expires_at <= now) return std::nullopt;
    const auto account = reader->account(stored->account);
    if (!account) return std::nullopt;
    if (now + session_idle - stored->expires_at >= put_off_least)
        store.write([&](store::Transaction& transaction) {
            // It may have ended since it was read.
            auto current = transaction.session_with(hash);
            if (!current) return;
            current->expires_at = now + session_idle;
            transaction.put_session(*current);
        });
    return session_of(*account, token);
}

void sign_out(store::Store& store, std::string_view token, store::Time now) {
    const auto hash = hash_of(token);
    store.write([&](store::Transaction& transaction) {
        const auto session = transaction.session_with(hash);
        if (!session) return;
        const auto account = transaction.account(session->account);
        transaction.remove_session(hash);
        if (account) record(transaction, account->username, "sign-out", {}, {}, now);
    });
}

void change_password(
    store::Store& store, std::string_view token, std::string_view current, std::string_view changed, store::Time now) {
    const auto hash = hash_of(token);
    const auto session = store.snapshot()->session_with(hash);
    const auto account = session ? store.snapshot()->account(session->account) : std::nullopt;
    if (!account || !password_matches(current, account->password_hash))
        throw WrongPassword({"Mật khẩu hiện tại không đúng.", "The present password is wrong."});
    refuse_unfit_password(changed);
    if (changed == current)
        throw UnfitPassword(
            {"Mật khẩu mới phải khác mật khẩu hiện tại.", "The new password must differ from the present one."});
    const auto new_hash = password_hash(changed);
    store.write([&](store::Transaction& transaction) {
        auto stored = transaction.account(account->id);
        if (!stored || stored->password_hash != account->password_hash)
            throw WrongPassword(
                {"Mật khẩu vừa được đổi ở nơi khác.", "The password has just been changed from elsewhere."});
        stored->password_hash = new_hash;
        stored->must_change_password = false;
        transaction.put_account(*stored);
        transaction.remove_sessions_of(stored->id);
        transaction.put_session({hash, stored->id, session->made_at, now + session_idle});
        record(transaction, stored->username, "change-password", {}, {}, now);
    });
}

bool csrf_matches(const Session& session, std::string_view given) {
    return equal_secrets(session.csrf_token, given);
}

void forget_ended_sessions(store::Store& store, store::Time now) {
    store.write([now](store::Transaction& transaction) { transaction.remove_sessions_expired_at(now); });
}

} // namespace rasoat::access
