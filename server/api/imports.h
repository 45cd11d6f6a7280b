#pragma once

#include "server/api/answer.h"
#include "server/api/call.h"
#include "server/api/services.h"

/// Lists that officers bring in as spreadsheets: uploaded, looked at, chosen, confirmed, undone.
namespace rasoat::api {

/// POST /api/v1/imports?kind=&name=: the file is the body; a draft is made of it.
[[nodiscard]] Answer begin_import(const Services& services, Call& call);
/// GET /api/v1/imports
[[nodiscard]] Answer imports_so_far(const Services& services, Call& call);
/// GET /api/v1/imports/{id}
[[nodiscard]] Answer import_by_id(const Services& services, Call& call);
/// GET /api/v1/imports/{id}/rows?only=&cursor=&limit=
[[nodiscard]] Answer import_rows(const Services& services, Call& call);
/// PUT /api/v1/imports/{id}/choices
[[nodiscard]] Answer choose_import_columns(const Services& services, Call& call);
/// POST /api/v1/imports/{id}/confirm
[[nodiscard]] Answer confirm_import(const Services& services, Call& call);
/// POST /api/v1/imports/{id}/undo
[[nodiscard]] Answer undo_import(const Services& services, Call& call);
/// GET /api/v1/import-template.csv?kind=&lang=
[[nodiscard]] Answer import_template_csv(const Services& services, Call& call);
/// GET /api/v1/import-template.xlsx?kind=&lang=
[[nodiscard]] Answer import_template_xlsx(const Services& services, Call& call);
/// DELETE /api/v1/imports/{id}: only a draft.
[[nodiscard]] Answer discard_import(const Services& services, Call& call);

} // namespace rasoat::api
