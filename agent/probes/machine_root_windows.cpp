#include "agent/probes/machine_root.h"
#include "agent/probes/probe_error.h"

namespace rasoat::probes {

// The members that read files of a captured machine are Linux' alone.
MachineRoot::MachineRoot(const std::filesystem::path& directory) : live_(directory == "/") {
    if (!live_) throw ProbeError("Only the running machine can be read on Windows; a captured one is read on Linux");
}

} // namespace rasoat::probes
