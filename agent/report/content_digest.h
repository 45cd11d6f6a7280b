#pragma once

#include "agent/report/report.h"

#include <string>

namespace rasoat::report {

/// The report without what changes while the machine stays the same. Left out:
///  - free space of volumes; volumes under /media, /run/media and /mnt (what happens to be plugged in)
///  - the size of swap; IP addresses, link state and speed of network adapters; virtual adapters altogether (containers
///    and tunnels come and go under random names)
///  - removable disks that do not hold the system
///  - the power-on hours of disks; strain, which goes with a report of its own once a day
///  - the port a monitor is plugged into
///  - the voltage of batteries; their full capacity counts in steps of 5 % of the design capacity, because the
///    firmware's estimate drifts by a little with every charge
///  - the reason why a part could not be read (the part's name stays)
/// and the order in which the kernel found disks, volumes, GPUs, monitors, adapters and batteries: they are sorted.
/// Everything else stays in, so also a new kernel, agent, disk health or org unit is news.
[[nodiscard]] Report stable_part(Report report);

/// SHA-256 in 64 lower-case hexadecimal digits over to_json(stable_part(report)). Agent and server compute it alike:
/// the agent to send a heartbeat in place of a report, the server to know that it holds the content.
[[nodiscard]] std::string content_digest(const Report& report);

} // namespace rasoat::report
