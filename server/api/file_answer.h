#pragma once

#include "server/api/answer.h"
#include "server/api/call.h"
#include "server/documents/table.h"

#include <string_view>

/// A table as a file to be saved. The query parameter `lang` (vi or en) says in which language its headings are; `name`
/// is the file's name without day and suffix.
namespace rasoat::api {

/// The query parameter `lang`; Vietnamese where it is absent.
[[nodiscard]] documents::Language file_language(const Call& call);

[[nodiscard]] Answer csv_file(std::string_view name, const documents::Table& table, const Call& call);
[[nodiscard]] Answer xlsx_file(std::string_view name, const documents::Table& table, const Call& call);

} // namespace rasoat::api
