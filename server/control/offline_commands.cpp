#include "server/control/offline_commands.h"

#include "agent/report/offline_format.h"
#include "server/access/audit_trail.h"
#include "server/access/enrolment.h"
#include "server/control/arguments.h"
#include "server/offline/import_reports.h"
#include "server/offline/stick_settings.h"

#include <fmt/format.h>

#include <algorithm>

namespace rasoat::control {

namespace {

using offline::Imported;

std::string line_of(const offline::ImportedFile& file) {
    switch (file.outcome) {
    case Imported::new_machine:
        return fmt::format("{}: máy mới · new machine {}\n", file.name, file.hostname);
    case Imported::known_machine:
        return fmt::format("{}: đã cập nhật · updated {}\n", file.name, file.hostname);
    case Imported::nothing_new:
        return fmt::format("{}: đã có rồi · here already, {}\n", file.name, file.hostname);
    case Imported::refused:
        break;
    }
    return fmt::format("{}: KHÔNG NHẬN: {} · REFUSED: {}\n", file.name, file.reason.vi, file.reason.en);
}

} // namespace

ControlAnswer offline_stick(const api::Services& services, const std::vector<std::string>& words) {
    constexpr std::int64_t usual_days = 60;
    const auto days = words.size() > 2 ? number_in(words[2], 1, 366) : usual_days;
    if (!days) return {false, fmt::format("offline-stick: \"{}\" is not a number of days from 1 to 366", words[2])};
    const auto unit = chosen_unit(*services.store.snapshot(), words);
    if (!unit) return {false, "offline-stick: there is no such unit"};
    const auto made =
        access::make_enrolment_token(services.store, unit->id, std::chrono::days(*days), access::system_actor, now());
    return {true, offline::stick_settings(made.token, unit->name)};
}

ControlAnswer import_reports(const api::Services& services, const std::vector<std::string>& words) {
    if (words.size() != 2) return {false, "import-reports: a folder is wanted"};
    std::error_code unreadable;
    if (!std::filesystem::is_directory(words[1], unreadable))
        return {false, fmt::format("import-reports: the server finds no folder {}, or may not look into it", words[1])};
    const auto files = offline::import_folder(services.store, words[1], services.agents.intake, now());
    if (files.empty())
        return {
            false, fmt::format(
                       "import-reports: {} không có tệp báo cáo nào · holds no {} file", words[1],
                       report::offline::file_ending)};
    std::string text;
    for (const auto& file : files)
        text += line_of(file);
    const auto count = [&](Imported outcome) {
        return std::ranges::count(files, outcome, &offline::ImportedFile::outcome);
    };
    const auto refused = count(Imported::refused);
    text += fmt::format(
        "{0} tệp: {1} máy mới, {2} cập nhật, {3} đã có, {4} không nhận · "
        "{0} files: {1} new machines, {2} updated, {3} here already, {4} refused\n",
        files.size(), count(Imported::new_machine), count(Imported::known_machine), count(Imported::nothing_new),
        refused);
    return {refused == 0, text};
}

} // namespace rasoat::control
