#include "server/access/access_error.h"
#include "server/access/accounts.h"
#include "server/access/secrets.h"
#include "server/access/sessions.h"
#include "tests/server/store/sample_records.h"
#include "tests/server/store/scratch_store.h"

#include <catch2/catch.hpp>

using namespace rasoat;
using namespace rasoat::tests;
using namespace std::chrono_literals;

namespace {

constexpr auto* good_password = "mật khẩu đủ dài";

/// A store with one IT officer named lan.
class Office {
public:
    Office() { access::add_account(store(), "lan", access::Role::it_officer, good_password, false, "system", at()); }
    [[nodiscard]] store::Store& store() { return scratch_->store(); }
    [[nodiscard]] access::SignInAnswer
    sign_in(std::string_view name, std::string_view password, store::Time when = at()) {
        return access::sign_in(store(), throttle_, name, password, "10.0.0.7", when);
    }
    [[nodiscard]] access::SignedIn signed_in(std::string_view password = good_password, store::Time when = at()) {
        return std::get<access::SignedIn>(sign_in("lan", password, when));
    }
    [[nodiscard]] std::vector<std::string> actions() {
        std::vector<std::string> actions;
        for (const auto& entry : store().snapshot()->audit_trail({}, 100))
            actions.push_back(entry.actor + " " + entry.action);
        return actions;
    }

private:
    std::unique_ptr<ScratchStore> scratch_ = scratch_store();
    access::SignInThrottle throttle_;
};

} // namespace

TEST_CASE("the first start makes an administrator whose password must be changed, later ones do not", "[access]") {
    const auto scratch = scratch_store();
    auto& store = scratch->store();
    access::SignInThrottle throttle;
    const auto password = access::ensure_administrator(store, at());
    REQUIRE(password);
    REQUIRE(password->size() >= 16);
    REQUIRE_FALSE(access::ensure_administrator(store, at()));

    const auto answer = access::sign_in(store, throttle, "Administrator ", *password, "10.0.0.7", at());
    const auto& session = std::get<access::SignedIn>(answer).session;
    REQUIRE(session.role == access::Role::administrator);
    REQUIRE(session.must_change_password);
    access::change_password(store, std::get<access::SignedIn>(answer).token, *password, good_password, at());
    REQUIRE_FALSE(access::session_with(store, std::get<access::SignedIn>(answer).token, at())->must_change_password);
}

TEST_CASE("neither password nor token is stored", "[access]") {
    Office office;
    const auto signed_in = office.signed_in();
    const auto account = office.store().snapshot()->account_named("lan");
    REQUIRE(account->password_hash.starts_with("$argon2id$"));
    REQUIRE(account->password_hash.find(good_password) == std::string::npos);
    REQUIRE(office.store().snapshot()->session_with(access::hash_of(signed_in.token)));
    REQUIRE(signed_in.token.size() == 43); // 256 bits in base64url
}

TEST_CASE("a wrong password and an unknown name get the same answer", "[access]") {
    Office office;
    REQUIRE(std::holds_alternative<access::WrongCredentials>(office.sign_in("lan", "wrong password")));
    REQUIRE(std::holds_alternative<access::WrongCredentials>(office.sign_in("nobody", "wrong password")));
}

TEST_CASE("a disabled account cannot sign in, and its sessions end", "[access]") {
    Office office;
    const auto signed_in = office.signed_in();
    auto account = *office.store().snapshot()->account_named("lan");
    account.disabled = true;
    office.store().write([&](store::Transaction& transaction) { transaction.put_account(account); });
    REQUIRE(std::holds_alternative<access::WrongCredentials>(office.sign_in("lan", good_password)));
    REQUIRE_FALSE(access::session_with(office.store(), signed_in.token, at()));
}

TEST_CASE("a session lasts eight hours from its last use", "[access]") {
    Office office;
    const auto token = office.signed_in().token;
    REQUIRE(access::session_with(office.store(), token, at() + 7h));
    REQUIRE(access::session_with(office.store(), token, at() + 14h));
    REQUIRE_FALSE(access::session_with(office.store(), token, at() + 22h));
}

