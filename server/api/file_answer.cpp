#include "server/api/file_answer.h"

#include "server/documents/csv.h"
#include "server/documents/xlsx.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

namespace rasoat::api {
namespace {

Answer
file(std::string document, std::string_view name, std::string_view suffix, std::string media_type, const Call& call) {
    Answer answer = shown(std::move(document));
    answer.media_type = std::move(media_type);
    const auto day = std::chrono::floor<std::chrono::days>(call.now());
    return std::move(answer).with(
        "Content-Disposition", fmt::format(
                                   "attachment; filename=\"{}-{:%Y-%m-%d}.{}\"", name,
                                   std::chrono::sys_time<std::chrono::seconds>(day), suffix));
}

} // namespace

documents::Language file_language(const Call& call) {
    using documents::Language;
    return call.query_choice<Language>("lang", {{"vi", Language::vi}, {"en", Language::en}}).value_or(Language::vi);
}

Answer csv_file(std::string_view name, const documents::Table& table, const Call& call) {
    return file(documents::csv(table, file_language(call)), name, "csv", "text/csv; charset=utf-8", call);
}

Answer xlsx_file(std::string_view name, const documents::Table& table, const Call& call) {
    return file(
        documents::xlsx(table, file_language(call)), name, "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", call);
}

} // namespace rasoat::api
