#include "agent/machine_report.h"

#include "agent/probes/probe_machine.h"

namespace rasoat::agent {

report::Report machine_report(
    const std::string& sysroot, const std::optional<delivery::Enrolment>& enrolment, const Settings& settings) {
    auto report = probes::probe_machine(probes::MachineRoot(sysroot));
    report.agent_version = std::string("Rasoat-Agent_v") + agent_version();
    report.tag = settings.unit;
    if (enrolment) {
        report.device_id = enrolment->device_id;
        if (enrolment->unit) report.tag = enrolment->unit;
    } else {
        report.device_id = report.hostname.empty() ? "machine" : report.hostname;
    }
    return report;
}

} // namespace rasoat::agent
