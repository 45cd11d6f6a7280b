#pragma once

#include <SQLiteCpp/Database.h>

namespace rasoat::store {

/// The schema that this program works with.
[[nodiscard]] int newest_schema();

/// Brings the schema to `target`, one numbered step after the other, each in a transaction of its own. Throws
/// StoreTooNew when the file's schema is newer than this program knows, StoreCorrupt when the file is another
/// program's.
void migrate(SQLite::Database& database, int target = newest_schema());

} // namespace rasoat::store
