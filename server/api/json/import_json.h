#pragma once

#include "server/imports/imports.h"

#include <cstddef>
#include <string>
#include <vector>

/// Imports as the schemas Import, ImportRows and Imports of openapi.yaml.
namespace rasoat::api {

[[nodiscard]] std::string imports_json(const std::vector<store::Import>& imports);
[[nodiscard]] std::string import_json(const imports::Look& look);

enum class RowsShown { all, changes, problems };
/// At most `limit` rows, from the `first`-th of those shown on.
[[nodiscard]] std::string
import_rows_json(const imports::Look& look, RowsShown only, std::size_t first, std::size_t limit);

[[nodiscard]] std::string undone_json(const imports::Undone& undone);

} // namespace rasoat::api
