#pragma once

#include "agent/probes/machine_root.h"
#include "agent/report/report.h"

#include <span>

namespace rasoat::probes {

/// A probe of what one operating system has and others have not, or tell elsewhere. It adds to the report; what it
/// throws becomes a line of the report's failures under its name.
struct FurtherProbe {
    const char* name;
    void (*run)(const MachineRoot& root, report::Report& report);
};

/// Those of this operating system, to be run after the others.
std::span<const FurtherProbe> further_probes();

} // namespace rasoat::probes
