#include "agent/probes/probe_machine.h"

#include "agent/probes/baseboard.h"
#include "agent/probes/battery.h"
#include "agent/probes/disk_health_source.h"
#include "agent/probes/disks.h"
#include "agent/probes/firmware.h"
#include "agent/probes/further_probes.h"
#include "agent/probes/gpu.h"
#include "agent/probes/identity.h"
#include "agent/probes/memory.h"
#include "agent/probes/monitors.h"
#include "agent/probes/network.h"
#include "agent/probes/operating_system.h"
#include "agent/probes/processor.h"
#include "agent/probes/smbios_source.h"
#include "agent/probes/system.h"
#include "agent/probes/virtual_machine.h"
#include "agent/probes/volumes.h"

#include <exception>

namespace rasoat::probes {
namespace {

/// Runs one probe; what it throws becomes a line of the report.
template <class Probe>
void attempt(report::Report& report, const char* name, const Probe& probe) {
    try {
        probe();
    } catch (const std::exception& failure) {
        report.failures.push_back({name, failure.what()});
    }
}

} // namespace

report::Report probe_machine(const MachineRoot& root) {
    report::Report report;
    SmbiosTables tables;
    FirmwareIdentity identity;
    attempt(report, "smbios", [&] { tables = read_smbios(root); });
    attempt(report, "identity", [&] { identity = firmware_identity(root, tables); });
    attempt(report, "system", [&] { report.system = system_named(identity, hypervisor(root, identity)); });
    report.baseboard = baseboard_named(identity);
    attempt(report, "firmware", [&] { report.firmware = firmware(root, identity, tables); });
    attempt(report, "operating system", [&] {
        report.operating_system = operating_system(root);
        report.hostname = hostname(root);
    });
    attempt(report, "processors", [&] { report.processors = processors(root, tables); });
    attempt(report, "memory", [&] { report.memory = memory(root, tables); });
    attempt(report, "disks", [&] { report.disks = disks(root); });
    attempt(report, "disk health", [&] {
        for (auto& disk : report.disks) {
            if (const auto condition = disk_condition(root, disk)) {
                disk.health = condition->health;
                disk.counters = condition->counters;
            }
        }
    });
    attempt(report, "volumes", [&] { report.volumes = volumes(root); });
    attempt(report, "graphics", [&] { report.gpus = gpus(root); });
    attempt(report, "monitors", [&] { report.monitors = monitors(root); });
    attempt(report, "network", [&] { report.network_adapters = network_adapters(root); });
    attempt(report, "batteries", [&] { report.batteries = batteries(root, tables); });
    for (const auto& further : further_probes())
        attempt(report, further.name, [&] { further.run(root, report); });
    // A chassis that calls itself "Other" and has a battery is carried around.
    if (!report.system.kind && !report.batteries.empty()) report.system.kind = report::MachineKind::laptop;
    return report;
}

} // namespace rasoat::probes
