#pragma once

#include "agent/report/report_fields.h"

namespace rasoat::report {

/// Reads `content.rasoat`, as report_json.h lists it, into a report that has the rest of the document already.
/// Throws ReportRefused.
void read_additions(const FieldReader& read, const JsonNode& rasoat, Report& report);

} // namespace rasoat::report
