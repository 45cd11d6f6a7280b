#pragma once

#include "agent/report/report.h"

#include <vector>

namespace rasoat::probes {

/// The programs against malware on this machine, with what Windows' Security Center knows of them. Throws ProbeError,
/// saying what is not known, where neither the Security Center nor a known product's service tells.
std::vector<report::Antivirus> antivirus();

} // namespace rasoat::probes
