#pragma once

#include "agent/report/report.h"

#include <string>

namespace rasoat::tests {

/// A complete report of an office desktop: every identifying fact ends in `mark`, so two marks are two machines.
[[nodiscard]] report::Report office_report(const std::string& mark);

} // namespace rasoat::tests
