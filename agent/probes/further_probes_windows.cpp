#include "agent/probes/antivirus_windows.h"
#include "agent/probes/encryption_windows.h"
#include "agent/probes/further_probes.h"
#include "agent/probes/licence_windows.h"
#include "agent/probes/membership_windows.h"
#include "agent/probes/printers_windows.h"

#include <array>

namespace rasoat::probes {

std::span<const FurtherProbe> further_probes() {
    static constexpr std::array probes = {
        FurtherProbe{
            "domain", [](const MachineRoot&, report::Report& report) { tell_membership(report.operating_system); }},
        FurtherProbe{
            "activation",
            [](const MachineRoot&, report::Report& report) { report.operating_system.activated = is_activated(); }},
        FurtherProbe{"encryption", [](const MachineRoot&, report::Report& report) { tell_encryption(report.volumes); }},
        FurtherProbe{"antivirus", [](const MachineRoot&, report::Report& report) { report.antivirus = antivirus(); }},
        FurtherProbe{"printers", [](const MachineRoot&, report::Report& report) { report.printers = printers(); }},
    };
    return probes;
}

} // namespace rasoat::probes
