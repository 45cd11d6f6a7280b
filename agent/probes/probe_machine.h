#pragma once

#include "agent/probes/machine_root.h"
#include "agent/report/report.h"

/// The folder of the probes: one file pair for each part of a machine, the operating system in the file's suffix.
/// Linux' files and Windows' own calls go in, values of agent/report come out. What they mean is decided in files
/// without a suffix, which captures of real machines of either system test everywhere. Nothing is written, no process
/// starts, no personal data is read: no user names, no file names.
namespace rasoat::probes {

/// Everything that the machine's hardware and system tell: all of a report but `device_id`, `agent_version` and `tag`.
/// Each probe fails alone: what could not be read, and what to do about it, is in `failures`. Firmware tables that
/// a machine doesn't have (some virtual ones) are no failure. Never throws for what the machine holds.
report::Report probe_machine(const MachineRoot& root);

} // namespace rasoat::probes
