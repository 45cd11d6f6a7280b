#include "server/access/accounts.h"

#include "server/access/account_names.h"
#include "server/access/audit_trail.h"
#include "server/access/password_rules.h"
#include "server/access/passwords.h"
#include "server/access/secrets.h"

namespace rasoat::access {
namespace {

constexpr std::string_view first_account = "administrator";
/// 120 random bits: 20 characters to type once.
constexpr std::size_t one_time_password_bytes = 15;

} // namespace

std::optional<std::string> ensure_administrator(store::Store& store, store::Time now) {
    if (!store.snapshot()->accounts().empty()) return std::nullopt;
    auto password = random_secret(one_time_password_bytes);
    add_account(store, first_account, Role::administrator, password, true, system_actor, now);
    return password;
}

store::AccountId add_account(
    store::Store& store, std::string_view username, Role role, std::string_view password, bool must_change,
    std::string_view actor, store::Time now) {
    refuse_unfit_password(password);
    const store::Account account{
        .id = {},
        .username = folded_name(username),
        .role = std::string(name_of(role)),
        .password_hash = password_hash(password),
        .must_change_password = must_change,
        .disabled = false,
        .made_at = now};
    return store.write([&](store::Transaction& transaction) {
        const auto id = transaction.add_account(account);
        record(transaction, actor, "add-account", account.username, account.role, now);
        return id;
    });
}

std::optional<std::string> reset_password(store::Store& store, std::string_view username, store::Time now) {
    auto password = random_secret(one_time_password_bytes);
    const auto hash = password_hash(password);
    const auto found = store.write([&](store::Transaction& transaction) {
        auto account = transaction.account_named(folded_name(username));
        if (!account) return false;
        account->password_hash = hash;
        account->must_change_password = true;
        transaction.put_account(*account);
        transaction.remove_sessions_of(account->id);
        record(transaction, system_actor, "reset-password", account->username, {}, now);
        return true;
    });
    if (!found) return std::nullopt;
    return password;
}

} // namespace rasoat::access
