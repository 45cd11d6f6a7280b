#pragma once

#include "agent/report/report.h"

#include <cstdint>

namespace rasoat::tests {

/// Some report within the reader's limits: any fact may be there or not, texts hold quotes, slashes, Vietnamese and
/// control characters. The same seed gives the same report.
report::Report random_report(std::uint64_t seed);

} // namespace rasoat::tests
