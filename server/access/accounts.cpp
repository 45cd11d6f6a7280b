#include "server/access/accounts.h"

#include "server/access/account_names.h"
#include "server/access/audit_trail.h"
#include "server/access/password_rules.h"
#include "server/access/passwords.h"
#include "server/access/secrets.h"

#include <algorithm>

namespace rasoat::access {
namespace {

constexpr std::string_view first_account = "administrator";
/// 120 random bits: 20 characters to type once.
constexpr std::size_t one_time_password_bytes = 15;

bool is_fit_name(std::string_view name) {
    return name.size() >= 2 && name.size() <= 50 && std::ranges::all_of(name, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
           });
}

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

NewAccount invite(store::Store& store, std::string_view username, Role role, std::string_view actor, store::Time now) {
    NewAccount added{{}, folded_name(username), random_secret(one_time_password_bytes)};
    if (!is_fit_name(added.username))
        throw AccountRefused(
            {"Tên đăng nhập gồm 2 đến 50 ký tự: chữ a–z không dấu, chữ số, dấu chấm, gạch nối, gạch dưới.",
             "A name has 2 to 50 letters a to z, figures, points, hyphens or underscores."});
    try {
        added.id = add_account(store, added.username, role, added.one_time_password, true, actor, now);
    } catch (const store::StoreConflict&) {
        throw AccountRefused(
            {"Tên đăng nhập này đã có; hãy chọn tên khác.", "There is an account of that name; choose another."});
    }
    return added;
}

bool change_account(
    store::Store& store, store::AccountId id, const AccountChange& change, std::string_view actor, store::Time now) {
    return store.write([&](store::Transaction& transaction) {
        auto account = transaction.account(id);
        if (!account) return false;
        if (account->username == actor)
            throw AccountRefused(
                {"Không thể tự đổi vai trò hay tự khóa tài khoản của mình; hãy nhờ quản trị viên khác.",
                 "One cannot change one's own role or disable oneself; ask another administrator."});
        account->role = std::string(name_of(change.role));
        account->disabled = change.disabled;
        transaction.put_account(*account);
        transaction.remove_sessions_of(id);
        record(
            transaction, actor, "change-account", account->username,
            account->role + (change.disabled ? ", disabled" : ""), now);
        return true;
    });
}

std::optional<std::string>
give_one_time_password(store::Store& store, store::AccountId id, std::string_view actor, store::Time now) {
    auto password = random_secret(one_time_password_bytes);
    const auto hash = password_hash(password);
    const auto found = store.write([&](store::Transaction& transaction) {
        auto account = transaction.account(id);
        if (!account) return false;
        account->password_hash = hash;
        account->must_change_password = true;
        transaction.put_account(*account);
        transaction.remove_sessions_of(id);
        record(transaction, actor, "reset-password", account->username, {}, now);
        return true;
    });
    if (!found) return std::nullopt;
    return password;
}

std::optional<std::string> reset_password(store::Store& store, std::string_view username, store::Time now) {
    const auto account = store.snapshot()->account_named(folded_name(username));
    if (!account) return std::nullopt;
    return give_one_time_password(store, account->id, system_actor, now);
}

} // namespace rasoat::access
