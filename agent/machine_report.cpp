#include "agent/machine_report.h"

#include "agent/delivery/durable_file.h"
#include "agent/kept_benchmark.h"
#include "agent/kept_strain.h"
#include "agent/probes/probe_machine.h"
#include "agent/round.h"

namespace rasoat::agent {

namespace {

/// What the service has gathered on this machine. An ordinary user may not look into the state folder and gets none.
void add_measurements(report::Report& report, const Settings& settings) {
    const delivery::StateFolder state(settings.state);
    try {
        if (settings.strain)
            report.strain = kept_strain(state).unsent_before(std::chrono::floor<std::chrono::days>(now()));
        if (const auto kept = settings.benchmark ? kept_benchmark(state) : std::nullopt;
            kept && kept->hardware == measured_hardware(report))
            report.benchmark = kept->scores;
    } catch (const delivery::StorageProblem&) {
        report.strain.clear();
    }
}

} // namespace

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
    if (sysroot == "/") add_measurements(report, settings);
    return report;
}

} // namespace rasoat::agent
