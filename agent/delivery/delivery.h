#pragma once

#include "agent/delivery/device_status.h"
#include "agent/delivery/enrolment.h"
#include "agent/delivery/spool.h"
#include "agent/report/report.h"

#include <chrono>
#include <string>

namespace rasoat::delivery {

/// What became of a report.
enum class Outcome {
    unchanged,   ///< the server holds this content already; a heartbeat said that the machine is there
    delivered,   ///< the server confirmed it
    refused,     ///< the server will never take it; kept aside
    kept,        ///< not sent; it waits in the spool
    key_unknown, ///< not sent, and won't be until the machine is enrolled again; it waits in the spool
};

struct Delivery {
    Outcome outcome;
    std::string problem;        ///< why not, for the log; empty where it was
    bool wants_new_key = false; ///< the server asks this device to change its key
};

/// One round: the report, or a heartbeat where the server holds its content and there is no strain to tell, and before
/// it whatever the spool holds, oldest first. The report is in the spool before anything is sent, so that no end of the
/// process loses it. Updates `status` (but does not store it), with the next report's time by the server's word or by
/// back-off. Throws StorageProblem only where the spool can't be read; a full disk does not keep a report from being
/// sent.
Delivery deliver(
    const report::Report& report, const Enrolment& enrolment, Spool& spool, const StateFolder& state,
    DeviceStatus& status, std::chrono::sys_seconds now);

} // namespace rasoat::delivery
