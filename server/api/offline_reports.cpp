#include "server/api/offline_reports.h"

#include "server/api/http/problem.h"
#include "server/api/json/text_json.h"
#include "server/intake/spreadsheet/zip_archive.h"
#include "server/offline/import_reports.h"

#include <fmt/format.h>

#include <vector>

namespace rasoat::api {

namespace {

constexpr std::string_view report_ending = ".rasoat-report";
constexpr std::size_t most_unpacked = std::size_t{256} * 1024 * 1024;
constexpr std::size_t longest_file_name = 255;

std::string_view name_of(offline::Imported outcome) {
    switch (outcome) {
    case offline::Imported::new_machine:
        return "new_machine";
    case offline::Imported::known_machine:
        return "known_machine";
    case offline::Imported::nothing_new:
        return "nothing_new";
    case offline::Imported::refused:
        break;
    }
    return "refused";
}

/// The report files of an archive, in its order; others in it are left alone.
std::vector<offline::ImportedFile> take_archive(const Services& services, const Call& call) {
    std::vector<offline::ImportedFile> files;
    try {
        intake::ZipArchive archive(call.body(), most_unpacked);
        for (const auto& entry : archive.entries())
            if (!entry.is_folder && entry.name.ends_with(report_ending))
                files.push_back(offline::import_report(
                    services.store, entry.name, archive.content(entry), services.agents.intake, call.now()));
    } catch (const intake::ZipRefused& refused) {
        throw http::ProblemError(http::invalid_value(
            "", {fmt::format("Không đọc được tệp nén ({}).", refused.what()),
                 fmt::format("The archive cannot be read ({}).", refused.what())}));
    }
    return files;
}

} // namespace

Answer take_offline_reports(const Services& services, Call& call) {
    auto name = call.query("name", longest_file_name);
    std::vector<offline::ImportedFile> files;
    if (call.body().starts_with("PK"))
        files = take_archive(services, call);
    else
        files.push_back(
            offline::import_report(services.store, std::move(name), call.body(), services.agents.intake, call.now()));

    JsonWriter json;
    json.begin_object();
    json.begin_array("items");
    for (const auto& file : files) {
        json.begin_object();
        json.text("name", file.name);
        json.text("outcome", name_of(file.outcome));
        json.text("hostname", file.hostname);
        write_text_or_null(
            json, "reason", file.outcome == offline::Imported::refused ? std::optional(file.reason) : std::nullopt);
        json.end_object();
    }
    json.end_array();
    json.end_object();
    return shown(json.take());
}

} // namespace rasoat::api
