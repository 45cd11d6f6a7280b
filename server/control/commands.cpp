#include "server/control/commands.h"

#include "server/access/accounts.h"
#include "server/access/audit_trail.h"
#include "server/access/enrolment.h"
#include "server/access/feed_tokens.h"
#include "server/control/arguments.h"
#include "server/control/offline_commands.h"
#include "server/control/summary.h"

#include <fmt/format.h>

#include <filesystem>

namespace rasoat::control {

namespace {

ControlAnswer refused(std::string why) {
    return {false, std::move(why)};
}

ControlAnswer summary(const api::Services& services, const std::vector<std::string>& words) {
    std::optional<store::Vnd> budget;
    if (words.size() > 1) {
        const auto amount = number_in(words[1], 0, 1'000'000'000'000'000);
        if (!amount) return refused(fmt::format("summary: \"{}\" is not a sum in VND", words[1]));
        budget = store::Vnd{*amount};
    }
    return {true, summary_text(services, budget, now())};
}

ControlAnswer enrolment_token(const api::Services& services, const std::vector<std::string>& words) {
    const auto days = words.size() > 2 ? number_in(words[2], 1, 366) : 1;
    if (!days) return refused(fmt::format("enrolment-token: \"{}\" is not a number of days from 1 to 366", words[2]));
    const auto unit = chosen_unit(*services.store.snapshot(), words);
    if (!unit) return refused("enrolment-token: there is no such unit");
    const auto made =
        access::make_enrolment_token(services.store, unit->id, std::chrono::days(*days), access::system_actor, now());
    return {
        true, fmt::format(
                  "server: {}\nca-fingerprint: {}\nunit: {}\ntoken: {}\n", services.identity.public_url,
                  services.identity.ca_fingerprint, unit->name, made.secret)};
}

ControlAnswer feed_token(const api::Services& services, const std::vector<std::string>& words) {
    constexpr std::size_t longest_name = 100;
    if (words.size() != 2 || words[1].empty() || words[1].size() > longest_name)
        return refused("feed-token: a name of 1 to 100 bytes is wanted, of whoever will read the indicators");
    const auto made = access::make_feed_token(services.store, words[1], access::system_actor, now());
    return {
        true, fmt::format(
                  "address: {}/api/v1/indicators\nca-fingerprint: {}\ntoken: {}\n", services.identity.public_url,
                  services.identity.ca_fingerprint, made.secret)};
}

ControlAnswer reset_password(const api::Services& services, const std::vector<std::string>& words) {
    if (words.size() != 2) return refused("reset-password: a username is wanted");
    const auto password = access::reset_password(services.store, words[1], now());
    if (!password) return refused(fmt::format("reset-password: there is no account \"{}\"", words[1]));
    return {true, fmt::format("{} password: {}\n", words[1], *password)};
}

ControlAnswer back_up(const api::Services& services, const std::vector<std::string>& words) {
    if (words.size() != 2) return refused("backup: the name of a new file is wanted");
    try {
        services.store.back_up(words[1]);
    } catch (const store::StoreError& error) {
        return refused(fmt::format("backup: {}", error.what()));
    }
    std::error_code unknown;
    return {
        true, fmt::format(
                  "{}: đã sao lưu, {} byte · backed up, {} bytes\n", words[1],
                  std::filesystem::file_size(words[1], unknown), std::filesystem::file_size(words[1], unknown))};
}

} // namespace

ControlAnswer run_command(const api::Services& services, const std::vector<std::string>& words) {
    if (words.empty()) return refused("a command is wanted");
    if (words[0] == "summary") return summary(services, words);
    if (words[0] == "enrolment-token") return enrolment_token(services, words);
    if (words[0] == "feed-token") return feed_token(services, words);
    if (words[0] == "reset-password") return reset_password(services, words);
    if (words[0] == "backup") return back_up(services, words);
    if (words[0] == "offline-stick") return offline_stick(services, words);
    if (words[0] == "import-reports") return import_reports(services, words);
    return refused(fmt::format(
        "\"{}\" is no command; there are summary, backup, enrolment-token, offline-stick, import-reports, feed-token "
        "and reset-password",
        words[0]));
}

} // namespace rasoat::control
