#pragma once

#include "server/documents/table.h"

#include <string>

namespace rasoat::documents {

/// The table as RFC 4180 has it: UTF-8 with a byte order mark, without which Excel takes it for another encoding;
/// commas, days as 2026-11-24, numbers without separators. A text that a spreadsheet would run as a formula (it begins
/// with
/// =, +, -, @ or a tab) gets an apostrophe before it (OWASP, "CSV Injection").
[[nodiscard]] std::string csv(const Table& table, Language language);

} // namespace rasoat::documents