TEST_CASE("a session that is not used for eight hours has ended", "[access]") {
    Office office;
    const auto token = office.signed_in().token;
    REQUIRE_FALSE(access::session_with(office.store(), token, at() + 8h));
    access::forget_ended_sessions(office.store(), at() + 8h);
    REQUIRE_FALSE(office.store().snapshot()->session_with(access::hash_of(token)));
}

TEST_CASE("reading pages for some minutes does not write", "[access]") {
    Office office;
    const auto token = office.signed_in().token;
    const auto commits = office.store().figures().commits;
    REQUIRE(access::session_with(office.store(), token, at(60)));
    REQUIRE(office.store().figures().commits == commits);
}

TEST_CASE("signing out ends the session at once", "[access]") {
    Office office;
    const auto token = office.signed_in().token;
    access::sign_out(office.store(), token, at(5));
    REQUIRE_FALSE(access::session_with(office.store(), token, at(6)));
    REQUIRE_NOTHROW(access::sign_out(office.store(), "unknown", at(7)));
}

TEST_CASE("each session has its own token against forged requests", "[access]") {
    Office office;
    const auto one = office.signed_in();
    const auto other = office.signed_in();
    REQUIRE(one.session.csrf_token != other.session.csrf_token);
    REQUIRE(one.session.csrf_token != one.token);
    REQUIRE(access::csrf_matches(*access::session_with(office.store(), one.token, at(1)), one.session.csrf_token));
    REQUIRE_FALSE(access::csrf_matches(one.session, other.session.csrf_token));
    REQUIRE_FALSE(access::csrf_matches(one.session, ""));
}

TEST_CASE("a changed password ends the other sessions and the old password", "[access]") {
    Office office;
    const auto kept = office.signed_in();
    const auto ended = office.signed_in();
    access::change_password(office.store(), kept.token, good_password, "một mật khẩu khác", at(1));
    REQUIRE(access::session_with(office.store(), kept.token, at(2)));
    REQUIRE_FALSE(access::session_with(office.store(), ended.token, at(2)));
    REQUIRE(std::holds_alternative<access::WrongCredentials>(office.sign_in("lan", good_password)));
    REQUIRE_NOTHROW(office.signed_in("một mật khẩu khác"));
}

TEST_CASE("a new password has to be long and new, and the present one has to be known", "[access]") {
    Office office;
    const auto token = office.signed_in().token;
    const auto change = [&](std::string_view current, std::string_view changed) {
        access::change_password(office.store(), token, current, changed, at());
    };
    REQUIRE_THROWS_AS(change("wrong", "một mật khẩu khác"), access::WrongPassword);
    REQUIRE_THROWS_AS(change(good_password, "mườimộtkýtự"), access::UnfitPassword); // eleven characters, more bytes
    REQUIRE_THROWS_AS(change(good_password, std::string(1001, 'x')), access::UnfitPassword);
    REQUIRE_THROWS_AS(change(good_password, good_password), access::UnfitPassword);
}

TEST_CASE("a password reset at the server ends all sessions and must be changed", "[access]") {
    Office office;
    const auto token = office.signed_in().token;
    const auto password = access::reset_password(office.store(), "lan", at());
    REQUIRE(password);
    REQUIRE_FALSE(access::session_with(office.store(), token, at()));
    REQUIRE(office.signed_in(*password).session.must_change_password);
    REQUIRE_FALSE(access::reset_password(office.store(), "nobody", at()));
}

TEST_CASE("too many wrong passwords are told so, even with the right one", "[access]") {
    Office office;
    for (int attempt = 0; attempt < 5; ++attempt)
        static_cast<void>(office.sign_in("lan", "wrong"));
    const auto answer = office.sign_in("lan", good_password);
    REQUIRE(std::get<access::TooManyAttempts>(answer).retry_after == 1s);
    REQUIRE_NOTHROW(office.signed_in(good_password, at(2)));
}

TEST_CASE("what people and agents do is on the audit trail, without what was typed for a name", "[access]") {
    Office office;
    static_cast<void>(office.signed_in());
    static_cast<void>(office.sign_in("my secret typed in the wrong field", "x"));
    REQUIRE(office.actions() == std::vector<std::string>{"? sign-in-refused", "lan sign-in", "system add-account"});
}
