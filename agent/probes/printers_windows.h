#pragma once

#include "agent/report/report.h"

#include <vector>

namespace rasoat::probes {

/// The printers that are installed for everybody on this machine: no documents, no ports' addresses. Throws ProbeError
/// where the spooler does not answer.
std::vector<report::Printer> printers();

} // namespace rasoat::probes
