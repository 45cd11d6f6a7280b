#pragma once

#include "server/documents/table.h"
#include "server/imports/fields.h"
#include "server/imports/row_lookup.h"
#include "server/store/store.h"

namespace rasoat::imports {

/// A list of that kind to fill in: headings that are known again when it comes back, and for prices, models and funds
/// the rows that there are, so that what is changed in them comes back as a change. Cells are in the language.
[[nodiscard]] documents::Table
template_of(store::Reader& reader, Kind kind, const Surroundings& surroundings, documents::Language language);

} // namespace rasoat::imports
