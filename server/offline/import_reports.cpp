#include "server/offline/import_reports.h"

#include "agent/report/sha256.h"
#include "server/access/addressed_agents.h"
#include "server/intake/offline_report.h"
#include "server/inventory/receive.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iterator>
#include <optional>
#include <sstream>

namespace rasoat::offline {

namespace {

/// Why a file is not taken.
struct Refusal {
    store::Bilingual reason;
};

/// "2026-11-24T08:00:00Z"; none for anything else.
std::optional<store::Time> moment_in(const std::string& text) {
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
    int hour = 0;
    int minute = 0;
    int second = 0;
    char after = 0;
    constexpr int fields = 7;
    // NOLINTNEXTLINE(cert-err34-c): ranges are checked below
    if (std::sscanf(text.c_str(), "%4d-%2u-%2uT%2d:%2d:%2d%c", &year, &month, &day, &hour, &minute, &second, &after) !=
            fields ||
        after != 'Z' || text.size() != 20)
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
    if (!date.ok() || hour > 23 || minute > 59 || second > 59) return std::nullopt;
    return std::chrono::sys_days(date) + std::chrono::hours(hour) + std::chrono::minutes(minute) +
           std::chrono::seconds(second);
}

intake::OfflineFile taken_apart(std::string_view bytes) {
    try {
        return intake::offline_file(bytes);
    } catch (const intake::NotAnOfflineReport& wrong) {
        throw Refusal{
            {fmt::format("Không phải tệp báo cáo của Rà soát, hoặc tệp bị hỏng (cần: {}).", wrong.what()),
             fmt::format("Not a report file of Rà soát, or a damaged one (wanted: {}).", wrong.what())}};
    }
}

store::EnrolmentToken token_of(store::Store& store, const intake::OfflineFile& file) {
    const auto id = store::parse_id<store::TokenId>(file.head.token);
    const auto token = id ? store.snapshot()->enrolment_token(*id) : std::nullopt;
    if (!token)
        throw Refusal{
            {"USB này do một máy chủ khác tạo.", "The stick was made by another server: this one has no such token."}};
    if (token->revoked_at)
        throw Refusal{
            {"Mã của USB này đã bị thu hồi; hãy tạo USB mới.",
             "The stick's token has been revoked; make a new stick."}};
    if (!intake::is_signed(file, intake::offline_signing_key(token->hash)))
        throw Refusal{
            {"Chữ ký không đúng: tệp đã bị sửa, bị hỏng, hoặc do máy chủ khác tạo.",
             "The signature is wrong: the file was changed, is damaged, or belongs to another server."}};
    return *token;
}

/// A PC whose battery is empty lives in another year: no report is older than its stick, none comes from the future.
store::Time moment_of(const intake::OfflineFile& file, const store::EnrolmentToken& token, store::Time now) {
    const auto written = moment_in(file.head.made_at).value_or(now);
    return std::clamp(written, std::min(token.made_at, now), now);
}

intake::Understood understood(const intake::OfflineFile& file, const intake::Limits& limits) {
    try {
        return intake::understood(file.body, "gzip", limits);
    } catch (const intake::Refused& refused) {
        const auto where = refused.field().empty() ? std::string{} : refused.field() + ": ";
        throw Refusal{
            {fmt::format("Báo cáo trong tệp không hợp lệ; cần: {}{}.", where, refused.what()),
             fmt::format("The report in the file is not valid; wanted: {}{}.", where, refused.what())}};
    }
}

store::Device
device_of(store::Store& store, const store::EnrolmentToken& token, const intake::OfflineFile& file, store::Time at) {
    try {
        return access::addressed_device(store, token, file.head.device, at);
    } catch (const access::EnrolmentRefused& refused) {
        throw Refusal{refused.why()};
    }
}

bool is_known(store::Store& store, const store::Device& device, store::Time at) {
    if (!device.machine) return false;
    const auto machine = store.snapshot()->machine(*device.machine);
    return machine && machine->last_reported >= at;
}

std::string bytes_of(const std::filesystem::path& file, const intake::Limits& limits) {
    constexpr std::size_t largest_head = 2000;
    if (std::filesystem::file_size(file) > limits.bytes + largest_head)
        throw Refusal{{"Tệp quá lớn.", "The file is too large."}};
    std::ifstream stream(file, std::ios::binary);
    if (!stream) throw Refusal{{"Máy chủ không đọc được tệp này.", "The server may not or cannot read this file."}};
    return {std::istreambuf_iterator<char>(stream), {}};
}

} // namespace

ImportedFile import_report(
    store::Store& store, std::string name, std::string_view bytes, const intake::Limits& limits, store::Time now) {
    ImportedFile imported;
    imported.name = std::move(name);
    try {
        const auto file = taken_apart(bytes);
        const auto token = token_of(store, file);
        auto [report, json] = understood(file, limits);
        imported.hostname = report.hostname;
        const auto at = moment_of(file, token, now);
        const auto device = device_of(store, token, file, at);
        if (is_known(store, device, at)) {
            imported.outcome = Imported::nothing_new;
            return imported;
        }
        const auto received = inventory::receive(
            store, device, {std::move(report), std::move(json), "file " + report::sha256_hex(bytes), at});
        imported.outcome = received.repeated      ? Imported::nothing_new
                           : received.new_machine ? Imported::new_machine
                                                  : Imported::known_machine;
    } catch (const Refusal& refusal) {
        imported.reason = refusal.reason;
    }
    return imported;
}

std::vector<ImportedFile>
import_folder(store::Store& store, const std::filesystem::path& folder, const intake::Limits& limits, store::Time now) {
    struct Waiting {
        std::string name;
        std::string made_at; ///< as its head says, to begin with the oldest; not believed otherwise
        std::string bytes;
    };
    std::vector<Waiting> waiting;
    std::vector<ImportedFile> imported;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.path().extension() != report::offline::file_ending || !entry.is_regular_file()) continue;
        const auto name = entry.path().lexically_relative(folder).string();
        try {
            auto bytes = bytes_of(entry.path(), limits);
            auto made_at = taken_apart(bytes).head.made_at;
            waiting.push_back({name, std::move(made_at), std::move(bytes)});
        } catch (const Refusal& refusal) {
            imported.push_back({name, Imported::refused, {}, refusal.reason});
        }
    }
    std::ranges::sort(waiting, {}, [](const Waiting& file) { return std::tie(file.made_at, file.name); });
    for (auto& file : waiting)
        imported.push_back(import_report(store, std::move(file.name), file.bytes, limits, now));
    std::ranges::sort(imported, {}, &ImportedFile::name);
    return imported;
}

} // namespace rasoat::offline
