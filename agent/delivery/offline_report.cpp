#include "agent/delivery/offline_report.h"

#include "agent/delivery/durable_file.h"
#include "agent/delivery/gzip.h"
#include "agent/delivery/hardware_marks.h"
#include "agent/delivery/key_value_file.h"
#include "agent/delivery/timestamp.h"
#include "agent/report/hmac.h"
#include "agent/report/offline_format.h"
#include "agent/report/report_json.h"

#include <string_view>

namespace rasoat::delivery {

namespace {

namespace offline = report::offline;

constexpr std::size_t key_bytes = 32;
constexpr std::size_t longest_host_name = 40;

/// What every file system and every language takes as part of a file's name.
std::string plain_name(std::string_view hostname) {
    std::string name;
    for (const char c : hostname.substr(0, longest_host_name)) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
        name += plain ? c : '-';
    }
    return name.empty() ? "pc" : name;
}

} // namespace

OfflineStick offline_stick(const std::filesystem::path& settings) {
    constexpr std::size_t largest_file = std::size_t{64} * 1024;
    const auto name = settings.string();
    const auto text = read_file(settings, largest_file);
    if (!text)
        throw StorageProblem(
            "there is no " + name + "; make it on the server with rasoat-server offline-stick, and put it beside");
    const auto values = parse_key_values(*text, name, {"token", "signing_key", "unit"});
    OfflineStick stick{
        value_or_empty(values, "token"), report::bytes_of_hex(value_or_empty(values, "signing_key")), {}};
    if (auto unit = value_or_empty(values, "unit"); !unit.empty()) stick.unit = std::move(unit);
    if (stick.token.empty() || stick.token.find_first_not_of("0123456789") != std::string::npos)
        throw FileProblem(name + ": token must be the number that the server gave");
    if (stick.signing_key.size() != key_bytes)
        throw FileProblem(name + ": signing_key must be the 64 hexadecimal digits that the server gave");
    return stick;
}

std::string
offline_report_file(const report::Report& report, const OfflineStick& stick, std::chrono::sys_seconds made_at) {
    const auto lines = offline::signed_lines({stick.token, timestamp(made_at), report.device_id});
    const auto body = gzip(report::to_json(report));
    return lines + "signature: " + report::hmac_sha256_hex(stick.signing_key, lines + body) + "\n\n" + body;
}

std::filesystem::path write_offline_report(
    const report::Report& report, const OfflineStick& stick, const std::filesystem::path& folder,
    std::chrono::sys_seconds made_at) {
    const auto day = timestamp(made_at).substr(0, 10);
    const auto name = plain_name(report.hostname) + '-' + short_machine_name(report) + '-' + day;
    auto path = folder / (name + std::string(offline::file_ending));
    for (int number = 2; std::filesystem::exists(path); ++number)
        path = folder / (name + '-' + std::to_string(number) + std::string(offline::file_ending));
    write_durably(path, offline_report_file(report, stick, made_at));
    return path;
}

} // namespace rasoat::delivery
