#pragma once

#include "server/store/import_records.h"
#include "server/store/sqlite/connection.h"

#include <optional>
#include <vector>

/// What the store's interface asks about imports and set prices (server/store/store.h says what each gives).
namespace rasoat::store {

[[nodiscard]] std::vector<Import> select_imports(Connection& connection, std::size_t most);
[[nodiscard]] std::optional<Import> select_import(Connection& connection, ImportId id);
[[nodiscard]] std::vector<SetPrice> select_set_prices(Connection& connection);

} // namespace rasoat::store
